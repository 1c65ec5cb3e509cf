import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { newDevice } from '../../shared/sealed/device.ts'
import type { Place } from '../../shared/sealed/envelope.ts'
import { WritingHand } from '../../shared/sealed/hand.ts'
import { SealedRecord } from '../../shared/sealed/record.ts'
import { firstKey, keyText } from '../../shared/sealed/ring.ts'
import { Branch } from '../../shared/ydoc/branch/branch.ts'
import { draftedIn } from '../../shared/ydoc/branch/drafted.ts'
import { beginThread } from '../../shared/ydoc/comments.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import { SealedRemarker } from '../../shared/ydoc/sealed-remarks.ts'
import { SealedRoom } from '../relay/sealed-room.ts'
import type { Seat } from '../seat.ts'
import type { Store } from '../store/store.ts'
import { certain } from './certain.ts'
import { endOf, paragraphWith, passage } from './passages.ts'

// What one delegation of the sample has drafted and shown to nobody. It writes in its sealed room as a colleague's window
// does, from a device that is thrown away; the key is in no file and goes to whoever had the sample made ([C10]).

/** Who drafts in private at the sample's table. */
export const PRIVATE_DRAFTER = 'FRA' as DelegationCode

/** The key to a delegation's own room, as it stands in its colleagues' links. */
export type RoomSecret = { readonly delegation: DelegationCode; readonly key: string }

const DRAFT = {
  after: 'prosecute the perpetrators',
  text: ', and to keep the Council informed of the outcome',
}
const NOTE = {
  on: 'prosecute the perpetrators',
  words:
    'Among ourselves: not to be tabled before we know who carries our words on war crimes. If they fall, this is what we need here.',
}

/** Drafts in the delegation's own room, beside the text as it stands; resolves with the room's key. */
export async function draftInPrivate(
  store: Store,
  dossier: string,
  seat: Seat,
  now: number,
): Promise<RoomSecret> {
  const { delegation } = seat
  const content = await seat.act(({ ledger }) => drafted(ledger, delegation, now))
  const place = { dossier, room: `private/${delegation}` }
  return { delegation, key: await writeSealed(store, place, delegation, content) }
}

/** The draft and the note beside it, as the room's document. */
function drafted(text: Ledger, delegation: DelegationCode, now: number): Uint8Array {
  const room = newReplica()
  const author = { delegation, role: 'delegation' } as const
  const branch = new Branch(text, { ...author, person: '' }, Math.random, [], () => now)
  const entries: Uint8Array[] = []
  const stop = branch.onDrafted((update) => entries.push(update))
  branch.writer.type(endOf(branch.ledger, DRAFT.after), DRAFT.text)
  stop()
  branch.close()
  draftedIn(room).push([Y.mergeUpdates(entries)])
  const ranges = passage(text, NOTE.on)
  const about = { paragraph: paragraphWith(text, ranges), ranges, quote: NOTE.on }
  certain(beginThread(new SealedRemarker(room, author), about, NOTE.words, now))
  const update = Y.encodeStateAsUpdate(room)
  room.destroy()
  return update
}

/** The room's first member introduces itself and says all of it; resolves with the key that it made ([E10]). */
async function writeSealed(
  store: Store,
  place: Place,
  delegation: DelegationCode,
  update: Uint8Array,
): Promise<string> {
  const key = firstKey(randomBytes)
  const room = await SealedRoom.load(store, place.room)
  const record = new SealedRecord({ place, unwrap: () => null }, key)
  const sender = { delegation, role: 'delegation', person: '', clients: new Set<number>() } as const
  const send = async (envelope: Uint8Array): Promise<void> => {
    const { kind } = await room.submit(envelope, sender)
    if (kind !== 'durable') throw new Error(`the sample's sealed room says ${kind}`)
    record.read({ kind: 'envelope', envelope })
  }
  const hand = new WritingHand(place, randomBytes)
  await send(hand.hello(newDevice(randomBytes), '', key, record.seen))
  for (const letter of hand.update(update, key, record.seen)) await send(letter)
  return keyText(key)
}
