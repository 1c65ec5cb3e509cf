import type { Actor, OutcomeType } from '../../../domain/dossier.ts'

// What a reader of concept notes must know of a language: how its letters are titled, how its sentences end, by which words it says
// when, where and who. A language is one value of this type; the readers of facts know none themselves.

/** A date as it is printed; `month` counts from 1. */
export type StatedDate = { readonly day: number; readonly month: number; readonly year?: number }

type FrontPhrases = {
  /** Title of the letter. */
  readonly letter: RegExp
  /** The heading that repeats it above the annex. */
  readonly annex: RegExp
  /** A line that says no more than that here begins the annex. */
  readonly bareAnnex: RegExp
  /** The last sentence of a block ends where this does, if it matches; what follows is signature. */
  readonly prose: RegExp
  /** Begins a signature wherever it stands. */
  readonly signed: RegExp | null
}

type MeetingPhrases = {
  /** Says that a sentence is about the meeting being held. */
  readonly held: RegExp
  readonly place: RegExp
  readonly format: readonly RegExp[]
  readonly openTo: RegExp
  readonly chair: readonly RegExp[]
  readonly briefers: readonly RegExp[]
  readonly betweenBriefers: RegExp
  /** Articles and the like before the name of a person or an office. */
  readonly article: RegExp
}

export type FigurePhrases = {
  /** Groups: digits; scale; or words. */
  readonly pattern: RegExp
  /** What begins at a number and is a date or a time of day. */
  readonly isDate: RegExp
  readonly scales: Readonly<Record<string, number>>
  /** The comma or point that stands before decimals; any other mark between digits parts thousands. */
  readonly decimal: '.' | ','
  /** The number that words in lower case say. */
  readonly amountInWords: (words: string) => number
}

type OutcomePhrases = {
  readonly theme: readonly RegExp[]
  /** Says that a sentence is about what is to come of the meeting. */
  readonly outcome: RegExp
  readonly forms: readonly (readonly [OutcomeType, RegExp])[]
  readonly subject: readonly RegExp[]
}

export type NoteTongue = {
  /** Whether words are parted by spaces. */
  readonly isSpaced: boolean
  /** First halves of compounds that keep their hyphen at the end of a line, and second halves that do. */
  readonly compounds: { readonly first: ReadonlySet<string>; readonly second: ReadonlySet<string> }
  /** Spaces that only the page made, and what stands there instead. */
  readonly tidy: readonly (readonly [RegExp, string])[]
  readonly front: FrontPhrases
  /** Where a text is parted into sentences. */
  readonly afterSentence: RegExp
  /** The first date of a text, if there is one. */
  readonly dateIn: (text: string) => StatedDate | null
  /** The first time of day of a text: hours and minutes, twenty-four hours. */
  readonly timeIn: (text: string) => readonly [hours: number, minutes: number] | null
  /** Groups: number, year. */
  readonly cited: RegExp
  readonly isAboutResolutions: RegExp
  /** Words at the end of what is said of one resolution that lead to the next. */
  readonly leadsOn: RegExp
  /** `actor should`, with a group named after each actor. */
  readonly duty: RegExp
  /** Words between one duty and the next. */
  readonly afterDuty: RegExp
  readonly figures: FigurePhrases
  readonly meeting: MeetingPhrases
  /** What a delegation says of its presidency; the surest first. */
  readonly presiding: readonly ((name: string) => RegExp)[]
  readonly outcome: OutcomePhrases
}

/** One group for each actor, any of which may match. */
export function anyActor(names: Readonly<Record<Actor, string>>): string {
  return Object.entries(names)
    .map(([actor, name]) => `(?<${actor}>${name})`)
    .join('|')
}

/** The words with a small or a capital first letter. */
export function capitals(words: string): string {
  return words.replace(
    /(?<!\p{L})\p{Ll}/gu,
    (letter) => `[${letter}${letter.toLocaleUpperCase('en')}]`,
  )
}

/** A date whose pattern has the groups day, month and year. */
export function statedDate(
  match: RegExpExecArray | null,
  months: readonly string[],
): StatedDate | null {
  const [, day, month = '', year] = match ?? []
  const at = months.indexOf(month.toLowerCase())
  if (!day || at < 0) return null
  const stated = { day: Number(day), month: (at % 12) + 1 }
  return year ? { ...stated, year: Number(year) } : stated
}

const TWENTY_FOUR_HOURS = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/u

/** A time of day that is written with a colon. */
export function colonTime(text: string): readonly [number, number] | null {
  const [, hours, minutes] = TWENTY_FOUR_HOURS.exec(text) ?? []
  return hours && minutes ? [Number(hours), Number(minutes)] : null
}

/** The compounds of a language, given as words between spaces. */
export function compoundsOf(first: string, second = ''): NoteTongue['compounds'] {
  return { first: new Set(first.split(' ')), second: new Set(second.split(' ')) }
}

/** Digits in groups of three, or with decimals. */
export const NUMBER = '\\d{1,3}(?:[ ,.\\u00A0\\u202F]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?'
