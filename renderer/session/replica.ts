import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { clockOf } from '../../shared/ydoc/items.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import { Writer } from '../../shared/ydoc/writer.ts'
import type { Release } from './claims.ts'
import type { KeptLease, Progress } from './kept-leases.ts'
import type { LocalCopy } from './local-copy.ts'
import type { Member } from './member.ts'
import { stateAs, type Visibility } from './presence.ts'

/** One document under one lease, with its copy on this machine. It lives as long as the lease is good. */
export type Replica = {
  readonly lease: KeptLease
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly writer: Writer
  readonly awareness: Awareness
  readonly copy: LocalCopy
  /** Whether the copy lags behind what was sent: then nothing may be written before the relay has filled it up. */
  readonly isTorn: boolean
  /** Lets another window have the lease. */
  readonly release: Release
}

/** The client ids under which a lease writes. */
export function clientsOf({ proposing, base }: Pick<KeptLease, 'proposing' | 'base'>): number[] {
  return base === undefined ? [proposing] : [proposing, base]
}

/**
 * Loads the copy of a lease, then takes up its hand: not before, because Yjs gives a document another client id
 * when it meets structs of its own.
 */
export async function openReplica(
  lease: KeptLease,
  member: Member,
  progress: Progress,
  openCopy: (doc: Y.Doc) => LocalCopy,
  { release, visibility }: { readonly release: Release; readonly visibility: Visibility },
): Promise<Replica> {
  const doc = newReplica()
  const copy = openCopy(doc)
  await copy.loaded
  const ledger = new Ledger(doc)
  const { proposing, base } = lease
  const clientIds = base === undefined ? { proposing } : { proposing, base }
  const writer = new Writer(ledger, { ...member, clientIds })
  const isTorn = clientsOf(lease).some((id, at) => clockOf(doc, id) < (progress.clocks[at] ?? 0))
  takeUpHand(doc, lease)
  const awareness = new Awareness(doc)
  awareness.setLocalState(stateAs(visibility))
  return { lease, doc, ledger, writer, awareness, copy, isTorn, release }
}

/** Gives the document the id of its lease again, after a load or a synchronisation may have changed it. */
export function takeUpHand(doc: Y.Doc, lease: KeptLease): void {
  doc.clientID = lease.proposing
}

/** How far the lease has written. */
export function clocksOf({ doc, lease }: Replica): [number, number] {
  return [clockOf(doc, lease.proposing), lease.base === undefined ? 0 : clockOf(doc, lease.base)]
}

/** Lets go of everything but the copy's content. */
export async function closeReplica(replica: Replica): Promise<void> {
  replica.awareness.destroy()
  replica.ledger.destroy()
  await replica.copy.close()
  replica.release()
}
