import { fail, ok, type Result } from '../../shared/base/result.ts'
import { countBrackets } from '../../shared/domain/brackets.ts'
import { type ClosingError, refused } from '../../shared/domain/closing-error.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { inOrderOfCirculation, isForAll, type Revision } from '../../shared/domain/revisions.ts'
import {
  needsReply,
  openRound,
  type Round,
  type SilenceAnswer,
} from '../../shared/domain/silence.ts'
import {
  beginRound,
  breakRound,
  breaks,
  circulate,
  confirmRound,
  extendRound,
  noteJump,
  reopen,
  voidRound,
} from '../../shared/domain/silence-acts.ts'
import type { ClosingCommand, SilenceAnswerRequest } from '../../shared/protocol/closing.ts'
import { mayEnter } from '../../shared/protocol/rooms.ts'
import type { KeyedAnswer } from '../../shared/ydoc/answers.ts'
import type { Author } from '../author.ts'
import type { Member } from '../store/store.ts'
import { DONE, type Done, doneBy, UNAVAILABLE } from './done.ts'
import type { Rooms } from './rooms.ts'
import { SilenceAnswers } from './silence-answers.ts'
import { textNow } from './text-now.ts'

// Revisions and the silence procedure ([K1]-[K7]). Whoever calls sees to it that one act is carried out at a time. What
// ends a round is recorded first in the room where it was said and then in the dossier: a crash between the two is made
// good before anything else is done.

const COMMANDS = [
  'circulate',
  'beginSilence',
  'extendSilence',
  'reply',
  'enterAnswer',
  'voidSilence',
  'confirmSilence',
  'reopen',
] as const
export type SilenceCommand = Extract<ClosingCommand, { command: (typeof COMMANDS)[number] }>

export function isOfSilence(command: ClosingCommand): command is SilenceCommand {
  return COMMANDS.some((name) => name === command.command)
}

type Act<Name extends SilenceCommand['command']> = Extract<SilenceCommand, { command: Name }>
type Next = Result<Dossier, ClosingError | 'unavailable'>
type Said = Omit<SilenceAnswer, 'round' | 'at' | 'deadline' | 'reply'>

export type SilenceOptions = {
  readonly rooms: Rooms
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export class SilenceOffice {
  readonly #rooms: Rooms
  readonly #answers: SilenceAnswers
  readonly #now: () => number

  constructor({ rooms, now }: SilenceOptions) {
    this.#rooms = rooms
    this.#answers = new SilenceAnswers(rooms)
    this.#now = now
  }

  /** Carries out an act of the pen. */
  async act(command: SilenceCommand, by: Author): Promise<Done> {
    await this.recover()
    const dossier = await this.#rooms.dossier()
    switch (command.command) {
      case 'circulate':
        return this.#circulate(dossier, command, by)
      case 'beginSilence':
        return this.#begin(command, by)
      case 'extendSilence':
        return this.#extend(dossier, command.until, by)
      case 'reply':
        return this.#reply(dossier, command, by)
      case 'enterAnswer':
        return this.#enter(dossier, command, by)
      case 'voidSilence':
        return this.#moved('drafting', voidRound(dossier, command.reason, this.#now()), by)
      case 'confirmSilence':
        return this.#confirm(dossier, by)
      case 'reopen':
        return this.#moved('drafting', reopen(dossier, command.reason, this.#now()), by)
    }
  }

  /**
   * Takes what a member says of a text under silence, once however often it is sent; also when it comes too late, which is
   * written down then.
   */
  async answer({ round: number, ...said }: SilenceAnswerRequest, by: Author): Promise<Done> {
    await this.recover()
    const dossier = await this.#rooms.dossier()
    const round = dossier.rounds[number - 1]
    const { delegation } = by
    if (!round?.recipients.includes(delegation)) return refused('no-round')
    if (await this.#isKnown(round, said, by)) return DONE
    return this.#take(dossier, round, { ...said, delegation, attested: null }, by)
  }

  /** What was said of a round, as far as the member may read the rooms in which it was said; null if they cannot be read. */
  async answersFor(
    member: Pick<Member, 'delegation' | 'role'>,
    number: number,
  ): Promise<readonly KeyedAnswer[] | null> {
    const dossier = await this.#rooms.dossier()
    const round = dossier.rounds[number - 1]
    if (!round) return []
    const readable = round.recipients.filter((delegation) =>
      mayEnter({ kind: 'pen', delegation }, member, dossier),
    )
    const answers = await this.#answers.of(readable)
    return answers?.filter((answer) => answer.round === number) ?? null
  }

  /** The relay's clock jumped ([K7]). */
  async noteJump(ms: number): Promise<void> {
    const dossier = await this.#rooms.dossier()
    const noted = noteJump(dossier, ms, this.#now())
    if (noted !== dossier) await this.#rooms.change(() => noted, null)
  }

  /** Finishes what a crash may have left half done: silence that was broken is broken. */
  async recover(): Promise<void> {
    const dossier = await this.#rooms.dossier()
    const round = openRound(dossier.rounds)
    const broken = round && (await this.#answersTo(round))?.find(breaks)
    if (!broken) return
    await this.#moved('drafting', breakRound(dossier, broken, broken.at), null)
  }

  async #circulate(dossier: Dossier, command: Act<'circulate'>, by: Author): Promise<Done> {
    const text = await textNow(this.#rooms, dossier)
    if (!text) return UNAVAILABLE
    const { note, recipients, commentsUntil } = command
    const { source, seq, textHash, numbers } = text
    const brackets = countBrackets(source.base, source.proposals)
    const about = { note, recipients, commentsUntil, seq, textHash, numbers, brackets }
    // It is named and counted among all revisions, also those that not everybody knows of.
    const named = await this.#rooms.named.all()
    const all = { ...dossier, revisions: inOrderOfCirculation(dossier.revisions, named) }
    const next = circulate(all, { ...about, at: this.#now(), by: by.delegation })
    if (!next.ok) return next
    const made = next.value.revisions.at(-1)
    const isKept = made !== undefined && (await this.#keepRevision(made, by))
    return isKept ? ok({ revision: made.name }) : UNAVAILABLE
  }

  /** For all members in the dossier, for named recipients where only the relay reads it ([K16]). */
  async #keepRevision(revision: Revision, by: Author): Promise<boolean> {
    const { members } = await this.#rooms.dossier()
    if (!isForAll(revision, members)) return this.#rooms.named.add(revision, by)
    const put = (now: Dossier) => ({ ...now, revisions: [...now.revisions, revision] })
    return this.#rooms.change(put, by)
  }

  /** The hash is taken when nobody can change the text any more. */
  async #begin(command: Act<'beginSilence'>, by: Author): Promise<Done> {
    const make = async (dossier: Dossier): Promise<Next> => {
      const text = await textNow(this.#rooms, dossier)
      return text ? beginRound(dossier, command, text.textHash, this.#now()) : fail('unavailable')
    }
    return doneBy(await this.#rooms.moveTo('silence', make, by))
  }

  /** Whoever asked for more time has got it. */
  async #extend(dossier: Dossier, until: number, by: Author): Promise<Done> {
    const now = this.#now()
    const next = extendRound(dossier, until, now)
    if (!next.ok) return next
    const round = openRound(next.value.rounds)
    const answers = round && (await this.#answersTo(round))
    if (!answers || !(await this.#rooms.change(() => next.value, by))) return UNAVAILABLE
    for (const answer of answers) {
      if (answer.answer !== 'extension' || !needsReply(answer)) continue
      const reply = { kind: 'granted' as const, at: now, reason: '' }
      if (!(await this.#answers.write(withReply(answer, reply), answer.key, by))) return UNAVAILABLE
    }
    return DONE
  }

  async #reply(dossier: Dossier, command: Act<'reply'>, by: Author): Promise<Done> {
    const { delegation, key, kind, until, reason } = command
    const answers = await this.#answers.of([delegation])
    if (!answers) return UNAVAILABLE
    const round = openRound(dossier.rounds)
    const answer = answers.find((one) => one.key === key)
    if (!round || answer?.round !== round.number || !needsReply(answer)) return refused('no-answer')
    if (kind === 'granted' && answer.answer === 'extension') {
      return until === null ? refused('deadline') : this.#extend(dossier, until, by)
    }
    const reply = { kind, at: this.#now(), reason }
    if (!(await this.#answers.write(withReply(answer, reply), key, by))) return UNAVAILABLE
    if (kind === 'refused') return DONE
    return this.#moved('drafting', breakRound(dossier, answer, this.#now()), by)
  }

  /** What a delegation said by another way, as the pen wrote it down ([K6]). */
  async #enter(dossier: Dossier, command: Act<'enterAnswer'>, by: Author): Promise<Done> {
    const round = openRound(dossier.rounds)
    if (!round) return refused('no-round')
    const { delegation, how, given } = command
    if (!round.recipients.includes(delegation)) return refused('not-a-member', delegation)
    // Nobody vouches for what has not been said yet, nor for what was said before there was a round.
    if (given < round.begun || given > this.#now()) return refused('deadline')
    const { answer, reason, paragraph, isNamed, until } = command
    const said = { answer, given, reason, paragraph, isNamed, until }
    const attested = { by: by.delegation, how }
    return this.#take(dossier, round, { ...said, delegation, attested }, by)
  }

  async #take(dossier: Dossier, round: Round, said: Said, by: Author): Promise<Done> {
    const { answer, given, reason, paragraph, isNamed, until, delegation, attested } = said
    const about = { answer, given, reason, paragraph, isNamed, until, delegation, attested }
    const { number, deadline } = round
    const at = this.#now()
    const written: SilenceAnswer = { ...about, round: number, at, deadline, reply: null }
    if (await this.#isTooMuch(round, delegation)) return refused('too-many', delegation)
    if (!(await this.#answers.write(written, null, by))) return UNAVAILABLE
    if (round.end || !breaks(written)) return ok({ isLate: at > deadline })
    return this.#moved('drafting', breakRound(dossier, written, at), by)
  }

  async #confirm(dossier: Dossier, by: Author): Promise<Done> {
    const round = openRound(dossier.rounds)
    if (!round) return refused('no-round')
    const answers = await this.#answersTo(round)
    if (!answers) return UNAVAILABLE
    return this.#moved('agreed', confirmRound(dossier, answers, this.#now()), by)
  }

  async #moved(
    stage: Dossier['stage'],
    next: Result<Dossier, ClosingError>,
    by: Author | null,
  ): Promise<Done> {
    if (!next.ok) return next
    return doneBy(await this.#rooms.moveTo(stage, async () => next, by))
  }

  /** Whether the delegation has said this already: an answer is sent again by who never heard that it was taken. */
  async #isKnown(
    round: Round,
    { answer, given }: Pick<SilenceAnswerRequest, 'answer' | 'given'>,
    { delegation }: Author,
  ): Promise<boolean> {
    const answers = (await this.#answers.of([delegation])) ?? []
    return answers.some(
      (one) =>
        one.round === round.number &&
        one.answer === answer &&
        (answer === 'seen' || (one.attested === null && one.given === given)),
    )
  }

  async #isTooMuch(round: Round, delegation: Author['delegation']): Promise<boolean> {
    const answers = await this.#answers.of([delegation])
    return (answers ?? []).filter((one) => one.round === round.number).length >= ANSWERS_AT_MOST
  }

  async #answersTo({ number, recipients }: Round): Promise<readonly KeyedAnswer[] | null> {
    const answers = await this.#answers.of(recipients)
    return answers?.filter(({ round }) => round === number) ?? null
  }
}

/** Of one delegation to one round: more than anybody has to say. */
const ANSWERS_AT_MOST = 50

function withReply(
  { key: _key, ...answer }: KeyedAnswer,
  reply: SilenceAnswer['reply'],
): SilenceAnswer {
  return { ...answer, reply }
}
