import { describe, expect, it } from 'vitest'
import { momentIn, momentName } from '../../../renderer/app/timeline/moment-name.ts'
import { MomentsRead } from '../../../renderer/app/timeline/moments-read.ts'
import { beforeOf, chosenStops, placeAt, stopsOf } from '../../../renderer/app/timeline/stops.ts'
import { fail, ok } from '../../../shared/base/result.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { TimelinePoint } from '../../../shared/protocol/timeline.ts'
import type { VersionAnswer } from '../../../shared/protocol/version.ts'

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

  it('[U10] the name of a moment is none that a revision has', () => {
    expect(momentIn(momentName(123))).toBe(123)
    for (const name of ['Rev.1', '123', '@', '@1a', null]) expect(momentIn(name)).toBeNull()
  })
})

describe('moments that were looked at', () => {
  function answer(seq: number): VersionAnswer {
    const version = { paragraphs: [] }
    return { name: String(seq), seq, at: seq, version, credits: { brought: [], taken: [] } }
  }

  it('[U10] are asked for once, and the beginning never', async () => {
    const asked: number[] = []
    const moments = new MomentsRead(async (seq) => {
      asked.push(seq)
      return ok(answer(seq))
    })
    expect(await moments.pair(0, 9)).toMatchObject({
      value: { before: { seq: 0 }, at: { seq: 9 } },
    })
    await moments.pair(9, 20)
    await moments.pair(0, 9)
    expect(asked).toEqual([9, 20])
  })

  it('[U10] of many that are wanted one after another, the last is read and those on the way are not', async () => {
    const asked: number[] = []
    let answerFirst = (): void => undefined
    const first = new Promise<void>((resolve) => {
      answerFirst = resolve
    })
    const moments = new MomentsRead(async (seq) => {
      asked.push(seq)
      await first
      return ok(answer(seq))
    })
    const begun = moments.pair(0, 1)
    await Promise.resolve()
    const onTheWay = [2, 3, 4].map((seq) => moments.pair(0, seq))
    const last = moments.pair(0, 5)
    answerFirst()
    expect(await Promise.all(onTheWay)).toEqual([null, null, null])
    expect(await last).toMatchObject({ value: { at: { seq: 5 } } })
    await begun
    expect(asked).toEqual([1, 5])
  })

  it('[U10] what failed is asked for again, and at most 24 are kept', async () => {
    const asked: number[] = []
    let isReachable = false
    const moments = new MomentsRead(async (seq) => {
      asked.push(seq)
      return isReachable ? ok(answer(seq)) : fail({ kind: 'unreachable' })
    })
    expect(await moments.pair(0, 1)).toEqual({ ok: false, error: { kind: 'unreachable' } })
    isReachable = true
    for (let seq = 1; seq <= 30; seq++) await moments.pair(0, seq)
    await moments.pair(0, 30)
    await moments.pair(0, 1)
    expect(asked.filter((seq) => seq === 1)).toHaveLength(3)
    expect(asked.filter((seq) => seq === 30)).toHaveLength(1)
  })
})
