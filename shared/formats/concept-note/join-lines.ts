import type { NoteLang } from './note-lang.ts'

// Hard-wrapped lines become running text again. Chinese is written without spaces: those that stand beside a
// Chinese character come from the page, and only between two Latin words or figures is one a space.

/** First halves of compounds that these notes are full of, and that are no first halves of longer words. */
const COMPOUNDING: ReadonlySet<string> = new Set(
  'troop police well self long short high low gender cross decision evidence life country community follow capacity'.split(
    ' ',
  ),
)

/** Puts a line behind a text: how, depends on the language and on the words that the note knows. */
export class LineJoiner {
  readonly #lang: NoteLang
  readonly #words: ReadonlySet<string>

  /** `lines`: the whole note, as evidence of how a word that was broken at a hyphen is written elsewhere. */
  constructor(lang: NoteLang, lines: readonly string[]) {
    this.#lang = lang
    this.#words = lang === 'en' ? wordsInside(lines) : new Set()
  }

  join(text: string, line: string): string {
    if (text === '') return line
    if (this.#lang === 'zh')
      return text + (isAscii(text.at(-1)) && isAscii(line[0]) ? ' ' : '') + line
    if (text.endsWith('\u00AD')) return text.slice(0, -1) + line
    // Of a text that grows line by line only the end is looked at.
    const end = text.slice(-80)
    const left = /([A-Za-z]+)-$/.exec(end)?.[1]
    const right = /^[a-z]+/.exec(line)?.[0]
    // `troop- and police-contributing`: the hyphen is suspended.
    if (left && (right === 'and' || right === 'or')) return `${text} ${line}`
    if (!left || !right) return isTiedByLast(end) ? text + line : `${text} ${line}`
    return this.#isHyphenKept(left, right) ? text + line : text.slice(0, -1) + line
  }

  /** A compound keeps its hyphen; a word that was divided loses it. */
  #isHyphenKept(left: string, right: string): boolean {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()]
    if (this.#words.has(`${a}-${b}`)) return true
    if (this.#words.has(a + b)) return false
    if (COMPOUNDING.has(a)) return true
    return this.#words.has(a) && this.#words.has(b)
  }
}

/** `Secretary-`, `and/`: what follows belongs to the same word. */
function isTiedByLast(text: string): boolean {
  return /[^ ][-/—–]$/.test(text)
}

/** The words of the lines, but for the two halves of one that was divided at the end of a line. */
function wordsInside(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [i, line] of lines.entries()) {
    const inside = line.toLowerCase().match(/[a-z]+(?:-[a-z]+)*/g) ?? []
    if (line.endsWith('-')) inside.pop()
    if (lines[i - 1]?.endsWith('-') && /^[a-z]/i.test(line)) inside.shift()
    for (const word of inside) {
      words.add(word)
      if (word.includes('-')) for (const part of word.split('-')) words.add(part)
    }
  }
  return words
}

function isAscii(character: string | undefined): boolean {
  return character !== undefined && /[!-~]/.test(character)
}

// Quotation marks, dashes and the like are full-width in Chinese though Unicode counts them as general punctuation.
const FULL = '[\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF\\u2014\\u2018-\\u201D\\u2026\\u00B7]'
const SPACE_BESIDE_FULL = new RegExp(`(?<=${FULL}) +| +(?=${FULL})`, 'gu')

/** Running text without the spaces that only the page made. */
export function tidy(text: string, lang: NoteLang): string {
  const flat = text.replace(/ {2,}/g, ' ').trim()
  if (lang === 'en') return flat.replace(/ +([,.;:?!)\]])/g, '$1').replace(/([([]) +/g, '$1')
  return flat.replace(SPACE_BESIDE_FULL, '').replace(/(\d{3,4}) ?\( ?(\d{4}) ?\)/g, '$1($2)')
}
