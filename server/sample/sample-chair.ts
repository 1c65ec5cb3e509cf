import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { paragraphNumbered } from '../../shared/domain/revisions.ts'
import type { Round } from '../../shared/domain/silence.ts'
import { openRound } from '../../shared/domain/silence.ts'
import type { ClosingCommand, SilenceAnswerRequest } from '../../shared/protocol/closing.ts'
import { Offices } from '../offices.ts'
import type { Done } from '../relay/done.ts'
import type { Store } from '../store/store.ts'

// The way of the sample to its adoption, by the offices of the relay and a clock of its own: days pass in a moment, and
// it is the present when all is done.

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What is longest, from the zero draft to the adoption. */
const STORY_MS = 13 * DAY_MS

const code = (text: string) => text as DelegationCode

export class SampleChair {
  readonly #store: Store
  readonly #end: number
  #now: number
  #offices: Offices

  constructor(store: Store, end: number) {
    this.#end = end
    this.#now = end - STORY_MS
    this.#store = store
    this.#offices = new Offices(store, () => this.#now)
  }

  /** A day later than the last. */
  async circulate(note: string): Promise<void> {
    this.#now += DAY_MS
    // The delegations wrote in rooms of their own: what these hold of the text is old.
    await this.#offices.close()
    this.#offices = new Offices(this.#store, () => this.#now)
    const commentsUntil = this.#now + DAY_MS
    await this.#act({ command: 'circulate', note, recipients: null, commentsUntil })
  }

  /** A round that runs now: some have seen the text, one lets it pass, one asks for more time. */
  async putUnderSilence(): Promise<void> {
    this.#now = this.#end - 5 * HOUR_MS
    const round = await this.#begin(2 * DAY_MS + 5 * HOUR_MS)
    for (const delegation of ['BEL', 'DEU', 'EST', 'FRA', 'RUS', 'USA']) {
      await this.#say(round, delegation, 'seen')
    }
    this.#now += HOUR_MS
    await this.#say(round, 'EST', 'pass')
    const until = round.deadline + DAY_MS
    await this.#say(round, 'USA', 'extension', {
      until,
      reason: 'Our experts are still consulting.',
    })
  }

  /** A round that a delegation breaks in time, and lets everybody know. */
  async breakSilence(): Promise<void> {
    this.#now += HOUR_MS
    const round = await this.#begin(2 * DAY_MS)
    this.#now += DAY_MS
    const reason = 'We need other words on the time at which resources are provided.'
    await this.#say(round, 'USA', 'break', { reason, isNamed: true })
  }

  /** A round that is extended at somebody's request, and passes. */
  async passSilence(): Promise<void> {
    this.#now += HOUR_MS
    const round = await this.#begin(DAY_MS)
    this.#now += HOUR_MS
    for (const delegation of ['BEL', 'DEU', 'FRA', 'GBR', 'VNM']) {
      await this.#say(round, delegation, 'seen')
    }
    await this.#say(round, 'RUS', 'extension', { reason: 'The capital answers tomorrow.' })
    this.#now += HOUR_MS
    await this.#act({ command: 'extendSilence', until: round.deadline + DAY_MS })
    this.#now = round.deadline + DAY_MS + HOUR_MS
    await this.#act({ command: 'confirmSilence' })
  }

  /** All members join, one of them but for a paragraph; the secretariat has a symbol for it. */
  async adopt(): Promise<void> {
    this.#now += HOUR_MS
    const dossier = await this.#offices.dossier()
    const revision = dossier.revisions.at(-1)
    const about = revision ? paragraphNumbered(revision, DISSOCIATED) : null
    for (const delegation of dossier.members) {
      const isApart = delegation === 'RUS' && about !== null
      await this.#act({
        command: 'recordStance',
        delegation,
        stance: isApart ? 'dissociate' : 'join',
        paragraphs: isApart ? [about] : [],
        explanation: isApart ? EXPLANATION : '',
      })
    }
    await this.#act({ command: 'adopt', override: null, withdrawn: [] })
    const date = new Date(this.#now).toISOString().slice(0, 10)
    const symbol = `S/PRST/${date.slice(0, 4)}/999`
    await this.#act({ command: 'issueAs', symbol, meeting: null, date, item: '' })
  }

  async #begin(ms: number): Promise<Round> {
    const { rounds, typeChoices } = await this.#offices.dossier()
    if (typeChoices.length === 0) {
      const reason = 'The members prefer a statement of the President.'
      await this.#act({ command: 'chooseType', type: 'presidentialStatement', reason })
    }
    const deadline = this.#now + ms
    const note = 'In the absence of objections the text is considered agreed.'
    await this.#act({ command: 'beginSilence', deadline, note, recipients: null })
    const round = openRound((await this.#offices.dossier()).rounds)
    if (!round) throw new Error(`round ${rounds.length + 1} did not begin`)
    return round
  }

  async #say(
    { number }: Round,
    delegation: string,
    answer: SilenceAnswerRequest['answer'],
    about: Partial<SilenceAnswerRequest> = {},
  ): Promise<void> {
    const nothing = { reason: '', paragraph: null, isNamed: false, until: null }
    const said = { ...nothing, ...about, round: number, answer, given: this.#now }
    mustBeDone(await this.#offices.answer(code(delegation), said))
  }

  async #act(command: ClosingCommand): Promise<void> {
    mustBeDone(await this.#offices.act(command))
  }
}

/** The number of the paragraph that one of the members does not join. */
const DISSOCIATED = '3'
const EXPLANATION =
  'The delegation joins the consensus, with the exception of the paragraph on attacks, for which the law of the host State should have been named.'

/** The sample's own story is known to be possible; if it is not, that is a fault of this program. */
function mustBeDone(done: Done): void {
  if (!done.ok) throw new Error(`${done.error.kind} ${done.error.detail}`)
}
