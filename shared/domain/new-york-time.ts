// The Council's deadlines are in the time of its seat, New York, summer and winter.

export const NEW_YORK = 'America/New_York'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

let form: Intl.DateTimeFormat | null = null

/** Made when it is wanted first: learning the hours of a place takes as long as all else that starts with a module. */
function newYorkForm(): Intl.DateTimeFormat {
  form ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: NEW_YORK,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return form
}

/** What clocks in New York show at `at` (milliseconds since 1970): `2020-03-27T18:00`. */
export function newYorkClock(at: number): string {
  const parts = new Map(
    newYorkForm()
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const [year, month, day, hour, minute] = (
    ['year', 'month', 'day', 'hour', 'minute'] as const
  ).map((type) => parts.get(type) ?? '')
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/**
 * The moment, in milliseconds since 1970, at which clocks in New York show `2020-03-27T18:00`; null for what is no time,
 * or none that they ever show (the hour left out in spring). Of the hour that comes twice in autumn, the first.
 */
export function newYorkTime(local: string): number | null {
  const parts = LOCAL.exec(local)?.slice(1).map(Number)
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
  // biome-ignore lint/style/noRestrictedGlobals: counts days and asks no clock
  const asIfThere = Date.UTC(year, month - 1, day, hour, minute)
  // Four hours behind in summer, five in winter: summer time first, for the hour that comes twice.
  const moments = [4, 5].map((behind) => asIfThere + behind * HOUR_MS)
  return moments.find((at) => newYorkClock(at) === local) ?? null
}
