import * as v from 'valibot'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { holdsPen, type Role } from '../../shared/domain/roles.ts'
import type { JoinAnswer, ListedInvite } from '../../shared/protocol/http.ts'
import type { Clock } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Shelf } from './kept-leases.ts'
import type { Member } from './member.ts'
import type { RelayApi } from './relay-api.ts'

// Invitations for this delegation that it did not make ([J11]): whoever uses one writes in its name. The relay is asked
// now and then; it could hide them, which is why nothing that must stay private rests on this list.

const ASK_EVERY_MS = 120_000

export type ForeignInvites = {
  /** Those that nobody at this machine knows of yet. */
  readonly unknown: ExternalStore<readonly ListedInvite[]>
  /** Somebody has read about them. */
  know(invites: readonly ListedInvite[]): void
  close(): void
}

export type ForeignInvitesOptions = {
  readonly api: Pick<RelayApi, 'invites'>
  readonly session: JoinAnswer
  readonly me: ExternalStore<Member>
  readonly shelf: Shelf
  readonly clock: Clock
}

/** Follows the invitations that others made for this delegation. */
export function followForeignInvites(options: ForeignInvitesOptions): ForeignInvites {
  const { api, session, me, shelf, clock } = options
  const key = `penholder.known-invites/${session.dossier}/${session.delegation}`
  const unknown = new Cell<readonly ListedInvite[]>([])
  let stopWaiting = () => {}
  let isClosed = false
  const look = async (): Promise<void> => {
    const { delegation, role } = me.getSnapshot()
    const list = mayList(role) ? await api.invites(session.session) : null
    if (isClosed) return
    if (list?.ok) {
      const foreign = list.value.invites.filter((one) => isForeign(one, delegation))
      const known = readKnown(shelf, key) ?? firstKnown(foreign, clock.now())
      shelf.setItem(key, JSON.stringify([...known]))
      unknown.set(foreign.filter(({ id }) => !known.has(id)))
    }
    stopWaiting = clock.after(ASK_EVERY_MS, () => void look())
  }
  void look()
  return {
    unknown,
    know: (invites) => {
      const ids = invites.map(({ id }) => id)
      shelf.setItem(key, JSON.stringify([...(readKnown(shelf, key) ?? []), ...ids]))
      unknown.set(unknown.getSnapshot().filter(({ id }) => !ids.includes(id)))
    },
    close: () => {
      isClosed = true
      stopWaiting()
    },
  }
}

/** A penholder sees every invitation and made most; those who only read see none. */
function mayList(role: Role): boolean {
  return role !== 'penholder' && (holdsPen(role) || role === 'delegation')
}

function isForeign({ delegation, madeBy }: ListedInvite, own: DelegationCode): boolean {
  return delegation === own && madeBy !== own
}

// A delegation's first member came by an invitation of the host: what is used up when it first looks is no news.
function firstKnown(foreign: readonly ListedInvite[], now: number): ReadonlySet<string> {
  const isOver = ({ uses, expires }: ListedInvite) =>
    uses === 0 || (expires !== null && expires <= now)
  return new Set(foreign.filter(isOver).map(({ id }) => id))
}

function readKnown(shelf: Shelf, key: string): ReadonlySet<string> | null {
  const text = shelf.getItem(key)
  if (text === null) return null
  try {
    const parsed = v.safeParse(v.array(v.string()), JSON.parse(text))
    return parsed.success ? new Set(parsed.output) : null
  } catch {
    return null
  }
}
