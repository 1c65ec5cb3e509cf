import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../../../../shared/domain/refusals.ts'
import { ROLES, type Role, STAGES, type Stage } from '../../../../shared/domain/roles.ts'
import {
  accept,
  deletion,
  expectRefused,
  FRA,
  fra,
  from,
  PEN,
  pen,
  roomWith,
  SEC,
  sec,
  session,
  USA,
  usa,
} from './a-room.ts'
import type { RawItem } from './raw-update.ts'

const comment = { kind: 'comment', note: 'n' }
const position = { kind: 'pos', v: 'reserve' }
const insertion: RawItem = { after: [PEN, 3], before: [PEN, 4], text: 'x' }

/** One legal write to each root, as FRA's client would make it if FRA held the role. */
const WRITES: Readonly<Record<string, RawItem>> = {
  text: { after: [PEN, 1], before: [PEN, 2], text: 'x' },
  incorporated: { root: 'incorporated', values: [[USA, 0, 1]] },
  cut: { root: 'cut', values: [[PEN, 2, 1]] },
  decided: { root: 'decided', key: 'USA/k', values: [{ v: 'declined', rec: [USA, 1] }] },
  blocks: { root: 'blocks', key: `${PEN}:0`, values: [{ level: 1 }] },
  'own records': { root: 'd:FRA', key: 'k', values: [position] },
  'own cuts': { root: 'cut:FRA', values: [[FRA, 0, 1]] },
  'foreign records': { root: 'd:USA', key: 'n', values: [position] },
  'foreign cuts': { root: 'cut:USA', values: [[USA, 0, 1]] },
  who: { root: 'who', key: `${FRA}`, values: [{ delegation: 'CHN', person: '', hand: 'base' }] },
  'a new root': { root: 'zzz', key: 'k', values: [1] },
}

/** The table of [G7]: everything that is not listed is refused. */
const MAY: Record<Stage, Partial<Record<Role, readonly string[]>>> = {
  drafting: {
    penholder: ['text', 'incorporated', 'cut', 'decided', 'blocks', 'own records', 'own cuts'],
    'co-penholder': ['text', 'incorporated', 'cut', 'decided', 'blocks', 'own records', 'own cuts'],
    delegation: ['text', 'own records', 'own cuts'],
    secretariat: ['text', 'own cuts'],
  },
  silence: {
    penholder: ['decided', 'own records'],
    'co-penholder': ['decided', 'own records'],
    delegation: ['own records'],
  },
  agreed: {
    penholder: ['own records'],
    'co-penholder': ['own records'],
    delegation: ['own records'],
  },
  closed: {},
  adopted: {},
}

function roomOfTwo() {
  const room = roomWith('Seven.')
  accept(room, usa, from(room, USA, insertion, { root: 'd:USA', key: 'k', values: [comment] }))
  accept(room, fra, from(room, FRA, insertion))
  return room
}

describe('[G7] who may write where, and when', () => {
  for (const stage of STAGES) {
    for (const role of ROLES) {
      const may = MAY[stage][role] ?? []
      const rest = Object.keys(WRITES).filter((root) => !may.includes(root))

      it(`${role}, ${stage}: ${may.join(', ') || 'nothing'}`, () => {
        for (const [root, write] of Object.entries(WRITES)) {
          const room = roomOfTwo()
          room.stage = stage
          const refusal = room.check(from(room, FRA, write), session('FRA', role, FRA))
          expect([root, refusal === null]).toEqual([root, may.includes(root)])
        }
        expect(rest.length + may.length).toBe(Object.keys(WRITES).length)
      })
    }
  }

  const codeFor = (
    role: Role,
    stage: Stage,
    root: keyof typeof WRITES,
  ): RefusalCode | undefined => {
    const room = roomOfTwo()
    room.stage = stage
    const write = WRITES[root]
    return write && room.check(from(room, FRA, write), session('FRA', role, FRA))?.code
  }

  it('says whether it is the role, the stage or the root', () => {
    expect(codeFor('observer', 'drafting', 'text')).toBe('read-only')
    expect(codeFor('observer', 'silence', 'own records')).toBe('read-only')
    expect(codeFor('screen', 'drafting', 'own records')).toBe('read-only')
    expect(codeFor('delegation', 'silence', 'text')).toBe('phase')
    expect(codeFor('penholder', 'silence', 'incorporated')).toBe('phase')
    expect(codeFor('secretariat', 'silence', 'own records')).toBe('phase')
    expect(codeFor('delegation', 'closed', 'own records')).toBe('phase')
    expect(codeFor('delegation', 'drafting', 'cut')).toBe('foreign-root')
    expect(codeFor('delegation', 'silence', 'blocks')).toBe('foreign-root')
    expect(codeFor('penholder', 'drafting', 'foreign records')).toBe('foreign-root')
    expect(codeFor('delegation', 'drafting', 'who')).toBe('foreign-root')
  })

  it('a root that would be somebody’s right by its name is nobody’s', () => {
    const room = roomOfTwo()
    for (const root of ['own records', 'd:own', 'cut:own', 'd:', 'constructor', '__proto__']) {
      const write = { root, key: 'k', values: [position] }
      expectRefused(room, fra, from(room, FRA, write), 'foreign-root')
    }
  })

  it('an item that hangs on another root’s item is in that root', () => {
    const room = roomOfTwo()
    accept(room, pen, from(room, PEN, { root: 'incorporated', values: [[USA, 0, 1]] }))
    const clock = room.doc.getArray('incorporated').length + 7
    const update = from(room, FRA, { after: [PEN, clock], values: [[FRA, 0, 1]] })
    expectRefused(room, fra, update, 'foreign-root')
  })
})

describe('[G7] during the silence procedure', () => {
  const silent = () => {
    const room = roomOfTwo()
    const proposal = { kind: 'del', ids: [[PEN, 2, 2]] }
    accept(room, fra, from(room, FRA, { root: 'd:FRA', key: 'p', values: [proposal] }))
    room.stage = 'silence'
    return room
  }

  it('comments, positions and support are records as before', () => {
    const room = silent()
    for (const value of [comment, position, { kind: 'support', on: 'USA/k', v: 'sponsor' }]) {
      accept(room, fra, from(room, FRA, { root: 'd:FRA', key: value.kind, values: [value] }))
    }
  })

  it('no proposal is made', () => {
    const room = silent()
    const proposal = { kind: 'del', ids: [[PEN, 3, 1]] }
    expectRefused(
      room,
      fra,
      from(room, FRA, { root: 'd:FRA', key: 'q', values: [proposal] }),
      'phase',
    )
  })

  it('no proposal disappears by being overwritten, deleted, or written as deleted', () => {
    const room = silent()
    const last = [FRA, 1] as const
    expectRefused(room, fra, from(room, FRA, { after: last, values: [comment] }), 'phase', 'del')
    expectRefused(room, fra, from(room, FRA, { after: last, gone: 1 }), 'phase', 'del')
    expectRefused(room, fra, deletion([FRA, [[1, 1]]]), 'phase', 'del')
  })

  it('one’s own remark may go', () => {
    const room = silent()
    accept(room, fra, from(room, FRA, { root: 'd:FRA', key: 'c', values: [comment] }))
    accept(room, fra, deletion([FRA, [[2, 1]]]))
    expect(room.doc.getMap('d:FRA').has('c')).toBe(false)
  })
})

describe('[G7] the secretariat', () => {
  it('makes editorial records and comments, and no others', () => {
    const room = roomOfTwo()
    const editorial = { kind: 'editorial', ids: [[PEN, 2, 2]], note: 'spelling' }
    const write = (value: unknown, key = 'e') =>
      from(room, SEC, { root: 'd:SEC', key, values: [value] })
    const support = { kind: 'support', on: 'FRA/a', v: 'sponsor' }
    for (const value of [position, support, { kind: 'del', ids: [[PEN, 2, 2]] }]) {
      expectRefused(room, sec, write(value), 'schema', 'kind')
    }
    accept(room, sec, write(editorial))
    accept(room, sec, write(comment, 'c'))
  })

  it('types as a delegation does, and removes nothing', () => {
    const room = roomOfTwo()
    accept(room, sec, from(room, SEC, insertion))
    expectRefused(room, sec, deletion([PEN, [[3, 2]]]), 'append-only')
  })
})
