import * as Y from 'yjs'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { type DossierFile, openDossierFile } from '../../server/dossier-file.ts'
import { GuardedRoom } from '../../server/relay/guarded-room.ts'
import type { Sender } from '../../server/relay/room.ts'
import { SealedRoom } from '../../server/relay/sealed-room.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'
import { CHN, FRA, someDossier, USA } from './dossiers.ts'
import { insertAfterLast, openingOf } from './relay/tape.ts'

/** More than what makes a room keep a snapshot when it is left. */
const LETTERS = 120

type Drafter = { readonly doc: Y.Doc; readonly sender: Sender }

/**
 * Makes a file by the ways of the product with something of everything in it: rooms behind the guard and sealed ones,
 * leases, members, a refusal, an entry that was expunged, a snapshot and rows behind it. Everything in it is the same each time
 * but for the times.
 */
export async function livelyFile(path: string): Promise<void> {
  const made = await createDossierFile(path, someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  const drafter = await begin(made.value)
  const words = await made.value.store.head()
  await sealedWords(made.value)
  const expunged = await made.value.expunge([words], 'by order')
  if (!expunged.ok) throw new Error(expunged.error.kind)
  await made.value.close()
  const again = await openDossierFile(path, 'write')
  if (!again.ok) throw new Error(again.error.kind)
  await goOn(again.value, drafter)
  await again.value.close()
}

async function begin({ store }: DossierFile): Promise<Drafter> {
  const room = await GuardedRoom.load(store, 'text/en', 'drafting')
  const pen = await lease(room, 1001, CHN, 'penholder')
  await submit(room, pen, openingOf(pen.doc, 'Draft '))
  const fra = await lease(room, 1002, FRA, 'delegation')
  Y.applyUpdate(fra.doc, Y.encodeStateAsUpdate(pen.doc))
  await submit(room, fra, insertAfterLast(fra.doc, 'told in confidence '))
  return fra
}

/** A short room and one whose rows do not fit into a page of the database. */
async function sealedWords({ store }: DossierFile): Promise<void> {
  const random = randomFrom(7)
  const sender: Sender = { delegation: USA, role: 'delegation', person: 'Bo', clients: new Set() }
  for (const [name, size] of [
    ['private/USA', 300],
    ['caucus/friends', 9000],
  ] as const) {
    const room = await SealedRoom.load(store, name)
    for (let i = 0; i < 3; i++) {
      const envelope = Uint8Array.from({ length: size }, () => Math.floor(random() * 256))
      await room.submit(envelope, sender)
    }
    await room.keepSnapshot({ seq: await store.head(), data: new Uint8Array(size) })
  }
}

async function goOn({ store }: DossierFile, { doc, sender }: Drafter): Promise<void> {
  await store.addInvite({
    hash: 'ab'.repeat(32),
    delegation: FRA,
    role: 'delegation',
    name: 'Ann',
    uses: 2,
    expires: null,
    madeBy: null,
  })
  await store.redeem('ab'.repeat(32), { hash: 'cd'.repeat(32), person: 'Ann', now: 5 })
  await store.addLease({
    room: 'text/en',
    client: 1002,
    session: 'cd'.repeat(32),
    hand: 'proposing',
  })
  const who = { delegation: FRA, role: 'delegation', person: 'Ann' } as const
  await store.addRefusal({
    ts: 6,
    where: 'frame',
    code: 'phase',
    room: 'text/en',
    count: 1,
    ...who,
  })
  const room = await GuardedRoom.load(store, 'text/en', 'drafting')
  const writer = { doc, sender }
  for (let i = 0; i < LETTERS; i++) await submit(room, writer, insertAfterLast(doc, 'a'))
  await room.close()
  for (const letter of 'behind it') await submit(room, writer, insertAfterLast(doc, letter))
}

async function lease(room: GuardedRoom, client: number, delegation: DelegationCode, role: Role) {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  const hand = role === 'penholder' ? 'base' : 'proposing'
  const leased = await room.lease(client, { delegation, person: 'Ann', hand })
  if (!leased.ok) throw new Error('no lease')
  const sender: Sender = { delegation, role, person: 'Ann', clients: new Set([client]) }
  return { doc, sender }
}

async function submit(room: GuardedRoom, { sender }: Drafter, update: Uint8Array): Promise<void> {
  const submitted = await room.submit(update, sender)
  if (submitted.kind !== 'durable') throw new Error(submitted.kind)
}
