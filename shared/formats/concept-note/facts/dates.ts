import type { NoteLang } from '../note-lang.ts'
import { TONGUES } from '../tongues/tongues.ts'

// Dates and times of day as the dossier keeps them.

/** The first date of a text as ISO 8601; one without a year is of the given year, or nothing. */
export function dateIn(text: string, lang: NoteLang, year: string | null): string | null {
  const stated = TONGUES[lang].dateIn(text)
  const of = stated?.year === undefined ? year : String(stated.year)
  if (!stated || !of) return null
  const isDay = stated.month >= 1 && stated.month <= 12 && stated.day >= 1 && stated.day <= 31
  return isDay ? `${of}-${twoDigits(stated.month)}-${twoDigits(stated.day)}` : null
}

/** The first time of day of a text as `HH:MM`, or null. */
export function timeIn(text: string, lang: NoteLang): string | null {
  const [hours = 24, minutes = 0] = TONGUES[lang].timeIn(text) ?? []
  return hours > 23 || minutes > 59 ? null : `${twoDigits(hours)}:${twoDigits(minutes)}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
