import { expect } from 'vitest'
import * as Y from 'yjs'
import type { CharId } from '../../../../shared/domain/char-ids.ts'
import type { RefusalCode } from '../../../../shared/domain/refusals.ts'
import type { Hand, Role } from '../../../../shared/domain/roles.ts'
import { GuardedText, type Session } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { hasPending } from '../../../../shared/ydoc/guard/stored.ts'
import {
  clockOf,
  firstItem,
  insertAfter,
  newFence,
  newMark,
  newString,
  textOfItem,
} from '../../../../shared/ydoc/items.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { code } from '../notation.ts'
import { block, type RawDeletion, type RawItem, rawUpdate } from './raw-update.ts'

// A guarded room with fixed client ids, so that an attack is a line. China holds the pen.

export const PEN = 100
export const PEN_PROPOSING = 101
export const FRA = 500
export const FRA_TOO = 501
export const USA = 600
export const USA_TOO = 601
export const SEC = 700

export function session(delegation: string, role: Role, ...clients: readonly number[]): Session {
  return { delegation: code(delegation), role, clients: new Set(clients) }
}

export const pen = session('CHN', 'penholder', PEN, PEN_PROPOSING)
export const fra = session('FRA', 'delegation', FRA, FRA_TOO)
export const usa = session('USA', 'delegation', USA, USA_TOO)
export const sec = session('SEC', 'secretariat', SEC)

export function leased(): GuardedText {
  const room = emptyRoom()
  lease(room, PEN, 'CHN', 'base')
  seatOthers(room)
  return room
}

/** A room that keeps records alone, with the same people in it; the pen has no base hand there. */
export function recordsRoom(): GuardedText {
  const room = emptyRoom('records')
  lease(room, PEN, 'CHN')
  seatOthers(room)
  return room
}

function emptyRoom(scope: 'text' | 'records' = 'text'): GuardedText {
  const doc = newReplica()
  doc.clientID = 1
  return new GuardedText(doc, scope)
}

function seatOthers(room: GuardedText): void {
  for (const client of [FRA, FRA_TOO]) lease(room, client, 'FRA')
  for (const client of [USA, USA_TOO]) lease(room, client, 'USA')
  lease(room, PEN_PROPOSING, 'CHN')
  lease(room, SEC, 'SEC')
}

export function lease(
  room: GuardedText,
  client: number,
  delegation: string,
  hand: Hand = 'proposing',
): void {
  const leased = room.lease(client, { delegation: code(delegation), person: '', hand })
  if (!leased.ok) throw new Error(`lease refused: ${leased.error.code}`)
}

/**
 * A room with base text under the client id `PEN`: each paragraph is mark, characters, fence, so that `Seven.` as a
 * title is the clocks 0, 1-6, 7.
 */
export function roomWith(...paragraphs: readonly string[]): GuardedText {
  const room = leased()
  accept(room, pen, replicaOf(room, PEN).write(paragraphs))
  return room
}

export function accept(room: GuardedText, by: Session, update: Uint8Array): void {
  expect(room.check(update, by), 'an honest update').toBeNull()
  expect(room.receive(update, by)).toMatchObject({ ok: true })
}

/** What an attacker's or an honest client's own replica would send. */
export function replicaOf(room: GuardedText, client: number) {
  const doc = newReplica()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  doc.clientID = client
  const act = (change: (transaction: Y.Transaction) => void): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    doc.transact(change)
    return Y.encodeStateAsUpdate(doc, before)
  }
  return {
    doc,
    act,
    type: (left: CharId, text: string) =>
      act((transaction) => insertAfter(transaction, left, newString(text))),
    newParagraph: (left: CharId, text: string) =>
      act((transaction) => {
        const mark = insertAfter(transaction, left, newMark('op'))
        insertAfter(transaction, insertAfter(transaction, mark, newString(text)), newFence())
      }),
    write: (paragraphs: readonly string[]) =>
      act((transaction) => {
        let at: CharId | null = null
        for (const text of paragraphs) {
          at = insertAfter(transaction, at, newMark(at ? 'op' : 'title'))
          if (text) at = insertAfter(transaction, at, newString(text))
          at = insertAfter(transaction, at, newFence())
        }
      }),
  }
}

/** One block of one client that goes on where the room knows it. */
export function from(room: GuardedText, client: number, ...items: readonly RawItem[]): Uint8Array {
  return rawUpdate([block(client, clockOf(room.doc, client), ...items)])
}

export function deletion(...deletions: readonly RawDeletion[]): Uint8Array {
  return rawUpdate([], deletions)
}

/** What the update does to a replica that has no guard. */
export function unguarded(room: GuardedText, ...updates: readonly Uint8Array[]): Y.Doc {
  const doc = newReplica()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  doc.getText('text')
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** Refused with this code, at a bounded cost, and without a trace. */
export function expectRefused(
  room: GuardedText,
  by: Session,
  update: Uint8Array,
  code: RefusalCode,
  detail?: string,
): void {
  const before = traceOf(room.doc)
  const refusal = detail === undefined ? { code } : { code, detail }
  expect(room.check(update, by)).toMatchObject(refusal)
  const judged = room.receive(update, by)
  expect(judged).toMatchObject({ ok: false, refusal })
  expect(judged.cost).toBeLessThanOrEqual(MAX_COST)
  expect(traceOf(room.doc)).toEqual(before)
}

/** Accepted as nothing new: nothing is applied, stored or sent on. */
export function expectNothingNew(room: GuardedText, by: Session, update: Uint8Array): void {
  const before = traceOf(room.doc)
  expect(room.receive(update, by)).toMatchObject({ ok: true, update: null })
  expect(traceOf(room.doc)).toEqual(before)
}

/** The limit of one update, the last step that breaks it, and the reading of a frame of one MiB. */
const MAX_COST = 200_000 + 1000 + (1 << 20)

/** Everything that an update could have changed. */
function traceOf(doc: Y.Doc) {
  return {
    state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'),
    roots: [...doc.share.keys()],
    isWaiting: hasPending(doc),
    tape: tapeText(doc),
  }
}

/** The tape as it is stored, hidden characters included; marks and fences are `|`. */
export function tapeText(doc: Y.Doc): string {
  let text = ''
  for (let item = firstItem(doc); item; item = item.right) text += textOfItem(item) ?? '|'
  return text
}
