import { describe, expect, it } from 'vitest'
import { PARAGRAPH_KINDS } from '../../../../shared/domain/segments.ts'
import {
  accept,
  expectRefused,
  FRA,
  fra,
  from,
  PEN,
  PEN_PROPOSING,
  pen,
  roomWith,
  USA,
  usa,
} from './a-room.ts'

/** A room with FRA's word in the title and a record of USA. */
function room() {
  const made = roomWith('Seven.', 'Eight.')
  accept(made, fra, from(made, FRA, { after: [PEN, 3], before: [PEN, 4], text: 'mine' }))
  const comment = { root: 'd:USA', key: 'c', values: [{ kind: 'comment', note: 'n' }] }
  accept(made, usa, from(made, USA, comment))
  return made
}

const PID = `${PEN}:8`
const TITLE = `${PEN}:0`

const write = (value: unknown) => {
  const made = room()
  return { made, update: from(made, FRA, { root: 'd:FRA', key: 'k', values: [value] }) }
}

describe('[G10] records', () => {
  const good = [
    {
      kind: 'del',
      ids: [
        [PEN, 2, 2],
        [USA, 0, 0],
      ].slice(0, 1),
      group: 'g',
      note: 'n',
      t: 1,
    },
    {
      kind: 'del',
      ids: [
        [PEN, 2, 2],
        [PEN, 5, 1],
      ],
      withdrawn: true,
    },
    { kind: 'ins', head: [FRA, 0] },
    { kind: 'remove', pid: PID },
    { kind: 'attr', pid: PID, to: 'sub', level: 2 },
    { kind: 'attr', pid: PID, to: 'heading', source: 'S/RES/2518 (2020)' },
    { kind: 'move', pid: PID, after: TITLE },
    { kind: 'move', pid: PID, after: TITLE, until: TITLE },
    { kind: 'emphasis', ids: [[PEN, 2, 2]], style: 'italic', on: true },
    { kind: 'retain', ids: [[PEN, 2, 2]], note: 'n' },
    { kind: 'retain', pid: PID },
    { kind: 'concept', pid: PID, note: 'n' },
    { kind: 'comment', note: 'n', pid: PID, ids: [[PEN, 9, 2]], quote: 'Ei', rev: 'Rev.1' },
    { kind: 'comment', note: 'n', on: 'USA/c' },
    { kind: 'comment', note: 'n', re: 'USA/c', pid: PID, t: 1, edited: true },
    { kind: 'comment', note: '', re: 'USA/c', sets: 'resolved', t: 1 },
    { kind: 'pos', v: 'flexible', pid: PID, note: '' },
    {
      ...{ kind: 'pos', v: 'reserve', pid: PID, note: 'n', redLine: 'r', condition: 'c' },
      ...{ wording: '0123456789abcdef', t: 1584633600000 },
    },
    { kind: 'support', on: 'USA/c', v: 'sponsor' },
    { kind: 'support', on: 'USA/d', v: 'accept', wording: '0f', t: 3 },
  ]
  const bad: readonly unknown[] = [
    ...[null, 1, 'del', [], {}, undefined, new Uint8Array(2)],
    { kind: 'evil' },
    { kind: 'constructor' },
    { kind: ['del'], ids: [[PEN, 2, 2]] },
    { kind: 'del' },
    { kind: 'del', ids: [] },
    { kind: 'del', ids: {} },
    { kind: 'del', ids: [[PEN, 2]] },
    { kind: 'del', ids: [[PEN, 2, 0]] },
    { kind: 'del', ids: [[PEN, -1, 2]] },
    { kind: 'del', ids: [[PEN, 1.5, 2]] },
    { kind: 'del', ids: [[PEN, 2, 2, 2]] },
    { kind: 'del', ids: [['100', 2, 2]] },
    {
      kind: 'del',
      ids: [
        [PEN, 2, 2],
        [PEN, 3, 2],
      ],
    },
    { kind: 'del', ids: [[PEN, 2, 999]] },
    { kind: 'del', ids: [[77, 0, 5]] },
    { kind: 'del', ids: [[USA, 0, 1]] },
    { kind: 'del', ids: Array.from({ length: 2000 }, () => [PEN, 1, 6]) },
    { kind: 'del', ids: [[PEN, 2, 2]], evil: 1 },
    { kind: 'del', ids: [[PEN, 2, 2]], constructor: 1 },
    { kind: 'del', ids: [[PEN, 2, 2]], note: { a: 1 } },
    { kind: 'del', ids: [[PEN, 2, 2]], note: 'n'.repeat(4001) },
    { kind: 'del', ids: [[PEN, 2, 2]], note: undefined },
    { kind: 'del', ids: [[PEN, 2, 2]], t: Number.NaN },
    { kind: 'del', ids: [[PEN, 2, 2]], t: -1 },
    { kind: 'del', ids: [[PEN, 2, 2]], withdrawn: 1 },
    JSON.parse('{"kind":"comment","note":"","__proto__":{"x":1}}'),
    { kind: 'ins' },
    { kind: 'ins', head: [PEN, 2] },
    { kind: 'ins', head: [FRA, 99] },
    { kind: 'ins', head: [FRA, 4] },
    { kind: 'ins', head: [FRA, 0, 1] },
    { kind: 'remove' },
    { kind: 'remove', pid: `${PEN}:1` },
    { kind: 'remove', pid: `${PEN}:008` },
    { kind: 'remove', pid: `${PEN}:999` },
    { kind: 'remove', pid: 8 },
    { kind: 'attr', pid: PID },
    { kind: 'attr', pid: PID, to: [1] },
    { kind: 'attr', pid: PID, to: 'title' },
    { kind: 'attr', pid: PID, to: 'sub', level: 10 },
    { kind: 'attr', pid: TITLE, to: 'sub' },
    { kind: 'move', pid: PID },
    { kind: 'move', pid: PID, after: PID },
    { kind: 'move', pid: PID, after: `${PEN}:999` },
    { kind: 'move', pid: PID, after: TITLE, until: PID },
    { kind: 'move', pid: TITLE, after: PID },
    { kind: 'emphasis', ids: [[PEN, 2, 2]], style: 'blink', on: true },
    { kind: 'emphasis', ids: [[PEN, 2, 2]], style: 'bold' },
    { kind: 'emphasis', style: 'bold', on: true },
    { kind: 'retain' },
    { kind: 'retain', ids: [[PEN, 2, 2]], pid: PID },
    { kind: 'concept', pid: PID },
    { kind: 'concept', note: 'n' },
    { kind: 'del', ids: [[PEN, 2, 2]], source: 's'.repeat(200) },
    { kind: 'comment' },
    { kind: 'comment', note: '', sets: 'resolved' },
    { kind: 'comment', note: '', re: 'USA/c', sets: 'perhaps' },
    { kind: 'comment', note: 1 },
    { kind: 'comment', note: '', ids: [[USA, 0, 1]] },
    { kind: 'pos' },
    { kind: 'pos', v: 'perhaps', pid: PID },
    { kind: 'pos', v: 'agree', pid: PID, wording: 1 },
    { kind: 'pos', v: 'agree', pid: PID, t: 'now' },
    { kind: 'pos', v: 'agree', pid: PID, via: 'floor' },
    { kind: 'pos', v: 'agree', pid: PID, of: 'USA' },
    { kind: 'pos', v: 'agree', pid: PID, of: 'USA', via: 'floor' },
    { kind: 'support', on: 'USA/c' },
    { kind: 'support', on: 'USA/c', v: 'yes' },
    { kind: 'support', on: 'USA/c', v: 'accept', wording: 1 },
  ]

  it('of every kind are accepted', () => {
    for (const value of good) {
      const { made, update } = write(value)
      expect([value, made.check(update, fra)]).toEqual([value, null])
    }
  })

  it('with a wrong, missing or foreign field are refused', () => {
    for (const value of bad) {
      const { made, update } = write(value)
      expect([value, made.check(update, fra)?.code]).toEqual([value, 'schema'])
    }
  })

  it('[Q3] say where another stands if the pen enters them, and how it heard', () => {
    const enter = (more: Record<string, unknown>) => {
      const made = room()
      const value = { kind: 'pos', v: 'oppose', pid: PID, ...more }
      const update = from(made, PEN, { root: 'd:CHN', key: 'k', values: [value] })
      return made.check(update, pen)?.code ?? null
    }
    expect(enter({ of: 'USA', via: 'floor' })).toBeNull()
    expect(enter({ of: 'USA', via: 'mail' })).toBeNull()
    expect(enter({ of: 'USA' })).toBe('schema')
    expect(enter({ of: 'USA', via: 'rumour' })).toBe('schema')
    expect(enter({ of: 'nobody', via: 'floor' })).toBe('schema')
    expect(enter({ of: 'CHN', via: 'floor' })).toBe('schema')
  })

  it('name what the same update writes', () => {
    const made = room()
    accept(
      made,
      fra,
      from(
        made,
        FRA,
        { root: 'd:FRA', key: 'k', values: [{ kind: 'ins', head: [FRA, 5] }] },
        { after: [PEN, 9], before: [PEN, 10], text: 'new' },
      ),
    )
  })
})

describe('[G10] ranges in lists', () => {
  const refused = (root: string, value: unknown, by = fra, client = FRA) => {
    const made = room()
    expectRefused(made, by, from(made, client, { root, values: [value] }), 'schema')
  }

  it('are three numbers that name characters of the tape', () => {
    for (const value of [
      1,
      'x',
      null,
      [],
      [FRA, 0],
      [FRA, 0, 0],
      [FRA, 0, 99],
      [9, 0, 1],
      { 0: 1 },
    ]) {
      refused('cut:FRA', value)
      refused('cut', value, pen, PEN)
      refused('incorporated', value, pen, PEN)
    }
    refused('cut', [USA, 0, 1], pen, PEN)
    refused('incorporated', [USA, 0, 1], pen, PEN)
  })

  it('[T11] a delegation withdraws pending text of its own and nothing else', () => {
    refused('cut:FRA', [PEN, 3, 4])
    refused('cut:FRA', [USA, 0, 1])
    refused('cut:CHN', [PEN, 3, 1], pen, PEN_PROPOSING)
    const made = room()
    const withText = [
      { after: [FRA, 3], before: [PEN, 4], text: '!' },
      { root: 'cut:FRA', values: [[FRA, 0, 5]] },
    ] as const
    accept(made, fra, from(made, FRA, ...withText))
  })

  it('a record is no text to withdraw', () => {
    const made = room()
    const items = [
      { root: 'd:FRA', key: 'k', values: [{ kind: 'comment', note: '1' }] },
      { root: 'cut:FRA', values: [[FRA, 4, 1]] },
    ]
    expectRefused(made, fra, from(made, FRA, ...items), 'schema', 'ids')
  })
})

describe('[G10] attributes of paragraphs', () => {
  const at = (key: string, value: unknown) => {
    const made = room()
    return made.check(from(made, PEN, { root: 'blocks', key, values: [value] }), pen)?.code
  }

  it('belong to a paragraph that exists, by its one name', () => {
    for (const key of ['a:1', `${PEN}:1`, `${PEN}:999`, `0${PEN}:8`, `${PEN}:08`, `${USA}:0`]) {
      expect([key, at(key, { level: 2 })]).toEqual([key, 'schema'])
    }
    expect(at(`${PEN}:8`, { level: 2 })).toBeUndefined()
  })

  it('are the known ones', () => {
    const mark = `${PEN}:8`
    for (const kind of PARAGRAPH_KINDS) {
      expect([kind, at(mark, { kind })]).toEqual([kind, kind === 'title' ? 'schema' : undefined])
    }
    for (const value of [{ kind: 'op' }, { after: mark }]) {
      expect([value, at(`${PEN}:0`, value)]).toEqual([value, 'schema'])
    }
    const all = {
      level: 1,
      after: `${PEN}:0`,
      until: `${PEN}:0`,
      number: '7',
      removed: true,
      closed: false,
      ladder: 'pending',
      waitsFor: 'USA',
      reason: 'r',
      movedAt: 1,
      issue: 'a',
    }
    expect(at(mark, all)).toBeUndefined()
    expect(at(mark, { ladder: 'closed', closed: true })).toBeUndefined()
    const bad = [
      { after: mark },
      { until: `${PEN}:0` },
      { kind: 'evil' },
      { level: 'x' },
      { level: 1e9 },
      { after: '1:1' },
      { removed: 1 },
      { ladder: 'nearly' },
      { ladder: 'closed' },
      { ladder: 'agreed', closed: true },
      { ladder: 'agreed', movedAt: 'now' },
    ]
    for (const value of [...bad, { evil: 1 }, null, [], 'x', { number: 'n'.repeat(200) }]) {
      expect([value, at(mark, value)]).toEqual([value, 'schema'])
    }
  })
})
