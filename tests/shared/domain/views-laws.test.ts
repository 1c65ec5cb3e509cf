import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveProposals } from '../../../shared/domain/derive-proposals.ts'
import type { Segment } from '../../../shared/domain/segments.ts'
import { plainText, type Statements, type View, viewOf } from '../../../shared/domain/views.ts'
import { code } from '../ydoc/notation.ts'

// Laws of the pure readings on tapes that nobody typed: any order of statuses, whatever could have led to it.

const NAMES = ['FRA', 'USA', 'RUS'] as const
const NOTHING_SAID: Statements = {
  removed: new Set(),
  removals: new Map(),
  kinds: new Map(),
  levels: new Map(),
  rekindings: new Map(),
  placements: new Map(),
  movings: new Map(),
  pens: new Set([code('CHN')]),
}
const ALL: View = { kind: 'ifIncorporated', delegations: null }
const of = (...names: readonly string[]): View => ({
  kind: 'ifIncorporated',
  delegations: names.map(code),
})

const piece = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'mark', 'fence'),
  text: fc.constantFrom('peace', ' and', ' 安全', '\u{20BB7}'),
  by: fc.constantFrom(null, ...NAMES),
  isIncorporated: fc.boolean(),
  hiding: fc.constantFrom('none', 'none', 'none', 'cut', 'withdrawn'),
  deletedBy: fc.subarray([...NAMES], { maxLength: 2 }),
})
type Piece = typeof piece extends fc.Arbitrary<infer T> ? T : never

const title: Piece = {
  kind: 'mark',
  text: 'peace',
  by: null,
  isIncorporated: false,
  hiding: 'none',
  deletedBy: [],
}
const tape = fc.array(piece, { maxLength: 40 }).map((pieces) => [title, ...pieces].map(segmentOf))

function segmentOf({ kind, text, by, isIncorporated, hiding, deletedBy }: Piece, i: number) {
  const isPending = by !== null && !isIncorporated
  const segment: Segment = {
    client: by ? 10 + NAMES.indexOf(by) : 1,
    clock: i * 10,
    length: kind === 'text' ? text.length : 1,
    text: kind === 'text' ? text : '',
    kind,
    opens: kind === 'mark' ? (i === 0 ? 'title' : 'plain') : null,
    owner: code(by ?? 'CHN'),
    isByBaseHand: by === null,
    isPending,
    isCut: hiding === 'cut',
    isHidden: hiding === 'cut' || (hiding === 'withdrawn' && isPending),
    deletedBy:
      kind === 'fence' ? [] : deletedBy.map((name) => ({ delegation: code(name), key: 'k' })),
    emphasis: [],
    restyledBy: [],
    sign: null,
  }
  return segment
}

const read = (segments: readonly Segment[], view: View): string =>
  plainText(viewOf(segments, NOTHING_SAID, view))

describe('laws of the readings', () => {
  it('[V1] the mark-up reads every visible character once, in the order of the tape', () => {
    fc.assert(
      fc.property(tape, (segments) => {
        const visible = segments.filter(({ isHidden }) => !isHidden)
        const text = visible.map((one) => (one.kind === 'mark' ? '\n' : one.text)).join('')
        expect(`\n${read(segments, { kind: 'markup' })}`).toBe(text)
      }),
    )
  })

  it('[V2] the base text reads the same without anything that is pending', () => {
    fc.assert(
      fc.property(tape, (segments) => {
        const settled = segments.filter(({ isPending }) => !isPending)
        expect(read(segments, { kind: 'base' })).toBe(read(settled, { kind: 'markup' }))
      }),
    )
  })

  it('[V3] for nobody it is the base text; for some, the others’ pending text and strikes count for nothing', () => {
    fc.assert(
      fc.property(tape, fc.subarray([...NAMES]), (segments, names) => {
        expect(read(segments, of())).toBe(read(segments, { kind: 'base' }))
        const theirs = segments
          .filter(({ isPending, owner }) => !isPending || names.some((name) => name === owner))
          .map((one) => ({
            ...one,
            deletedBy: one.deletedBy.filter(({ delegation }) =>
              names.some((n) => n === delegation),
            ),
          }))
        expect(read(segments, of(...names))).toBe(read(theirs, ALL))
      }),
    )
  })

  it('[P3] all pending text belongs to exactly one open proposal, which is its owner’s', () => {
    fc.assert(
      fc.property(tape, (segments) => {
        const read = deriveProposals(segments, []).flatMap(({ delegation, inserted }) =>
          inserted.ranges.map(([client, clock]) => `${delegation} ${client}:${clock}`),
        )
        const pending = segments.filter(
          (one) => one.isPending && !one.isHidden && one.kind !== 'fence',
        )
        const wanted = pending.map(({ owner, client, clock }) => `${owner} ${client}:${clock}`)
        expect(read.filter((one) => wanted.includes(one)).sort()).toEqual(wanted.sort())
      }),
    )
  })
})
