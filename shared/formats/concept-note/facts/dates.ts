import type { NoteLang } from '../note-lang.ts'

// Dates and times of day as notes write them, and as the dossier keeps them.

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const ENGLISH_DATE = new RegExp(`\\b(\\d{1,2}) (${MONTHS.join('|')})(?:,? (\\d{4}))?`, 'u')
const CHINESE_DATE = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/u

/** The first date of a text as ISO 8601; one without a year is of the given year, or nothing. */
export function dateIn(text: string, lang: NoteLang, year: string | null): string | null {
  if (lang === 'zh') {
    const [, stated, month, day] = CHINESE_DATE.exec(text) ?? []
    return isoDate(stated ?? year, month, day)
  }
  const [, day, month = '', stated] = ENGLISH_DATE.exec(text) ?? []
  return isoDate(stated ?? year, String(MONTHS.indexOf(month) + 1), day)
}

function isoDate(year: string | null, month: string | undefined, day: string | undefined) {
  if (!year || !month || !day) return null
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  return isDay ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

const ENGLISH_TIME = /\b(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\b/u
const TWENTY_FOUR_HOURS = /\b([01]?\d|2[0-3]):([0-5]\d)\b/u
const CHINESE_TIME = /(上午|下午|晚上|中午)?(\d{1,2})[时点](?:(\d{1,2})分|(半))?/u

/** The first time of day of a text as `HH:MM`, or null. */
export function timeIn(text: string, lang: NoteLang): string | null {
  if (lang === 'zh') {
    const [, half, hour, minute, isHalf] = CHINESE_TIME.exec(text) ?? []
    const isLate = half === '下午' || half === '晚上'
    if (hour) return clock(Number(hour), isHalf ? '30' : (minute ?? '0'), isLate)
  } else {
    const [, hour, minute, half] = ENGLISH_TIME.exec(text) ?? []
    if (hour)
      return clock(half === 'a' && hour === '12' ? 0 : Number(hour), minute ?? '0', half === 'p')
    if (/\bnoon\b/u.test(text)) return '12:00'
  }
  const [, hour, minute] = TWENTY_FOUR_HOURS.exec(text) ?? []
  return hour && minute ? clock(Number(hour), minute, false) : null
}

function clock(hour: number, minute: string, isLate: boolean): string | null {
  const hours = isLate && hour < 12 ? hour + 12 : hour
  if (hours > 23 || Number(minute) > 59) return null
  return `${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}`
}
