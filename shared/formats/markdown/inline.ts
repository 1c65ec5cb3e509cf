import type { EmphasisStyle } from '../../domain/segments.ts'
import { emphasisedHtml } from '../html/page.ts'
import type { Piece, Words } from '../pieces.ts'

// Words as Markdown. Every mark that a reader of Markdown could take for more than itself is escaped; a style is set in asterisks
// only where all readers find their ends ([X41]), and else in the elements of HTML, which Markdown has too.

/** The notes of a text in the order of their places. */
export class MarkdownNotes {
  readonly #notes: string[] = []

  /** Sets a note, and returns the mark that stands at its place. */
  set(words: readonly Words[]): string {
    const name = `[^${this.#notes.length + 1}]`
    const text = words.map((one) => wordsMarkdown({ ...one, href: null }, '', '')).join('')
    this.#notes.push(`${name}: ${escapeBeginning(text).trimEnd()}`)
    return name
  }

  get written(): readonly string[] {
    return this.#notes
  }
}

/** The pieces as one paragraph of Markdown, on one line. */
export function paragraphMarkdown(pieces: readonly Piece[], notes: MarkdownNotes): string {
  const set = pieces.map((piece, at) => {
    if (piece.kind === 'note') return notes.set(piece.words)
    return wordsMarkdown(piece, edgeOf(pieces[at - 1], -1), edgeOf(pieces[at + 1], 0))
  })
  return escapeBeginning(set.join(''))
}

/** The character with which a neighbour touches; one that may be a mark of its own counts as a letter, with which no asterisk is certain. */
function edgeOf(piece: Piece | undefined, at: 0 | -1): string {
  if (!piece) return ' '
  const isPlain = piece.kind === 'words' && piece.href === null && piece.emphasis.length === 0
  return isPlain ? (piece.text.at(at) ?? ' ') : 'x'
}

function wordsMarkdown({ text, emphasis, href }: Words, before: string, behind: string): string {
  const styled = emphasised(escapeMarkdown(text), text, emphasis, { before, behind })
  // A character reference is read in an address, too.
  return href === null ? styled : `[${styled}](<${href.replaceAll('&', '&amp;')}>)`
}

type Edges = { readonly before: string; readonly behind: string }

function emphasised(
  escaped: string,
  text: string,
  emphasis: readonly EmphasisStyle[],
  { before, behind }: Edges,
): string {
  const hasNone = emphasis.includes('underline') || emphasis.length === 0
  const isSure =
    isBoundary(before) && isBoundary(behind) && isWordy(text.at(0)) && isWordy(text.at(-1))
  if (hasNone || !isSure) return emphasisedHtml(escaped, emphasis)
  const marks = `${emphasis.includes('bold') ? '**' : ''}${emphasis.includes('italic') ? '*' : ''}`
  return `${marks}${escaped}${marks}`
}

function isBoundary(char: string): boolean {
  return /[\s\p{P}]/u.test(char)
}

function isWordy(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

const MARKS = /[\\`*_[\]<>~|$#]|&(?=\w|#)|!$/gu
const BREAKS = /\s*[\r\n]+\s*/gu

/** Text of which nothing is mark-up, wherever it stands but first on a line. */
function escapeMarkdown(text: string): string {
  return text.replace(BREAKS, ' ').replace(MARKS, '\\$&')
}

/** The line without what would make a list or an underlining of it. */
function escapeBeginning(line: string): string {
  return line
    .trimStart()
    .replace(/^[-+=:]/u, '\\$&')
    .replace(/^(\d{1,9})([.)])/u, '$1\\$2')
}
