import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { RivalFate } from '../../shared/domain/adoption.ts'
import {
  adopt,
  chooseType,
  issueAs,
  putInBlue,
  recordStance,
} from '../../shared/domain/adoption-acts.ts'
import type { ClosingError } from '../../shared/domain/closing-error.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { overrideGate } from '../../shared/domain/final-pack.ts'
import { blockingIn, gateOf } from '../../shared/formats/gate.ts'
import { leftoversOf } from '../../shared/formats/leftovers.ts'
import type { ClosingCommand } from '../../shared/protocol/closing.ts'
import type { Author } from '../author.ts'
import { DONE, type Done, doneBy, UNAVAILABLE } from './done.ts'
import type { Rooms } from './rooms.ts'
import type { SilenceCommand, SilenceOptions } from './silence-office.ts'
import { textNow } from './text-now.ts'

// From an agreed text to a document of the Council ([K8]-[K13]). Whoever calls sees to it that one act is carried out at
// a time, and that who acts may.

type AdoptionCommand = Exclude<ClosingCommand, SilenceCommand>
type Act<Name extends AdoptionCommand['command']> = Extract<AdoptionCommand, { command: Name }>
type Next = Result<Dossier, ClosingError | 'unavailable'>

export class AdoptionOffice {
  readonly #rooms: Rooms
  readonly #now: () => number

  constructor({ rooms, now }: SilenceOptions) {
    this.#rooms = rooms
    this.#now = now
  }

  async act(command: AdoptionCommand, by: Author): Promise<Done> {
    const dossier = await this.#rooms.dossier()
    const at = this.#now()
    switch (command.command) {
      case 'chooseType': {
        const { type, reason } = command
        return this.#keep(chooseType(dossier, { type, reason, by: by.delegation, at }), by)
      }
      case 'putInBlue':
        return this.#keep(putInBlue(dossier, at), by)
      case 'recordStance':
        return this.#keep(await this.#withStance(dossier, command), by)
      case 'issueAs': {
        const { symbol, meeting, date, item } = command
        const said = item === '' ? {} : { item }
        return this.#keep(issueAs(dossier, { symbol, meeting, date, ...said, at }), by)
      }
      case 'overrideGate':
        return this.#keep(await this.#withOverride(dossier, command, by), by)
      case 'adopt':
        return this.#adopt(command, by)
    }
  }

  async #withStance(dossier: Dossier, command: Act<'recordStance'>): Promise<Next> {
    const text = await textNow(this.#rooms, dossier)
    if (!text) return fail('unavailable')
    const { delegation, stance, paragraphs, explanation } = command
    const given = { delegation, stance, paragraphs, explanation, at: this.#now() }
    return recordStance(dossier, given, new Set(text.source.base.map(({ id }) => id)))
  }

  async #withOverride(
    dossier: Dossier,
    { reason }: Act<'overrideGate'>,
    by: Author,
  ): Promise<Next> {
    const text = await textNow(this.#rooms, dossier)
    if (!text) return fail('unavailable')
    const { textHash, source } = text
    const findings = blockingIn(gateOf(dossier, source))
    const given = { reason, textHash, findings, at: this.#now(), by: by.delegation }
    return ok(overrideGate(dossier, given))
  }

  /** Read when nobody can change it any more. */
  async #adopt({ override, withdrawn }: Act<'adopt'>, by: Author): Promise<Done> {
    const make = async (dossier: Dossier): Promise<Next> => {
      const text = await textNow(this.#rooms, dossier)
      if (!text) return fail('unavailable')
      const { seq, textHash, source } = text
      const rivals = await this.#rivals(dossier, withdrawn)
      const leftovers = leftoversOf(source)
      const act = { by: by.delegation, at: this.#now(), override }
      return adopt(dossier, { seq, textHash, rivals, leftovers }, act)
    }
    return doneBy(await this.#rooms.moveTo('adopted', make, by))
  }

  async #rivals(dossier: Dossier, withdrawn: readonly string[]): Promise<readonly RivalFate[]> {
    const rivals: RivalFate[] = []
    for (const draft of dossier.drafts) {
      const text = await textNow(this.#rooms, dossier, draft)
      const textHash = text && text.source.base.length > 0 ? text.textHash : null
      const fate = withdrawn.includes(draft) ? 'withdrawn' : 'setAside'
      rivals.push({ draft, textHash, fate })
    }
    return rivals
  }

  async #keep(next: Next, by: Author): Promise<Done> {
    if (!next.ok) return doneBy(next)
    return (await this.#rooms.change(() => next.value, by)) ? DONE : UNAVAILABLE
  }
}
