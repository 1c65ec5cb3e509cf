import { describe, expect, it } from 'vitest'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { restorePoints, type WorkEntry } from '../../../shared/domain/restore-points.ts'
import { randomFrom } from '../ydoc/notation.ts'

/** `FRA+10 USA+400`: who did something, each so many seconds after the one before. */
function work(line: string): readonly WorkEntry[] {
  let at = Date.UTC(2020, 2, 10)
  return line.split(' ').map((one, i) => {
    const [by = '', seconds = '0'] = one.split('+')
    at += Number(seconds) * 1000
    return { seq: i + 1, at, by: by as DelegationCode }
  })
}

/** `1-3 FRA2 USA1`: from which entry to which, and who did how much. */
function told(
  line: string | readonly WorkEntry[],
  cuts: readonly number[] = [],
): readonly string[] {
  const entries = typeof line === 'string' ? work(line) : line
  return restorePoints(entries, cuts).map(({ first, seq, shares }) =>
    [`${first}-${seq}`, ...shares.map(({ by, changes }) => `${by}${changes}`)].join(' '),
  )
}

describe('restore points', () => {
  it('[U9] a stretch of work ends with a pause of five minutes, and not before', () => {
    expect(told('FRA FRA+1 FRA+299')).toEqual(['1-3 FRA3'])
    expect(told('FRA FRA+1 FRA+300 FRA+2')).toEqual(['1-2 FRA2', '3-4 FRA2'])
  })

  it('[U9] it ends where work changes hands, and not where several work at once', () => {
    expect(told('FRA USA+59 FRA+59 USA+1')).toEqual(['1-4 FRA2 USA2'])
    expect(told('FRA USA+60')).toEqual(['1-1 FRA1', '2-2 USA1'])
    expect(told('FRA USA+1 FRA+200')).toEqual(['1-3 FRA2 USA1'])
  })

  it('[U9] it ends with a revision, whether or not that is an entry of the text', () => {
    expect(told('FRA FRA+1 FRA+1 FRA+1', [2])).toEqual(['1-2 FRA2', '3-4 FRA2'])
    expect(
      told(
        work('FRA FRA+1 FRA+1').map((one) => ({ ...one, seq: one.seq * 10 })),
        [15, 18, 99],
      ),
    ).toEqual(['10-10 FRA1', '20-30 FRA2'])
  })

  it('[U9] it has at most 500 changes', () => {
    const entries = work(Array.from({ length: 1001 }, () => 'FRA+1').join(' '))
    expect(told(entries)).toEqual(['1-500 FRA500', '501-1000 FRA500', '1001-1001 FRA1'])
  })

  it('[U9] a clock that was set back ends nothing, and nothing is no point', () => {
    expect(told('FRA USA+-9000 FRA+1')).toEqual(['1-3 FRA2 USA1'])
    expect(restorePoints([])).toEqual([])
  })

  it('[U9] every change is in exactly one stretch, and whoever reads less of the log finds the same ones', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomFrom(seed)
      const names = ['FRA', 'USA', 'CHN']
      const entries = work(
        Array.from({ length: 300 }, () => {
          const by = names[Math.floor(random() * names.length)]
          return `${by}+${Math.floor(random() ** 8 * 900)}`
        }).join(' '),
      )
      const cuts = [50, 120].filter(() => random() < 0.7)
      const points = restorePoints(entries, cuts)
      const seqs = points.flatMap(({ first, seq }) =>
        Array.from({ length: seq - first + 1 }, (_, i) => first + i),
      )
      expect(seqs).toEqual(entries.map(({ seq }) => seq))
      const sum = points.flatMap(({ shares }) => shares).reduce((all, one) => all + one.changes, 0)
      expect(sum).toBe(300)
      // Of what is closed, nothing changes when more is written.
      const earlier = restorePoints(entries.slice(0, 200), cuts).slice(0, -1)
      expect(points.slice(0, earlier.length)).toEqual(earlier)
      expect(points.length).toBeGreaterThan(2)
    }
  })
})
