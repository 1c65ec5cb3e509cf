import * as Y from 'yjs'
import type { GuardedText } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { clockOf, firstItem } from '../../../../shared/ydoc/items.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { randomFrom } from '../notation.ts'
import { FRA, FRA_TOO, fra, replicaOf, roomWith, tapeText, USA, USA_TOO, usa } from './a-room.ts'
import { isPlausible, type Rule } from './naive-plausible.ts'
import { block, type RawItem, type Ref, rawUpdate } from './raw-update.ts'

// [G5] Forged neighbours against an honest typist and against a second forger: whatever a rule lets through is
// delivered in both orders, and must read the same. The exact rule is held against a naive second implementation;
// without a rule, and with a weaker one, replicas part, or this fuzzer would not be able to tell.

type Forgery = { readonly client: number; readonly clock: number; readonly items: RawItem[] }
type Dice = (sides: number) => number
export type Judge = 'guard' | Rule | 'nobody'

export type Divergence = {
  readonly tried: number
  readonly refused: number
  readonly divergent: number
  /** Where the guard and the naive rule were of different minds. */
  readonly disagreements: number
}

const AUTHORS = [FRA, FRA_TOO, USA, USA_TOO]

/** Pairs of updates, one of them forged, that neither has seen the other's. */
export function pairs(
  seed: number,
  trials: number,
  second: 'honest' | 'forged',
  judge: Judge,
): Divergence {
  const random = randomFrom(seed)
  const dice: Dice = (sides) => Math.floor(random() * sides)
  const count = { tried: 0, refused: 0, divergent: 0, disagreements: 0 }
  while (count.tried < trials && count.refused < 60 * trials) {
    const room = roomOfHistory(dice)
    const state = Y.encodeStateAsUpdate(room.doc)
    const [forger, other] = dice(2) === 0 ? [FRA, USA] : [USA, FRA]
    for (let round = 0; round < 12 && count.tried < trials; round++) {
      const first = forge(room, forger, 1 + dice(3), dice)
      const next = second === 'forged' ? forge(room, other, 1 + dice(3), dice) : null
      const updates = [updateOf(first), next ? updateOf(next) : honest(room, other, 3, dice)]
      for (const forgery of next ? [first, next] : [first]) {
        if (judge === 'guard' && !isAgreed(room, state, forgery)) count.disagreements++
      }
      const isAdmitted =
        admits(judge, room, state, first) && (!next || admits(judge, room, state, next))
      if (!isAdmitted) count.refused++
      else {
        count.tried++
        if (read(state, updates) !== read(state, [...updates].reverse())) count.divergent++
      }
    }
  }
  return count
}

/** Several clients, forging and honest; another replica gets what was accepted in another legal order. */
export function rounds(seed: number, trials: number) {
  const random = randomFrom(seed)
  const dice: Dice = (sides) => Math.floor(random() * sides)
  let accepted = 0
  let divergent = 0
  for (let trial = 0; trial < trials; trial++) {
    const room = roomOfHistory(dice)
    const state = Y.encodeStateAsUpdate(room.doc)
    const sent: { readonly client: number; readonly update: Uint8Array }[] = []
    for (let i = 0; i < 10; i++) {
      const client = AUTHORS[dice(AUTHORS.length)] ?? FRA
      const update = dice(3)
        ? updateOf(forge(room, client, 1 + dice(2), dice))
        : honest(room, client, 1, dice)
      if (room.receive(update, sessionOf(client)).ok) sent.push({ client, update })
    }
    accepted += sent.length
    const shuffled: Uint8Array[] = []
    while (sent.length > 0) {
      const { client } = sent[dice(sent.length)] ?? { client: 0 }
      // Each client's own updates keep their order; Yjs holds back what comes before what it refers to.
      const [next] = sent.splice(
        sent.findIndex((one) => one.client === client),
        1,
      )
      if (next) shuffled.push(next.update)
    }
    if (read(state, shuffled) !== tapeText(room.doc)) divergent++
  }
  return { accepted, divergent }
}

function roomOfHistory(dice: Dice): GuardedText {
  const room = roomWith('TTTTTT')
  for (let i = dice(5); i > 0; i--) {
    const client = dice(2) ? FRA_TOO : USA_TOO
    const judged = room.receive(honest(room, client, 1 + dice(2), dice), sessionOf(client))
    if (!judged.ok) throw new Error(`an honest history was refused: ${judged.refusal.code}`)
  }
  return room
}

const sessionOf = (client: number) => (client === FRA || client === FRA_TOO ? fra : usa)

function honest(room: GuardedText, client: number, count: number, dice: Dice): Uint8Array {
  const { doc, type } = replicaOf(room, client)
  const before = Y.encodeStateVector(doc)
  for (let i = 0; i < count; i++) {
    const all = charactersOf(doc)
    const [of, clock] = all[dice(all.length)] ?? [0, 0]
    type({ client: of, clock }, String.fromCharCode(65 + i))
  }
  return Y.encodeStateAsUpdate(doc, before)
}

/** Characters between any two others, near ones more often; the forger's own new ones are ends as well. */
function forge(room: GuardedText, client: number, count: number, dice: Dice): Forgery {
  const clock = clockOf(room.doc, client)
  const pool: Ref[] = charactersOf(room.doc)
  const items: RawItem[] = []
  for (let i = 0; i < count; i++) {
    const from = dice(pool.length)
    const to = dice(3) > 0 ? from + 1 + dice(4) : dice(pool.length + 1)
    const after = pool[from]
    const before = pool[to]
    const text = String.fromCharCode(97 + i)
    items.push({ ...(after && { after }), ...(before && { before }), text })
    pool.splice(from + 1, 0, [client, clock + i])
  }
  return { client, clock, items }
}

function charactersOf(doc: Y.Doc): Ref[] {
  const all: Ref[] = []
  for (let item = firstItem(doc); item; item = item.right) {
    for (let i = 0; i < item.length; i++) all.push([item.id.client, item.id.clock + i])
  }
  return all
}

function admits(judge: Judge, room: GuardedText, state: Uint8Array, forgery: Forgery): boolean {
  if (judge === 'nobody') return true
  const { client, clock, items } = forgery
  if (judge === 'guard') return room.check(updateOf(forgery), sessionOf(client)) === null
  return isPlausible(state, client, clock, items, judge)
}

function isAgreed(room: GuardedText, state: Uint8Array, forgery: Forgery): boolean {
  return admits('guard', room, state, forgery) === admits('exact', room, state, forgery)
}

function updateOf({ client, clock, items }: Forgery): Uint8Array {
  return rawUpdate([block(client, clock, ...items)])
}

function read(state: Uint8Array, updates: readonly Uint8Array[]): string {
  const doc = newReplica()
  for (const update of [state, ...updates]) Y.applyUpdate(doc, update)
  return tapeText(doc)
}
