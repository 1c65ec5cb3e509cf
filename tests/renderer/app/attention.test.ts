import { describe, expect, it } from 'vitest'
import { alertsOf, newCalls, silenceNews } from '../../../renderer/app/attention/due.ts'
import { watchSilence } from '../../../renderer/app/attention/watch-silence.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Alert } from '../../../shared/protocol/attention.ts'
import { FakeClock } from '../session/fake-clock.ts'

const call = (name: string, by: string, statedAt: number | null) => ({
  name,
  delegation: by as DelegationCode,
  statedAt,
})
const namesOf = (calls: readonly { readonly name: string }[]) => calls.map(({ name }) => name)

describe('what deserves attention', () => {
  it('[D29] is a call that was dated since the window came, once', () => {
    const calls = [
      call('old', 'FRA', 90),
      call('on its way', 'FRA', null),
      call('new', 'FRA', 100),
      call('told', 'DEU', 120),
    ]
    expect(namesOf(newCalls(calls, new Set(['told']), 100))).toEqual(['new'])
  })

  it('[D29] is told once for each delegation', () => {
    const calls = [call('a', 'FRA', 1), call('b', 'DEU', 2), call('c', 'FRA', 3)]
    expect(alertsOf(calls)).toEqual([
      { kind: 'mention', by: 'FRA' },
      { kind: 'mention', by: 'DEU' },
    ])
  })

  const minute = 60_000
  const deadline = Date.UTC(2020, 2, 27, 22)
  const left = (minutes: number) => deadline - minutes * minute
  const silence = (minutes: number) => ({ kind: 'silence', minutes }) as const
  const over = { kind: 'silenceOver' } as const

  it('[D29] is the end of a silence, an hour and ten minutes ahead and when it is there', () => {
    const news = (before: number, now: number) => {
      const { told } = silenceNews(null, deadline, left(before))
      const { alert, inMs, isLate } = silenceNews(told, deadline, left(now))
      return [alert, inMs, isLate]
    }
    expect(news(90, 61)).toEqual([null, minute, false])
    expect(news(61, 60)).toEqual([silence(60), 50 * minute, false])
    expect(news(60, 10)).toEqual([silence(10), 10 * minute, false])
    expect(news(10, 0)).toEqual([over, null, false])
    expect(news(0, -5)).toEqual([null, null, true])
  })

  it('[D35] of moments that were slept through one is told, with what is left', () => {
    const { told } = silenceNews(null, deadline, left(90))
    expect(silenceNews(told, deadline, left(23.5))).toMatchObject({
      alert: silence(24),
      isLate: true,
    })
    expect(silenceNews(told, deadline, left(3))).toMatchObject({ alert: silence(3), isLate: true })
    expect(silenceNews(told, deadline, left(-60))).toMatchObject({ alert: over, inMs: null })
  })

  it('[D29] is no moment that had come when the deadline became known, also one that was extended', () => {
    const first = silenceNews(null, deadline, left(30))
    expect(first.alert).toBeNull()
    const { told } = silenceNews(null, deadline, left(90))
    expect(silenceNews(told, deadline + minute, left(30)).alert).toBeNull()
  })
})

describe('a silence that is watched', () => {
  const HOUR = 60 * 60_000

  function watching(ahead: number) {
    const clock = new FakeClock()
    const heard: Alert[] = []
    const told = { current: null }
    let wake = () => {}
    const start = (deadline: number) =>
      watchSilence(deadline, {
        clock,
        onInterruption: (listener) => {
          wake = () => listener('wake')
          return () => {
            wake = () => {}
          }
        },
        told,
        tell: (alert) => heard.push(alert),
      })
    return { clock, heard, start, wake: () => wake(), deadline: clock.now() + ahead }
  }

  it('[D29] is told in its time by whoever is awake', () => {
    const { clock, heard, start, deadline } = watching(40 * 24 * HOUR)
    start(deadline)
    clock.advance(40 * 24 * HOUR)
    expect(heard).toEqual([
      { kind: 'silence', minutes: 60 },
      { kind: 'silence', minutes: 10 },
      { kind: 'silenceOver' },
    ])
  })

  it('[D35] that ended while the machine slept is told once after the wake, when the relay was heard', () => {
    const { clock, heard, start, deadline, wake } = watching(2 * HOUR)
    start(deadline)
    clock.sleep(9 * HOUR)
    wake()
    wake()
    expect(heard).toEqual([])
    clock.advance(10_000)
    expect(heard).toEqual([{ kind: 'silenceOver' }])
    clock.advance(HOUR)
    wake()
    expect(heard).toHaveLength(1)
  })

  it('[D35] that came within its hour is told with what is left, and then goes on in time', () => {
    const { clock, heard, start, deadline, wake } = watching(2 * HOUR)
    start(deadline)
    clock.sleep(1.5 * HOUR)
    wake()
    clock.advance(HOUR)
    expect(heard).toEqual([
      { kind: 'silence', minutes: 30 },
      { kind: 'silence', minutes: 10 },
      { kind: 'silenceOver' },
    ])
  })

  it('[D35] is not said to be over when it was extended meanwhile, and is when its own time is over', () => {
    const { clock, heard, start, deadline, wake } = watching(2 * HOUR)
    const stop = start(deadline)
    clock.sleep(3 * HOUR)
    wake()
    clock.advance(4000)
    stop()
    const stopNext = start(deadline + 5 * HOUR)
    clock.advance(3 * HOUR)
    // Heard of anew with the same deadline, as when only the relay's clock was learned.
    clock.sleep(HOUR)
    stopNext()
    start(deadline + 5 * HOUR)
    expect(heard).toEqual([{ kind: 'silence', minutes: 60 }, { kind: 'silenceOver' }])
  })
})
