import * as Y from 'yjs'
import { Metrics } from '../../../server/relay/metrics.ts'
import { Rooms } from '../../../server/relay/rooms.ts'
import type { MemoryStore } from '../../../server/store/memory-store.ts'
import type { Member } from '../../../server/store/store.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { writeDossier } from '../../../shared/ydoc/dossier-doc.ts'
import { someDossier } from '../dossiers.ts'

/** The rooms of a negotiation that is kept in memory alone. */
export async function memoryRooms(store: MemoryStore): Promise<Rooms> {
  const doc = new Y.Doc({ gc: false })
  writeDossier(doc, someDossier())
  const data = Y.encodeStateAsUpdate(doc)
  const entry = { room: 'dossier', author: 'relay', ts: 1, data, wrote: rangesWritten(data) }
  await store.append([entry])
  return roomsOver(store)
}

/** The rooms of what a store holds already. */
export function roomsOver(store: MemoryStore): Rooms {
  const metrics = new Metrics()
  metrics.stop()
  return new Rooms(store, metrics, () => undefined)
}

/** A member as if invited and joined. */
export async function seated(
  store: MemoryStore,
  delegation: DelegationCode,
  role: Role,
): Promise<Member> {
  const hash = `${delegation} ${role}`
  const terms = { name: '', uses: 1, expires: null, madeBy: null }
  await store.addInvite({ hash, delegation, role, ...terms })
  const member = await store.redeem(hash, { hash, person: '', now: 0 })
  if (typeof member === 'string') throw new Error(member)
  return member
}
