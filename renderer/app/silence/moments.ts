import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NEW_YORK, newYorkClock } from '../../../shared/domain/new-york-time.ts'
import { formOf } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'

// Deadlines are New York's, read with one's own time beside them ([K14]).

const LOOK_EVERY_MS = 1000

/** What the relay's clock shows, to the second, as long as it is looked at. */
export function useRelayNow({ ahead }: Pick<Negotiation, 'ahead'>): number {
  const offset = useStore(ahead)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now + offset
}

const LONG = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
const SHORT = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

export type Moments = {
  /** `Friday, 27 March 2020 at 18:00 New York time`. */
  readonly deadline: (at: number) => string
  /** `27 Mar, 18:00`, in New York. */
  readonly newYork: (at: number) => string
  /** The same where the viewer is; null if the clocks there show what New York's do. */
  readonly own: (at: number) => string | null
  /** `1 day and 3 hours`, `12 minutes`. */
  readonly span: (ms: number) => string
}

/** How moments are said in the language of the window. */
export function useMoments(): Moments {
  const { t, i18n } = useTranslation('silence')
  const form = formOf(i18n.language)
  const inNewYork = { timeZone: NEW_YORK }
  return {
    deadline: (at) =>
      t('newYorkTime', {
        time: new Intl.DateTimeFormat(form, { ...LONG, ...inNewYork }).format(at),
      }),
    newYork: (at) => new Intl.DateTimeFormat(form, { ...SHORT, ...inNewYork }).format(at),
    own: (at) =>
      isOwnClock(at)
        ? null
        : new Intl.DateTimeFormat(form, { ...SHORT, timeZoneName: 'short' }).format(at),
    span: (ms) => spanOf(ms, form),
  }
}

function isOwnClock(at: number): boolean {
  const minutes = new Date(at).getTimezoneOffset()
  return newYorkClock(at) === new Date(at - minutes * 60_000).toISOString().slice(0, 16)
}

const MINUTE_MS = 60_000
const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const

/** The two largest units that are not zero; seconds in the last minute. */
function spanOf(ms: number, form: string): string {
  const say = (count: number, unit: string) =>
    new Intl.NumberFormat(form, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  if (ms < MINUTE_MS) return say(Math.max(0, Math.ceil(ms / 1000)), 'second')
  let rest = Math.floor(ms / MINUTE_MS)
  const parts: string[] = []
  for (const [unit, minutes] of UNITS) {
    const count = Math.floor(rest / minutes)
    rest -= count * minutes
    if (count > 0) parts.push(say(count, unit))
  }
  return new Intl.ListFormat(form, { type: 'unit', style: 'narrow' }).format(parts.slice(0, 2))
}
