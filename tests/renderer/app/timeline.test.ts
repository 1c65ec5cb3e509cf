import { describe, expect, it } from 'vitest'
import { momentIn, momentName } from '../../../renderer/app/timeline/moment-name.ts'
import { MomentsRead } from '../../../renderer/app/timeline/moments-read.ts'
import {
  aheadOf,
  beforeOf,
  chosenStops,
  placeAt,
  stopsOf,
} from '../../../renderer/app/timeline/stops.ts'
import { fail, ok } from '../../../shared/base/result.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { TimelinePoint } from '../../../shared/protocol/timeline.ts'

/** `3-9 FRA/USA 0,2`: from which entry to which, by whom, in which paragraphs. */
function points(...lines: readonly string[]): { points: TimelinePoint[] } {
  return {
    points: lines.map((line) => {
      const [range = '', who = '', where = ''] = line.split(' ')
      const [first = 0, seq = 0] = range.split('-').map(Number)
      const shares = who.split('/').map((by) => ({ by: by as DelegationCode, changes: 1 }))
      const paragraphs = where === '' ? [] : where.split(',').map(Number)
      return { first, seq, begun: first, at: seq, shares, paragraphs }
    }),
  }
}

const COURSE = points('2-9 CHN 0,1', '12-20 FRA/USA 1', '21-30 USA 2')
const PARAGRAPHS = ['1:0', '1:9', '1:20'].map((id) => ({
  id: id as ParagraphId,
  number: '',
  words: '',
}))

describe('the stops of a timeline', () => {
  it('[U10] a revision is at the last point that is in it, wherever other rooms have gone meanwhile', () => {
    const revisions = [
      { name: 'Zero draft', seq: 11 },
      { name: 'Rev.1', seq: 20 },
      { name: 'Rev.2', seq: 20 },
      { name: 'before anything', seq: 1 },
    ]
    const stops = stopsOf(COURSE, revisions)
    expect(stops.map((stop) => stop.revisions)).toEqual([['Zero draft'], ['Rev.1', 'Rev.2'], []])
  })

  it('[U10] they are narrowed to a delegation, to a paragraph, or to both', () => {
    const stops = stopsOf(COURSE, [])
    const seqs = (by: string | null, paragraph: string | null) =>
      chosenStops(stops, PARAGRAPHS, { by: by as DelegationCode | null, paragraph }).map(
        ({ seq }) => seq,
      )
    expect(seqs(null, null)).toEqual([9, 20, 30])
    expect(seqs('USA', null)).toEqual([20, 30])
    expect(seqs(null, '1:9')).toEqual([9, 20])
    expect(seqs('USA', '1:9')).toEqual([20])
    expect(seqs('RUS', null)).toEqual([])
  })

  it('[U10] an entry is at the last stop before it; its changes are those of its stretch', () => {
    const stops = stopsOf(COURSE, [])
    expect([1, 9, 15, 20, 99].map((seq) => placeAt(stops, seq))).toEqual([-1, 0, 0, 1, 2])
    expect([1, 2, 9, 11, 12, 20, 21, 99].map((seq) => beforeOf(stops, seq))).toEqual([
      0, 0, 0, 0, 9, 9, 20, 20,
    ])
  })

  it('[U10] from a stop one may go back, or on', () => {
    const stops = stopsOf(COURSE, [])
    expect(aheadOf(stops, 20)).toEqual([30])
    expect(aheadOf(stops, 30)).toEqual([9])
    expect(aheadOf(stopsOf(points('1-2 CHN', '3-4 CHN', '5-6 CHN', '7-8 CHN'), []), 6)).toEqual([
      2, 8,
    ])
    expect(aheadOf(stops, 1)).toEqual([9])
  })

  it('[U10] the name of a moment is none that a revision has', () => {
    expect(momentIn(momentName(123))).toBe(123)
    for (const name of ['Rev.1', '123', '@', '@1a', null]) expect(momentIn(name)).toBeNull()
  })
})

describe('moments that were looked at', () => {
  const NO_CREDITS = { brought: [], taken: [] }

  /** A relay that answers when it is told to, or at once; `asked` is `9` for the text after entry 9, and `9c` for its credits. */
  function reading(isReachable: () => boolean = () => true, answered = Promise.resolve()) {
    const asked: string[] = []
    const answer = async <T>(name: string, value: T) => {
      asked.push(name)
      await answered
      return isReachable() ? ok(value) : fail({ kind: 'unreachable' } as const)
    }
    const moments = new MomentsRead({
      text: (seq) => {
        const version = { paragraphs: [] }
        return answer(`${seq}`, { name: `${seq}`, seq, at: seq, version, credits: NO_CREDITS })
      },
      credits: (seq) => answer(`${seq}c`, NO_CREDITS),
    })
    const told: string[] = []
    const show = (before: number, at: number, next: readonly number[] = []) =>
      moments.show({ before, at, next }, (one) =>
        told.push(
          one.ok
            ? `${one.value.before.seq}-${one.value.at.seq}${one.value.credits ? ' credited' : ''}`
            : one.error.kind,
        ),
      )
    return { asked, told, show, stop: () => moments.stop() }
  }

  it('[U10] the text is shown first, then in whose name it changed; the beginning is never asked for', async () => {
    const { asked, told, show } = reading()
    await show(0, 9)
    expect(told).toEqual(['0-9', '0-9 credited'])
    await show(9, 20)
    await show(0, 9)
    expect(asked).toEqual(['9', '9c', '20', '20c'])
    expect(told.slice(2)).toEqual(['9-20', '9-20 credited', '0-9 credited'])
  })

  it('[U10] while one reads, the moments to which one may go next are read', async () => {
    const { asked, told, show } = reading()
    await show(9, 20, [5, 30])
    expect(asked).toEqual(['9', '20', '20c', '5', '30'])
    await show(20, 30)
    expect(asked.slice(5)).toEqual(['30c'])
    expect(told).toEqual(['9-20', '9-20 credited', '20-30', '20-30 credited'])
  })

  it('[U10] of many that are wanted one after another, the last is read and those on the way are not', async () => {
    let answerFirst = (): void => undefined
    const first = new Promise<void>((resolve) => {
      answerFirst = resolve
    })
    const { asked, told, show } = reading(() => true, first)
    const begun = show(0, 1, [40])
    while (asked.length === 0) await Promise.resolve()
    const all = [2, 3, 4, 5].map((seq) => show(0, seq))
    answerFirst()
    await Promise.all([begun, ...all])
    expect(asked).toEqual(['1', '5', '5c'])
    expect(told).toEqual(['0-5', '0-5 credited'])
  })

  it('[U10] nothing more is read or told where nobody looks any more', async () => {
    const { asked, told, show, stop } = reading()
    const begun = show(9, 20)
    stop()
    await begun
    expect(asked).toEqual([])
    expect(told).toEqual([])
  })

  it('[U10] what failed is said once and asked for again, and at most 24 are kept', async () => {
    let isReachable = false
    const { asked, told, show } = reading(() => isReachable)
    await show(0, 1)
    expect(told).toEqual(['unreachable'])
    isReachable = true
    for (let seq = 1; seq <= 30; seq++) await show(0, seq)
    await show(0, 30)
    await show(0, 1)
    expect(asked.filter((name) => name === '1')).toHaveLength(3)
    expect(asked.filter((name) => name === '30')).toHaveLength(1)
  })
})
