import type { NoteLang } from './note-lang.ts'
import { TONGUES } from './tongues/tongues.ts'

// Hard-wrapped lines become running text again. Chinese is written without spaces: those that stand beside a
// Chinese character come from the page, and only between two Latin words or figures is one a space.

/** `troop- and police-contributing`: the hyphen is suspended. */
const SUSPENDS: ReadonlySet<string> = new Set('and or et ou y o и или'.split(' '))

/** Puts a line behind a text: how, depends on the language and on the words that the note knows. */
export class LineJoiner {
  readonly #lang: NoteLang
  readonly #words: ReadonlySet<string>

  /** `lines`: the whole note, as evidence of how a word that was broken at a hyphen is written elsewhere. */
  constructor(lang: NoteLang, lines: readonly string[]) {
    this.#lang = lang
    this.#words = TONGUES[lang].isSpaced ? wordsInside(lines) : new Set()
  }

  join(text: string, line: string): string {
    if (text === '') return line
    if (!TONGUES[this.#lang].isSpaced)
      return text + (isAscii(text.at(-1)) && isAscii(line[0]) ? ' ' : '') + line
    if (text.endsWith('\u00AD')) return text.slice(0, -1) + line
    // Of a text that grows line by line only the end is looked at.
    const end = text.slice(-80)
    const left = /(\p{L}+)-$/u.exec(end)?.[1]
    const right = /^\p{Ll}+/u.exec(line)?.[0]
    if (left && right && SUSPENDS.has(right)) return `${text} ${line}`
    if (!left || !right) return isTiedByLast(end) ? text + line : `${text} ${line}`
    return this.#isHyphenKept(left, right) ? text + line : text.slice(0, -1) + line
  }

  /** A compound keeps its hyphen; a word that was divided loses it. */
  #isHyphenKept(left: string, right: string): boolean {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()]
    if (this.#words.has(`${a}-${b}`)) return true
    if (this.#words.has(a + b)) return false
    const { first, second } = TONGUES[this.#lang].compounds
    if (first.has(a) || second.has(b)) return true
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
    const inside = line.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []
    if (line.endsWith('-')) inside.pop()
    if (lines[i - 1]?.endsWith('-') && /^\p{L}/u.test(line)) inside.shift()
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

/** Running text without the spaces that only the page made. */
export function tidy(text: string, lang: NoteLang): string {
  const flat = text.replace(/ {2,}/g, ' ').trim()
  // Latin words in a Chinese note keep the spaces between them.
  const own = lang === 'zh' && !/\p{Script=Han}/u.test(flat) ? 'en' : lang
  return TONGUES[own].tidy.reduce((tidied, [page, words]) => tidied.replace(page, words), flat)
}
