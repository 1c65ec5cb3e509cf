import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { ClosingError } from '../../shared/domain/closing-error.ts'
import {
  addAnnex,
  addCoPenholder,
  admit,
  appoint,
  type ConductError,
  openDraft,
  passPen,
  remove,
  removeAnnex,
  removeCoPenholder,
  setDrafting,
  setGroup,
} from '../../shared/domain/conduct-acts.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { holdsPen, type Role } from '../../shared/domain/roles.ts'
import { removeTranslation, type TranslationError } from '../../shared/domain/translations.ts'
import type { ClosingCommand, SilenceAnswerRequest } from '../../shared/protocol/closing.ts'
import type { DossierCommand } from '../../shared/protocol/http.ts'
import type { KeyedAnswer } from '../../shared/ydoc/answers.ts'
import type { Author } from '../author.ts'
import type { Invite, Member, Store } from '../store/store.ts'
import type { AdoptionOffice } from './adoption-office.ts'
import type { Done } from './done.ts'
import { isWritten, withNewcomer } from './newcomers.ts'
import type { Rooms } from './rooms.ts'
import { Seats } from './seats.ts'
import { isOfSilence, type SilenceOffice } from './silence-office.ts'
import type { Standings } from './standing.ts'
import { translated } from './translated.ts'

// The penholder's acts ([O]): each is checked, recorded in the dossier in the caller's name, and carried through to
// sessions, tickets, invitations and connections. What takes rights away takes them first and is recorded then.

type ActError =
  | { readonly code: 'session' | 'forbidden' | 'unavailable' }
  | {
      readonly code:
        | ConductError['kind']
        | TranslationError['kind']
        | ClosingError['kind']
        | 'nobody-there'
      readonly detail: string
    }
export type ActOutcome = Result<object, ActError>

export type ConductOptions = {
  readonly store: Store
  readonly rooms: Rooms
  readonly standings: Standings
  readonly silence: SilenceOffice
  readonly adoption: AdoptionOffice
  /** Ends the connections and tickets of those to whom it applies; what they sent is judged no more. */
  readonly dismiss: (applies: (member: Member, room: string) => boolean) => void
  /** Whether a member may be in a room while the dossier says so. */
  readonly mayEnter: (room: string, member: Member, dossier: Dossier) => boolean
  /** Told of what went wrong without anybody waiting for it. */
  readonly onFailed: (error: unknown) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export class ConductOffice {
  readonly #options: ConductOptions
  readonly #seats: Seats

  constructor(options: ConductOptions) {
    this.#options = options
    this.#seats = new Seats(options)
  }

  /** Carries an act out, if the session is of one who may when its turn has come ([O2]). */
  act(command: DossierCommand, session: string): Promise<ActOutcome> {
    return this.#inTurn(
      session,
      ({ role }) => mayCommand(role, command.command),
      (by) => this.#do(command, by),
    )
  }

  /** [K3] Takes what a delegation says of a text under silence. */
  answer(said: SilenceAnswerRequest, session: string): Promise<ActOutcome> {
    return this.#inTurn(
      session,
      ({ role }) => draftsAs(role),
      async (by) => outcomeOf(await this.#options.silence.answer(said, by)),
    )
  }

  /** [K3] What was said of a text under silence, as far as the member may know; null if it cannot be read now. */
  answers(member: Member, round: number): Promise<readonly KeyedAnswer[] | null> {
    return this.#options.silence.answersFor(member, round)
  }

  /**
   * [J10] Writes into the dossier that a newcomer's delegation takes part. Whoever is in is in, also if that cannot be
   * written now: the roster can be set right by the penholder, while a used invitation cannot be given back.
   */
  async welcome(newcomer: Member): Promise<void> {
    const { rooms, standings, onFailed } = this.#options
    try {
      if (isWritten(await rooms.dossier(), newcomer)) return
      await standings.change(async () => {
        const next = withNewcomer(await rooms.dossier(), newcomer)
        if (next.ok) await this.#record(next.value, null)
      })
    } catch (error) {
      onFailed(error)
    }
  }

  /** [O3] Finishes what a crash may have left half done. */
  async recover(): Promise<void> {
    const { rooms, standings } = this.#options
    await standings.change(async () => {
      const dossier = await rooms.dossier()
      if (await this.#seats.hasFormerPens(dossier)) await this.#seats.handOver(dossier, [])
      await this.#options.silence.recover()
    })
  }

  async #do(command: DossierCommand, by: Member): Promise<ActOutcome> {
    const { rooms, now } = this.#options
    const dossier = await rooms.dossier()
    const day = new Date(now()).toISOString().slice(0, 10)
    switch (command.command) {
      case 'setStage':
        return this.#setStage(dossier, command.stage, by)
      case 'revokeSessions':
        return ok({ ended: await this.#endSessions(command.delegation, by.hash) })
      case 'passPen':
        return this.#passPen(dossier, command.to, day, by)
      case 'remove':
        return this.#remove(dossier, command.delegation, day, by)
      case 'addCoPenholder':
        return this.#addCoPenholder(dossier, command.delegation, by)
      case 'removeCoPenholder':
        return this.#removeCoPenholder(dossier, command.delegation, by)
      case 'setGroup':
        return this.#setGroup(dossier, command, by)
      case 'appoint':
        return this.#keep(appoint(dossier, command), by)
      case 'admit':
        return this.#keep(admit(dossier, command.delegation), by)
      case 'openDraft':
        return this.#keep(openDraft(dossier, command.name), by)
      case 'addAnnex':
        return this.#keep(addAnnex(dossier, command, { by: by.delegation, at: now() }), by)
      case 'removeAnnex':
        return this.#keep(removeAnnex(dossier, command.id), by)
      case 'addTranslation': {
        const next = await translated(rooms, command, { by: by.delegation, at: now() })
        return next ? this.#keep(next, by) : fail({ code: 'unavailable' })
      }
      case 'removeTranslation':
        return this.#keep(removeTranslation(dossier, command.id), by)
      case 'setDrafting':
        return this.#keep(setDrafting(dossier, command.drafting), by)
      default:
        return this.#close(command, by)
    }
  }

  /** [O8] Between these two; every other stage is reached and left by acts of its own ([K4]). */
  async #setStage(dossier: Dossier, stage: 'drafting' | 'closed', by: Member): Promise<ActOutcome> {
    const isFree = dossier.stage === 'drafting' || dossier.stage === 'closed'
    if (!isFree) return fail({ code: 'stage', detail: dossier.stage })
    const make = async (now: Dossier) => ok({ ...now, stage })
    const moved = await this.#options.rooms.moveTo(stage, make, by)
    return moved.ok ? ok({ stage }) : fail({ code: 'unavailable' })
  }

  async #close(command: ClosingCommand, by: Member): Promise<ActOutcome> {
    const { silence, adoption } = this.#options
    const done = isOfSilence(command) ? silence.act(command, by) : adoption.act(command, by)
    return outcomeOf(await done)
  }

  async #inTurn(
    session: string,
    may: (member: Member) => boolean,
    act: (by: Member) => Promise<ActOutcome>,
  ): Promise<ActOutcome> {
    const { store, standings } = this.#options
    // Who may not act takes no turn either: asking in vain must cost the others nothing.
    const asking = await standings.of(session)
    if (!asking) return fail({ code: 'session' })
    if (!may(asking.member)) return fail({ code: 'forbidden' })
    return standings.change(async () => {
      const by = await store.member(session)
      if (!by) return fail({ code: 'session' })
      return may(by) ? act(by) : fail({ code: 'forbidden' })
    })
  }

  async #passPen(
    dossier: Dossier,
    to: DelegationCode,
    day: string,
    by: Member,
  ): Promise<ActOutcome> {
    const passed = passPen(dossier, to, day)
    if (!passed.ok) return refusalOf(passed.error)
    if (passed.value === dossier) return ok({ penholder: to })
    // A pen in nobody's hand would be out of everybody's reach.
    if (!(await this.#seats.isAnybodyThere(to))) return fail({ code: 'nobody-there', detail: to })
    await this.#voidInvites(({ role, delegation }) => role === 'penholder' && delegation !== to)
    await this.#silence(({ role, delegation }) => role === 'penholder' || delegation === to)
    if (!(await this.#record(passed.value, by))) return fail({ code: 'unavailable' })
    // The host may have given the pen to others besides: it passes from them all.
    await this.#seats.handOver(passed.value, [...dossier.members, by.delegation])
    return ok({ penholder: to })
  }

  async #remove(
    dossier: Dossier,
    delegation: DelegationCode,
    day: string,
    by: Member,
  ): Promise<ActOutcome> {
    const removed = remove(dossier, delegation, day)
    if (!removed.ok) return refusalOf(removed.error)
    await this.#voidInvites((invite) => invite.delegation === delegation)
    const ended = await this.#endSessions(delegation, null)
    await this.#clearRooms(removed.value)
    const isKept = await this.#record(removed.value, by)
    return isKept ? ok({ ended }) : fail({ code: 'unavailable' })
  }

  async #addCoPenholder(
    dossier: Dossier,
    delegation: DelegationCode,
    by: Member,
  ): Promise<ActOutcome> {
    const kept = await this.#keep(addCoPenholder(dossier, delegation), by)
    if (!kept.ok) return kept
    await this.#seats.setRole(delegation, 'delegation', 'co-penholder')
    return kept
  }

  async #removeCoPenholder(
    dossier: Dossier,
    delegation: DelegationCode,
    by: Member,
  ): Promise<ActOutcome> {
    const isOne = (one: Pick<Member, 'delegation' | 'role'>) =>
      one.delegation === delegation && one.role === 'co-penholder'
    await this.#voidInvites(isOne)
    await this.#silence(isOne)
    await this.#seats.setRole(delegation, 'co-penholder', 'delegation')
    return this.#keep(removeCoPenholder(dossier, delegation), by)
  }

  async #setGroup(
    dossier: Dossier,
    group: Extract<DossierCommand, { command: 'setGroup' }>,
    by: Member,
  ): Promise<ActOutcome> {
    const next = setGroup(dossier, group)
    if (!next.ok) return refusalOf(next.error)
    await this.#clearRooms(next.value)
    return this.#keep(next, by)
  }

  /** Whoever may not be in a room as the dossier will stand is not in it any more. */
  async #clearRooms(next: Dossier): Promise<void> {
    const { mayEnter } = this.#options
    await this.#silence((member, room) => !mayEnter(room, member, next))
  }

  /** From here on nothing of theirs is judged, and what was judged before is durable. */
  async #silence(applies: (member: Member, room: string) => boolean): Promise<void> {
    this.#options.dismiss(applies)
    await this.#options.rooms.settled()
  }

  async #endSessions(delegation: DelegationCode, except: string | null): Promise<number> {
    const ended = new Set(await this.#options.store.revoke(delegation, except))
    this.#options.dismiss(({ hash }) => ended.has(hash))
    return ended.size
  }

  async #voidInvites(applies: (invite: Invite) => boolean): Promise<void> {
    const { store } = this.#options
    for (const { hash } of (await store.invites()).filter(applies)) await store.revokeInvite(hash)
  }

  async #keep(
    next: Result<Dossier, ConductError | TranslationError>,
    by: Author,
  ): Promise<ActOutcome> {
    if (!next.ok) return refusalOf(next.error)
    return (await this.#record(next.value, by)) ? ok({}) : fail({ code: 'unavailable' })
  }

  #record(next: Dossier, by: Author | null): Promise<boolean> {
    return this.#options.rooms.change(() => next, by)
  }
}

/**
 * The penholder conducts; the secretariat says as what a text is issued ([K11]), makes the pack of it ([X36]), lays documents before the
 * members ([O12]), and alone puts translations in ([O13]).
 */
export function mayCommand(role: Role, command: DossierCommand['command']): boolean {
  if (OF_SECRETARIAT_ALONE.has(command)) return role === 'secretariat'
  return role === 'penholder' || (role === 'secretariat' && OF_SECRETARIAT.has(command))
}

const OF_SECRETARIAT_ALONE: ReadonlySet<string> = new Set(['addTranslation', 'removeTranslation'])

const OF_SECRETARIAT: ReadonlySet<string> = new Set([
  'issueAs',
  'overrideGate',
  'addAnnex',
  'removeAnnex',
])

function draftsAs(role: Role): boolean {
  return holdsPen(role) || role === 'delegation'
}

function outcomeOf(done: Done): ActOutcome {
  if (done.ok) return done
  const { kind, detail } = done.error
  return kind === 'unavailable' ? fail({ code: kind }) : fail({ code: kind, detail })
}

function refusalOf({ kind, detail }: ConductError | TranslationError): ActOutcome {
  return fail({ code: kind, detail })
}
