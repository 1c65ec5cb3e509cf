import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import { penRoom } from '../../shared/protocol/rooms.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Interruption } from './interruption.ts'
import type { TextSession } from './live-text.ts'
import type { Member } from './member.ts'

export type PenRoom = { readonly delegation: DelegationCode; readonly session: TextSession }

/** The delegations whose rooms with the pen a member is in: all of them if it holds the pen, else its own. */
function wantedBy({ delegation, role }: Member, dossier: Dossier | null): DelegationCode[] {
  const members = dossier?.members ?? []
  if (holdsPen(role)) return [...members]
  return role === 'delegation' ? members.filter((member) => member === delegation) : []
}

type Options = {
  readonly me: ExternalStore<Member>
  readonly dossier: ExternalStore<Dossier | null>
  readonly open: (room: string) => TextSession
}

/**
 * The rooms in which a delegation and those who hold the pen tell each other what nobody else reads ([G18]), open as
 * long as the member may be in them.
 */
export class PenRooms {
  readonly rooms: ExternalStore<readonly PenRoom[]>
  readonly #cell = new Cell<readonly PenRoom[]>([])
  readonly #options: Options
  #stops: readonly (() => void)[] = []
  #isClosed = false

  constructor(options: Options) {
    this.rooms = this.#cell
    this.#options = options
  }

  /** Opens them from now on; whoever holds the pen has one with each delegation, and the text comes before them. */
  begin(): void {
    if (this.#isClosed || this.#stops.length > 0) return
    const { me, dossier } = this.#options
    const follow = (): void => this.#follow()
    this.#stops = [me.subscribe(follow), dossier.subscribe(follow)]
    follow()
  }

  interrupted(what: Interruption): void {
    for (const { session } of this.#cell.getSnapshot()) session.interrupted(what)
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
    for (const { session } of this.#cell.getSnapshot()) void session.close()
  }

  #follow(): void {
    const { me, dossier, open } = this.#options
    const wanted = wantedBy(me.getSnapshot(), dossier.getSnapshot())
    const known = this.#cell.getSnapshot()
    const kept = known.filter(({ delegation }) => wanted.includes(delegation))
    const missing = wanted.filter((code) => !kept.some(({ delegation }) => delegation === code))
    if (missing.length === 0 && kept.length === known.length) return
    for (const room of known) if (!kept.includes(room)) void room.session.close()
    const opened = missing.map((delegation) => ({
      delegation,
      session: open(penRoom(delegation)),
    }))
    this.#cell.set([...kept, ...opened])
  }
}
