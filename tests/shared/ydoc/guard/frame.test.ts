import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { decodeFrame } from '../../../../shared/ydoc/guard/frame/decode-frame.ts'
import { LIMITS } from '../../../../shared/ydoc/guard/limits.ts'
import { hasPending } from '../../../../shared/ydoc/guard/stored.ts'
import { cpuMs } from '../../../cpu-time.ts'
import {
  accept,
  deletion,
  expectNothingNew,
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
  tapeText,
  USA,
  unguarded,
  usa,
} from './a-room.ts'
import { block, type RawItem, rawUpdate } from './raw-update.ts'

const THREE = { after: [PEN, 0], before: [PEN, 1], text: 'abc' } as const

/** Every other value overwrites the one before the last: nothing of what is deleted lies side by side. */
function churn(delegation: string, client: number, start: number, count: number): RawItem[] {
  const values = [{ kind: 'pos', v: 'none' }]
  return Array.from({ length: count }, (_, i) => {
    const clock = start + i
    if (clock % 2 === 1) return { root: `d:${delegation}`, key: `k${clock}`, values }
    if (clock === 0) return { root: `d:${delegation}`, key: 'a', values }
    return { after: [client, clock - 2], values }
  })
}

/** A room whose title is ten surrogate pairs, in which FRA typed three characters. */
function roomOfPairs() {
  const room = roomWith('\u{20BB7}'.repeat(10))
  accept(room, fra, from(room, FRA, THREE))
  return room
}

describe('[G1] a known struct with false references', () => {
  const lie = (item: Parameters<typeof block>[2]) => rawUpdate([block(FRA, 0, item)])

  it('would split a stored surrogate pair, and is not even looked at', () => {
    const room = roomOfPairs()
    const update = lie({ after: [PEN, 1], text: 'a' })
    expect(tapeText(unguarded(room, update))).toContain('\ufffd')
    expectNothingNew(room, fra, update)
  })

  it('would park on a missing origin, and is not even looked at', () => {
    const room = roomOfPairs()
    const update = lie({ after: [PEN, 99_999], text: 'a' })
    expect(hasPending(unguarded(room, update))).toBe(true)
    expectNothingNew(room, fra, update)
  })

  it('would create roots without limit, and is not even looked at', () => {
    const room = roomOfPairs()
    const update = lie({ root: 'zzz', text: 'a' })
    expect(unguarded(room, update).share.has('zzz')).toBe(true)
    expectNothingNew(room, fra, update)
  })

  it('has its new part judged as what Yjs makes of it, whatever it claims to hang on', () => {
    const room = roomOfPairs()
    const update = lie({ after: [PEN, 7], before: [PEN, 1], text: 'abcX' })
    expect(tapeText(unguarded(room, update))).toContain('\ufffd')
    accept(room, fra, update)
    expect(tapeText(room.doc)).toBe(`|abcX${'\u{20BB7}'.repeat(10)}|`)
  })

  it('may not have its new part begin inside a surrogate pair', () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, { after: [PEN, 1], before: [PEN, 2], text: 'ab' }))
    const update = lie({ after: [PEN, 1], before: [PEN, 2], text: 'a\u{20BB7}' })
    expect(tapeText(unguarded(room, update))).toContain('\ufffd')
    expectRefused(room, fra, update, 'bad-text')
  })
})

describe('[G1] a frame that can be read in two ways', () => {
  it('an empty string would pass for known and be integrated', () => {
    const room = roomWith('Seven.')
    const update = from(room, FRA, { after: [PEN, 3], before: [PEN, 4], text: '' })
    const harmed = unguarded(room, update)
    expect(harmed.store.clients.get(FRA)).toHaveLength(1)
    expectRefused(room, fra, update, 'malformed', 'length')
  })

  it('an empty value would overwrite a lease, whoever sends it', () => {
    const room = roomWith('Seven.')
    const update = from(room, FRA, { root: 'who', key: String(PEN), values: [] })
    expect(room.doc.getMap('who').get(String(PEN))).toMatchObject({ hand: 'base' })
    expect(unguarded(room, update).getMap('who').get(String(PEN))).toBeUndefined()
    expectRefused(room, fra, update, 'malformed', 'length')
  })

  it('an empty value would take a verdict away', () => {
    const room = roomWith('Seven.')
    const record = { root: 'd:FRA', key: 'k', values: [{ kind: 'comment', note: 'n' }] }
    accept(room, fra, from(room, FRA, record))
    const verdict = { root: 'decided', key: 'FRA/k', values: [{ v: 'declined', rec: [FRA, 0] }] }
    accept(room, pen, from(room, PEN, verdict))
    const update = from(room, FRA, { root: 'decided', key: 'FRA/k', values: [] })
    expect(unguarded(room, update).getMap('decided').get('FRA/k')).toBeUndefined()
    expectRefused(room, fra, update, 'malformed', 'length')
  })

  it('of two blocks of one client Yjs reads the last, and the first would be lost or parked', () => {
    const room = roomWith('Seven.')
    const update = rawUpdate([
      block(FRA, 0, { after: [PEN, 3], before: [PEN, 4], text: 'a' }),
      block(FRA, 1, { after: [FRA, 0], before: [PEN, 4], text: 'b' }),
    ])
    expect(hasPending(unguarded(room, update))).toBe(true)
    expectRefused(room, fra, update, 'malformed', 'blocks')
  })

  it('an empty block is refused', () => {
    expectRefused(roomWith('x'), fra, rawUpdate([block(FRA, 0)]), 'malformed', 'blocks')
  })

  it('bytes behind the deletions would be stored and sent on for ever', () => {
    const room = roomWith('Seven.')
    const update = Uint8Array.from([...from(room, FRA, THREE), 1, 2, 3])
    expect(tapeText(unguarded(room, update))).toContain('abc')
    expectRefused(room, fra, update, 'malformed', 'trailing bytes')
  })

  it('a repeated key of an embed is passed on as it is read, once', () => {
    const room = roomWith('Seven.')
    const plain = from(room, FRA, { after: [PEN, 3], before: [PEN, 4], embed: { p: 'op' } })
    const twice = Uint8Array.from(
      Buffer.from(plain).toString('latin1').replace('\n{"p":"op"}', '\x12{"p":"x","p":"op"}'),
      (char) => char.charCodeAt(0),
    )
    const judged = room.receive(twice, fra)
    expect(judged).toMatchObject({ ok: true, update: plain })
  })

  it('bytes that are no update are refused', () => {
    const room = roomWith('Seven.')
    for (const bytes of [[], [1], [9, 9, 9], [1, 1, 1, 1, 4, 1, 4, 255], [0, 1, 1, 200]]) {
      expectRefused(room, fra, Uint8Array.from(bytes), 'malformed')
    }
  })

  it('a value nested so deep that reading it overflows the stack is refused', () => {
    const room = roomWith('Seven.')
    const head = from(room, FRA, { root: 'd:FRA', key: 'k', values: [7] })
    const deep = Buffer.concat([head.subarray(0, -3), Buffer.alloc(200_000, Buffer.from([117, 1]))])
    expectRefused(room, fra, deep, 'malformed')
  })

  it('structs of a client that collects garbage are refused, even as known', () => {
    const room = roomOfPairs()
    expectRefused(room, fra, rawUpdate([block(FRA, 0, { odd: 'gc' })]), 'gc')
    expectRefused(room, fra, rawUpdate([block(FRA, 0, { odd: 'skip' })]), 'gap')
  })

  it('deletions that overlap or go back are refused: they cost more than they say', () => {
    const room = roomWith('Seven.')
    const overlapping = Array.from({ length: 16_000 }, () => [0, 8] as const)
    expectRefused(room, fra, deletion([PEN, overlapping]), 'malformed', 'deletions')
    expectRefused(
      room,
      fra,
      deletion([
        FRA,
        [
          [5, 1],
          [0, 1],
        ],
      ]),
      'malformed',
      'deletions',
    )
    expectRefused(room, fra, deletion([FRA, [[0, 0]]]), 'malformed', 'deletions')
    expectRefused(room, fra, deletion([FRA, [[5, 1]]], [FRA, [[0, 1]]]), 'malformed', 'deletions')
  })

  it('clocks beyond what a number holds exactly are refused', () => {
    const room = roomWith('Seven.')
    const far = { root: 'd:FRA', key: 'k', gone: Number.MAX_SAFE_INTEGER }
    expectRefused(room, fra, rawUpdate([block(FRA, 5, far)]), 'malformed', 'length')
  })
})

describe('[G1] size', () => {
  it('a new part of more than 64 KiB is refused, but for an import', () => {
    const room = roomWith('Seven.')
    const big = { after: [PEN, 3], before: [PEN, 4], text: 'x'.repeat(70_000) } as const
    expectRefused(room, fra, from(room, FRA, big), 'too-large', 'update')
    accept(room, pen, from(room, PEN, big))
  })

  it('a frame of more than 1 MiB is not even decoded', () => {
    const room = roomWith('Seven.')
    const before = cpuMs()
    expectRefused(room, fra, new Uint8Array((1 << 20) + 1).fill(1), 'too-large', 'frame')
    expect(cpuMs() - before).toBeLessThan(1000)
  })

  it('a frame is read no further than to the first thing that cannot stand', () => {
    const room = roomWith('Seven.')
    const forged = from(room, USA, THREE).slice(0, -1)
    const endless = (head: Uint8Array, bytes: readonly number[]) =>
      Uint8Array.from([...head, ...Array.from({ length: 100_000 }, () => bytes).flat()])
    // What follows is no update at all, and is not reached.
    expectRefused(room, fra, endless(forged, [255]), 'forged-author')
    const fragments = Array.from({ length: 40_000 }, (_, i) => [2 * i, 1] as const)
    expectRefused(room, fra, deletion([FRA, fragments]), 'too-large', 'update')
    const many = Array.from({ length: 30_000 }, () => ({ ...THREE, text: 'x' }))
    expectRefused(room, fra, from(room, FRA, ...many).slice(0, -1), 'too-large', 'update')
  })

  it('a frame full of what is known is read once, and never makes an update too costly', () => {
    const room = roomWith('Seven.')
    const note = { kind: 'comment', note: '' }
    for (let written = 0; written < 5000; written += 500) {
      const items = Array.from({ length: 500 }, (_, i) => ({
        root: 'd:FRA',
        key: `k${written + i}`,
        values: [note],
      }))
      accept(room, fra, from(room, FRA, ...items))
    }
    const all = Y.encodeStateAsUpdate(room.doc)
    const judged = room.receive(all, usa)
    expect(judged).toMatchObject({ ok: true, update: null })
    expect(judged.cost).toBeGreaterThan(5000)
  })
})

describe('[G1] only what is new counts', () => {
  it('an idle client is not locked out by what others overwrote and deleted meanwhile', () => {
    const room = roomWith('Seven.')
    for (let client = 1000; client < 1005; client++) {
      const name = `A${String.fromCharCode(65 + client - 1000)}A`
      lease(room, client, name)
      const by = session(name, 'delegation', client)
      for (let clock = 0; clock < 9600; clock += 800) {
        accept(room, by, from(room, client, ...churn(name, client, clock, 800)))
      }
    }
    const idle = replicaOf(room, USA).doc
    const secondStep = Y.encodeStateAsUpdate(idle, Y.encodeStateVector(room.doc))
    expect(secondStep.length).toBeGreaterThan(LIMITS.updateBytes)
    expectNothingNew(room, usa, secondStep)
  })

  it('what is applied, stored and sent on is the new part, encoded anew', () => {
    const room = roomWith('Seven.')
    const replica = replicaOf(room, FRA)
    replica.type({ client: PEN, clock: 3 }, 'a')
    const first = Y.encodeStateAsUpdate(replica.doc, Y.encodeStateVector(room.doc))
    accept(room, fra, first)
    replica.type({ client: FRA, clock: 0 }, 'b')
    const everything = Y.encodeStateAsUpdate(replica.doc)
    const judged = room.receive(everything, fra)
    expect(judged).toMatchObject({ ok: true })
    const update = judged.ok ? judged.update : null
    expect(update && update.length < 30).toBe(true)
    expect(tapeText(room.doc)).toBe('|Sevaben.|')
  })

  it('an update that was sent twice is accepted twice and applied once', () => {
    const room = roomWith('Seven.')
    const update = from(room, FRA, THREE)
    accept(room, fra, update)
    expectNothingNew(room, fra, update)
  })
})

describe('the decoder', () => {
  it('reads what Yjs writes, item by item', () => {
    const room = roomOfPairs()
    const bytes = Y.encodeStateAsUpdate(room.doc)
    const items: string[] = []
    decodeFrame(bytes, {
      known: () => 0,
      onItem: (item) => items.push(`${item.id.client}:${item.id.clock}+${item.length}`),
      onKnown: () => undefined,
      onDeletion: () => undefined,
    })
    const structs = Y.decodeUpdate(bytes).structs
    expect(items).toEqual(structs.map(({ id, length }) => `${id.client}:${id.clock}+${length}`))
  })
})
