// Finding words in one paragraph as a reader would ([Y1]): capitals, accents, kinds of quotation mark, hyphen and space do
// not matter unless they are asked for. Offsets count UTF-16 units of the text as it is.

export type FindOptions = { readonly isExact: boolean; readonly isWholeWord: boolean }

/** Where the words stand: `[start, end)`. */
export type Match = { readonly start: number; readonly end: number }

/** All places in reading order, none overlapping another; none for an empty query. */
export function findIn(text: string, query: string, options: FindOptions): readonly Match[] {
  const fold = options.isExact ? asItIs : asRead
  const haystack = folded(text, fold)
  const needle = folded(query, fold).text
  const found: Match[] = []
  if (needle === '') return found
  for (let at = haystack.text.indexOf(needle); at >= 0; ) {
    const match = matchAt(haystack, at, at + needle.length)
    const isTaken = match !== null && (!options.isWholeWord || isWholeWord(text, match))
    if (isTaken) found.push(match)
    at = haystack.text.indexOf(needle, isTaken ? at + needle.length : at + 1)
  }
  return found
}

type Folded = {
  readonly text: string
  /** For each unit of the folded text, where its character begins and ends in the text. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function folded(text: string, fold: (character: string) => string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  let result = ''
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const piece = fold(character)
    // A mark that is left out belongs to the letter before it.
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = end
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(at)
      ends.push(end)
    }
    result += piece
    at = end
  }
  return { text: result, starts, ends }
}

/** Null if the place begins or ends within a character of the text. */
function matchAt({ starts, ends }: Folded, from: number, to: number): Match | null {
  const start = starts[from]
  const end = ends[to - 1]
  if (start === undefined || end === undefined) return null
  const isInside = starts[from - 1] === start || starts[to] === starts[to - 1]
  return isInside ? null : { start, end }
}

const asItIs = (character: string): string => character

const SAME: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201b\u02bc]/u, "'"],
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb]/u, '"'],
  [/[\u2010-\u2015\u2212]/u, '-'],
  [/\s/u, ' '],
]

function asRead(character: string): string {
  for (const [kind, plain] of SAME) if (kind.test(character)) return plain
  // Accents and vowel signs, the Arabic tatweel.
  return character
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
}

const LETTER = /[\p{L}\p{N}\p{M}]/u
/** Scripts that put no space between words: there every place is the edge of one. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

function isWholeWord(text: string, { start, end }: Match): boolean {
  return (
    !areJoined(before(text, start), from(text, start)) &&
    !areJoined(before(text, end), from(text, end))
  )
}

function areJoined(left: string, right: string): boolean {
  if (UNSPACED.test(left) || UNSPACED.test(right)) return false
  return LETTER.test(left) && LETTER.test(right)
}

const before = (text: string, at: number): string =>
  [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
const from = (text: string, at: number): string => [...text.slice(at, at + 2)][0] ?? ''

/** The replacement written as the found words are: in capitals, or with a capital first. */
export function inTheCaseOf(found: string, replacement: string): string {
  const letters = found.replace(/\P{L}/gu, '')
  const [first = ''] = letters
  if (
    letters.length > 1 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase()
  ) {
    return replacement.toUpperCase()
  }
  const isCapital = first !== first.toLowerCase()
  const [head = '', ...rest] = replacement
  return isCapital ? head.toUpperCase() + rest.join('') : replacement
}
