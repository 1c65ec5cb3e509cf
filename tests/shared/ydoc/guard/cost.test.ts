import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Range } from '../../../../shared/domain/char-ids.ts'
import type { GuardedText } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { COST } from '../../../../shared/ydoc/guard/limits.ts'
import {
  accept,
  expectRefused,
  FRA,
  fra,
  from,
  lease,
  PEN,
  pen,
  replicaOf,
  roomWith,
  session,
  USA,
  unguarded,
  usa,
} from './a-room.ts'
import { block, type RawItem, rawUpdate } from './raw-update.ts'

/** How many steps of its conflict scan Yjs takes: it adds each item it looks at to two sets. */
function scanSteps(act: () => void): number {
  const { add } = Set.prototype
  let steps = 0
  Set.prototype.add = function <T>(this: Set<T>, value: T): Set<T> {
    if (value instanceof Y.Item) steps++
    return add.call(this, value) as Set<T>
  }
  try {
    act()
  } finally {
    Set.prototype.add = add
  }
  return steps / 2
}

const costOf = (room: GuardedText, update: Uint8Array, by = fra): number => {
  const judged = room.receive(update, by)
  expect(judged).toMatchObject({ ok: true })
  return judged.cost
}

describe('[G6] bounded cost', () => {
  it('siblings of one origin with distinct right neighbours would freeze every replica', () => {
    const siblings = (count: number) => {
      const room = roomWith('T'.repeat(count + 10))
      const items = Array.from(
        { length: count },
        (_, i): RawItem => ({ after: [PEN, 0], before: [PEN, 2 + i], text: 'x' }),
      )
      return { room, update: from(room, FRA, ...items) }
    }
    const small = siblings(500)
    const large = siblings(1000)
    const few = scanSteps(() => unguarded(small.room, small.update))
    const many = scanSteps(() => unguarded(large.room, large.update))
    expect(few).toBeGreaterThan(500 * 100)
    expect(many / few).toBeGreaterThan(3.5)
    const huge = siblings(6000)
    for (const { room, update } of [small, large, huge]) {
      expectRefused(room, fra, update, 'implausible')
      expect(room.receive(update, fra).cost).toBeLessThan(10_000)
    }
  })

  it('an insertion that claims to have seen nothing of a crowd pays for every sibling that it passes', () => {
    const room = roomWith('Seven.')
    const crowd = 300
    for (let client = 1000; client < 1000 + crowd; client++) {
      if ((client - 1000) % 100 === 0) continue
      lease(room, client, ['AAA', 'BBB', 'CCC'][Math.floor((client - 1000) / 100)] ?? 'DDD')
      const by = session(room.ownerOf(client) ?? '', 'delegation', client)
      accept(
        room,
        by,
        rawUpdate([
          block(
            client,
            0,
            { after: [PEN, 3], before: [PEN, 4], text: 'y' },
            { after: [PEN, 3], before: [client, 0], text: 'z' },
          ),
        ]),
      )
    }
    lease(room, 900_000, 'FRA')
    const late = session('FRA', 'delegation', 900_000)
    const unseeing = (count: number) =>
      from(
        room,
        900_000,
        ...Array.from(
          { length: count },
          (_, i): RawItem => ({
            after: [PEN, 3],
            before: i === 0 ? [PEN, 4] : [900_000, i - 1],
            text: 'x',
          }),
        ),
      )
    const steps = scanSteps(() => unguarded(room, unseeing(400)))
    expect(steps * COST.scan).toBeGreaterThan(COST.limit)
    expectRefused(room, late, unseeing(400), 'too-costly')
    const cheaper = unseeing(10)
    const taken = scanSteps(() => unguarded(room, cheaper))
    expect(costOf(room, cheaper, late)).toBeGreaterThanOrEqual(taken * COST.scan)
  })

  it('a value overwritten again and again pays for each time', () => {
    const room = roomWith('Seven.')
    const values = [{ kind: 'pos', v: 'none' }]
    const chain = (root: string, client: number, start: number, count: number) =>
      from(
        room,
        client,
        ...Array.from({ length: count }, (_, i) =>
          i === 0
            ? { root, key: 'k', values }
            : { after: [client, start + i - 1] as const, values },
        ),
      )
    expect(costOf(room, chain('d:FRA', FRA, 0, 1300))).toBeGreaterThanOrEqual(1299 * COST.rewrite)
    // Nor is the pen spared, whose updates may be larger.
    expectRefused(room, pen, chain('d:CHN', PEN, 8, 1400), 'too-costly')
  })

  it('references that bring much news pay for each row of knowledge', () => {
    const room = roomWith('Seven.')
    const authors = 60
    // Each author types behind the one before: the last has seen all of them.
    for (let i = 0; i < authors; i++) {
      lease(room, 1000 + i, 'USA')
      const after = i === 0 ? ([PEN, 3] as const) : ([1000 + i - 1, 0] as const)
      accept(
        room,
        session('USA', 'delegation', 1000 + i),
        rawUpdate([block(1000 + i, 0, { after, before: [PEN, 4], text: 'x' })]),
      )
    }
    const { type } = replicaOf(room, FRA)
    const cost = costOf(room, type({ client: 1000 + authors - 1, clock: 0 }, '!'))
    expect(cost).toBeGreaterThan(authors)
    expect(cost).toBeLessThan(4 * authors)
  })

  it('ranges pay for what they visit', () => {
    const room = roomWith('T'.repeat(9000))
    const split = Array.from(
      { length: 4000 },
      (_, i): RawItem => ({ after: [PEN, 1 + i], before: [PEN, 2 + i], text: 'x' }),
    )
    accept(room, usa, from(room, USA, ...split))
    const cut = (count: number) =>
      from(room, PEN, {
        root: 'cut',
        values: Array.from({ length: count }, (): Range => [PEN, 1, 9000]),
      })
    expectRefused(room, pen, cut(100), 'too-costly')
    expect(costOf(room, cut(20), pen)).toBeGreaterThan(20 * 4000)
  })

  it('an import of a thousand paragraphs and a day of offline typing are cheap', () => {
    const room = roomWith('Seven.')
    const paragraphs = Array.from({ length: 1000 }, (_, i) => `paragraph ${i}`)
    const imported = replicaOf(room, PEN).act((transaction) => {
      const { doc } = transaction
      const text = doc.getText('text')
      for (const words of paragraphs) {
        text.insertEmbed(text.length, { p: 'op' })
        text.insert(text.length, words)
        text.insertEmbed(text.length, { f: 1 })
      }
    })
    // What their items cost, and next to nothing besides.
    expect(costOf(room, imported, pen)).toBeLessThan(3000 * 15 + 100)
    const offline = replicaOf(room, FRA)
    const before = Y.encodeStateVector(offline.doc)
    for (let i = 0; i < 3000; i++) offline.type({ client: PEN, clock: 20 + i * 3 }, 'word ')
    const day = Y.encodeStateAsUpdate(offline.doc, before)
    expect(costOf(room, day)).toBeLessThan(3000 * 15 + 20_000)
  })

  it('a keystroke costs little more than one item, whatever the size of the text', () => {
    for (const size of [10, 1000]) {
      const room = roomWith('Title', ...Array.from({ length: size }, (_, i) => `paragraph ${i}`))
      expect(costOf(room, replicaOf(room, FRA).type({ client: PEN, clock: 9 }, 'x'))).toBeLessThan(
        20,
      )
    }
  })

  it('what touches many places costs as much as so many keystrokes, and is not too costly for that', () => {
    const room = roomWith('T'.repeat(2000))
    const items = Array.from(
      { length: 1000 },
      (_, i): RawItem => ({ after: [PEN, 1 + i], before: [PEN, 2 + i], text: 'x' }),
    )
    expect(costOf(room, from(room, FRA, ...items))).toBeGreaterThanOrEqual(15_000)
  })

  it('what is refused is paid for as well', () => {
    const room = roomWith('T'.repeat(1000))
    const update = from(room, FRA, { after: [PEN, 3], before: [PEN, 900], text: 'x' })
    const judged = room.receive(update, fra)
    expect(judged).toMatchObject({ ok: false })
    expect(judged.cost).toBeGreaterThan(0)
  })
})
