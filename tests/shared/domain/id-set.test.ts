import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, mergeRanges, type Range } from '../../../shared/domain/char-ids.ts'
import { IdSet } from '../../../shared/domain/id-set.ts'
import { SpanIndex } from '../../../shared/domain/span-index.ts'

const range = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.nat(40), fc.integer({ min: 1, max: 12 }))
const change = fc.record({ adds: fc.boolean(), range })

const charsOf = (ranges: Iterable<Range>): Set<string> =>
  new Set(
    [...ranges].flatMap(([client, clock, length]) =>
      Array.from({ length }, (_, i) => `${client}:${clock + i}`),
    ),
  )

describe('sets of characters', () => {
  it('a set of intervals equals a set of single characters, whatever was added and removed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), range, (changes, asked) => {
        const set = new IdSet()
        const naive = new Set<string>()
        for (const { adds, range } of changes) {
          for (const char of charsOf([range])) adds ? naive.add(char) : naive.delete(char)
          if (adds) set.add(range)
          else set.remove(range)
        }
        expect(charsOf(set.ranges())).toEqual(naive)
        const common = [...charsOf([asked])].filter((char) => naive.has(char))
        expect(set.hits(...asked)).toBe(common.length > 0)
        const clipped = set
          .clip(...asked)
          .map(([start, end]): Range => [asked[0], start, end - start])
        expect(charsOf(clipped)).toEqual(new Set(common))
      }),
    )
  })

  it('intervals stay disjoint, apart and ascending', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), (ranges) => {
        const clocks = [...new IdSet(ranges).ranges()].filter(([client]) => client === 1)
        for (const [i, [, clock]] of clocks.entries()) {
          const before = clocks[i - 1]
          if (before) expect(clock).toBeGreaterThan(before[1] + before[2])
        }
      }),
    )
  })

  it('merged ranges name the same characters in the same order', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), (ranges) => {
        const single = (all: readonly Range[]) =>
          all.flatMap(([client, clock, length]) =>
            Array.from({ length }, (_, i) => `${client}:${clock + i}`),
          )
        expect(single(mergeRanges(ranges))).toEqual(single(ranges))
        expect(lengthOf(mergeRanges(ranges))).toBe(lengthOf(ranges))
      }),
    )
  })

  it('an index of spans finds exactly what overlaps, over bucket borders too', () => {
    const wide = fc.tuple(
      fc.integer({ min: 1, max: 2 }),
      fc.nat(300),
      fc.integer({ min: 1, max: 200 }),
    )
    fc.assert(
      fc.property(fc.array(wide, { maxLength: 15 }), fc.nat(14), wide, (ranges, gone, asked) => {
        const index = new SpanIndex<number>()
        for (const [label, one] of ranges.entries()) index.add(one, label)
        const removed = ranges[gone]
        if (removed) index.remove(removed, gone)
        const expected = [...ranges.keys()].filter((label) => {
          const one = ranges[label]
          return (
            one &&
            label !== gone &&
            one[0] === asked[0] &&
            one[1] < asked[1] + asked[2] &&
            one[1] + one[2] > asked[1]
          )
        })
        expect(
          index
            .over(...asked)
            .map((span) => span.label)
            .sort((a, b) => a - b),
        ).toEqual(expected)
      }),
    )
  })
})
