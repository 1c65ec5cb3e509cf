import * as Y from 'yjs'
import type { CharId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { GuardedText, type Session } from '../../shared/ydoc/guard/guarded-text.ts'
import { insertAfter, newFence, newMark, newString } from '../../shared/ydoc/items.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'

// What it costs to judge one keystroke of a delegation, check only, by the number of paragraphs.

const SIZES = [50, 300, 1000]
const WARM_UP = 3000
const KEYSTROKES = 5000
const WORDS = 'The Security Council reaffirms its strong commitment to the safety of peacekeepers. '
const [PEN, FRA] = [100, 500]
const FENCE_AND_MARK = 2

/** Microseconds a keystroke, by number of paragraphs. */
export async function guardMicros(): Promise<{
  [paragraphs: string]: { p50: number; p95: number }
}> {
  return Object.fromEntries(SIZES.map((size) => [size, measure(size)]))
}

function measure(paragraphs: number): { p50: number; p95: number } {
  const room = roomOf(paragraphs)
  const session = {
    delegation: 'FRA' as DelegationCode,
    role: 'delegation',
    clients: new Set([FRA]),
  } as const
  const doc = newReplica()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  doc.clientID = FRA
  const micros: number[] = []
  for (let i = 0; i < WARM_UP + KEYSTROKES; i++) {
    const update = keystroke(doc, placeOf(i, paragraphs))
    const start = performance.now()
    const refusal = room.check(update, session)
    const end = performance.now()
    if (refusal) throw new Error(`an honest keystroke was refused: ${refusal.code}`)
    room.receive(update, session)
    if (i >= WARM_UP) micros.push((end - start) * 1000)
  }
  micros.sort((a, b) => a - b)
  const at = (share: number) => Number((micros[Math.floor(micros.length * share)] ?? 0).toFixed(1))
  return { p50: at(0.5), p95: at(0.95) }
}

/** Somewhere in the text, all over it in turn: in the words that the pen wrote. */
function placeOf(i: number, paragraphs: number): CharId {
  const text = WORDS.length * 4
  const paragraph = (i * 7919) % paragraphs
  return { client: PEN, clock: 1 + paragraph * (text + FENCE_AND_MARK) + ((i * 31) % text) }
}

function keystroke(doc: Y.Doc, left: CharId): Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  doc.transact((transaction) => insertAfter(transaction, left, newString('x')))
  doc.off('update', keep)
  return updates[0] ?? new Uint8Array()
}

function roomOf(paragraphs: number): GuardedText {
  const room = new GuardedText(newReplica())
  room.lease(PEN, { delegation: 'CHN' as DelegationCode, person: '', hand: 'base' })
  room.lease(FRA, { delegation: 'FRA' as DelegationCode, person: '', hand: 'proposing' })
  const doc = newReplica()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  doc.clientID = PEN
  const before = Y.encodeStateVector(doc)
  doc.transact((transaction) => {
    let at: CharId | null = null
    for (let i = 0; i < paragraphs; i++) {
      at = insertAfter(transaction, at, newMark(i === 0 ? 'title' : 'op'))
      at = insertAfter(transaction, at, newString(WORDS.repeat(4)))
      at = insertAfter(transaction, at, newFence())
    }
  })
  const pen: Session = {
    delegation: 'CHN' as DelegationCode,
    role: 'penholder',
    clients: new Set([PEN]),
  }
  const judged = room.receive(Y.encodeStateAsUpdate(doc, before), pen)
  if (!judged.ok) throw new Error(`the import was refused: ${judged.refusal.code}`)
  return room
}
