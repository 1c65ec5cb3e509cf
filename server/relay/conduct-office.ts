import { fail, ok, type Result } from '../../shared/base/result.ts'
import {
  addCoPenholder,
  admit,
  appoint,
  type ConductError,
  openDraft,
  passPen,
  remove,
  removeCoPenholder,
  setGroup,
} from '../../shared/domain/conduct-acts.ts'
import { type DelegationCode, SECRETARIAT } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { holdsPen, type Role } from '../../shared/domain/roles.ts'
import type { DossierCommand } from '../../shared/protocol/http.ts'
import type { Author } from '../author.ts'
import type { Invite, Member, Store } from '../store/store.ts'
import type { Rooms } from './rooms.ts'
import type { Standings } from './standing.ts'

// The penholder's acts ([O]): each is checked, recorded in the dossier in the caller's name, and carried through to
// sessions, tickets, invitations and connections. What takes rights away takes them first and is recorded then.

type ActError =
  | { readonly code: 'session' | 'forbidden' | 'unavailable' }
  | { readonly code: ConductError['kind'] | 'nobody-there'; readonly detail: string }
export type ActOutcome = Result<object, ActError>

export type ConductOptions = {
  readonly store: Store
  readonly rooms: Rooms
  readonly standings: Standings
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

  constructor(options: ConductOptions) {
    this.#options = options
  }

  /** Carries an act out, if the session is a penholder's when its turn has come ([O2]). */
  async act(command: DossierCommand, session: string): Promise<ActOutcome> {
    const { store, standings } = this.#options
    // Who may not act takes no turn either: asking in vain must cost the others nothing.
    const asking = await standings.of(session)
    if (asking?.member.role !== 'penholder') return fail({ code: asking ? 'forbidden' : 'session' })
    return standings.change(async () => {
      const by = await store.member(session)
      if (!by) return fail({ code: 'session' })
      return by.role === 'penholder' ? this.#do(command, by) : fail({ code: 'forbidden' })
    })
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
      if (await this.#hasOldPens(dossier)) await this.#handOver(dossier, [])
    })
  }

  async #do(command: DossierCommand, by: Member): Promise<ActOutcome> {
    const { rooms, now } = this.#options
    const dossier = await rooms.dossier()
    const day = new Date(now()).toISOString().slice(0, 10)
    switch (command.command) {
      case 'setStage': {
        const { stage } = command
        return (await rooms.setStage(stage, by)) ? ok({ stage }) : fail({ code: 'unavailable' })
      }
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
    }
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
    if (!(await this.#isAnybodyThere(to))) return fail({ code: 'nobody-there', detail: to })
    await this.#voidInvites(({ role, delegation }) => role === 'penholder' && delegation !== to)
    await this.#silence(({ role, delegation }) => role === 'penholder' || delegation === to)
    if (!(await this.#record(passed.value, by))) return fail({ code: 'unavailable' })
    // The host may have given the pen to others besides: it passes from them all.
    await this.#handOver(passed.value, [...dossier.members, by.delegation])
    return ok({ penholder: to })
  }

  /** The new penholder first: whatever happens, somebody holds the pen. */
  async #handOver(dossier: Dossier, others: readonly DelegationCode[]): Promise<void> {
    const { store } = this.#options
    const { penholder } = dossier
    await this.#setRole(penholder, 'delegation', 'penholder')
    await this.#setRole(penholder, 'co-penholder', 'penholder')
    for (const former of new Set([...formerPens(dossier), ...others])) {
      if (former === penholder) continue
      const shares = dossier.coPenholders.includes(former)
      await store.setRole(former, 'penholder', shares ? 'co-penholder' : 'delegation')
    }
    // Who opened a window in the meantime comes back with the right hands as well.
    this.#options.dismiss(
      ({ role, delegation }) => role === 'penholder' || delegation === penholder,
    )
  }

  async #hasOldPens(dossier: Dossier): Promise<boolean> {
    const { store } = this.#options
    for (const former of formerPens(dossier)) {
      const found = await store.setRole(former, 'penholder', 'penholder')
      if (found.length > 0) return true
    }
    return false
  }

  /** Whether somebody has joined who drafts for the delegation. */
  async #isAnybodyThere(delegation: DelegationCode): Promise<boolean> {
    const { store } = this.#options
    for (const role of ['delegation', 'co-penholder', 'penholder'] as const) {
      if ((await store.setRole(delegation, role, role)).length > 0) return true
    }
    return false
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
    await this.#setRole(delegation, 'delegation', 'co-penholder')
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
    await this.#setRole(delegation, 'co-penholder', 'delegation')
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

  async #setRole(delegation: DelegationCode, from: Role, to: Role): Promise<void> {
    const changed = new Set(await this.#options.store.setRole(delegation, from, to))
    this.#options.dismiss(({ hash }) => changed.has(hash))
  }

  async #voidInvites(applies: (invite: Invite) => boolean): Promise<void> {
    const { store } = this.#options
    for (const { hash } of (await store.invites()).filter(applies)) await store.revokeInvite(hash)
  }

  async #keep(next: Result<Dossier, ConductError>, by: Author): Promise<ActOutcome> {
    if (!next.ok) return refusalOf(next.error)
    return (await this.#record(next.value, by)) ? ok({}) : fail({ code: 'unavailable' })
  }

  #record(next: Dossier, by: Author | null): Promise<boolean> {
    return this.#options.rooms.change(() => next, by)
  }
}

function refusalOf({ kind, detail }: ConductError): ActOutcome {
  return fail({ code: kind, detail })
}

/** Whether the dossier says already that the newcomer's delegation takes part, as far as it drafts. */
function isWritten(dossier: Dossier, { delegation, role }: Member): boolean {
  const drafts = holdsPen(role) || role === 'delegation'
  if (!drafts || delegation === SECRETARIAT) return true
  const isShared = role !== 'co-penholder' || isWithPen(dossier, delegation)
  return isShared && dossier.members.includes(delegation)
}

function withNewcomer(
  dossier: Dossier,
  { delegation, role }: Member,
): Result<Dossier, ConductError> {
  const admitted = admit(dossier, delegation)
  if (!admitted.ok || role !== 'co-penholder' || isWithPen(dossier, delegation)) return admitted
  return addCoPenholder(admitted.value, delegation)
}

function isWithPen({ penholder, coPenholders }: Dossier, delegation: DelegationCode): boolean {
  return penholder === delegation || coPenholders.includes(delegation)
}

/** Those who held the pen once and do not now. */
function formerPens({ offices, penholder }: Dossier): ReadonlySet<DelegationCode> {
  const all = offices.filter(({ office }) => office === 'penholder').map((one) => one.delegation)
  return new Set(all.filter((one) => one !== penholder))
}
