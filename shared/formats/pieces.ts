import type { ParagraphId } from '../domain/char-ids.ts'
import type { EmphasisStyle } from '../domain/segments.ts'
import type { Paragraph, Run } from '../domain/views.ts'

// What a paragraph is made of for whoever sets it: words with their look, and footnotes at their places ([X11]). Signs of
// the tape end here; no format knows them.

export type Words = {
  readonly kind: 'words'
  readonly text: string
  readonly emphasis: readonly EmphasisStyle[]
  /** Where the words lead; null if they are no link. */
  readonly href: string | null
}

export type Piece = Words | { readonly kind: 'note'; readonly words: readonly Words[] }

/** The numbers of paragraphs, for references to them. */
export type Numbers = ReadonlyMap<ParagraphId, string>

/**
 * The pieces of a paragraph in their order; neighbours of one look are one. A reference reads as the number of its
 * paragraph, `¶` where there is none. What was never closed ends with the paragraph.
 */
export function piecesOf({ runs }: Pick<Paragraph, 'runs'>, numbers: Numbers): readonly Piece[] {
  const pieces: Piece[] = []
  let note: Words[] | null = null
  let href: string | null = null
  for (const run of runs) {
    const { sign } = run
    if (sign === null || sign.kind === 'reference') {
      const text = sign === null ? run.text : numbers.get(sign.to) || '¶'
      add(note ?? pieces, wordsOfRun(run, text, href))
    } else if (sign.kind === 'linkStart') href = sign.href
    else if (sign.kind === 'linkEnd') href = null
    else if (sign.kind === 'noteStart') {
      note = []
      pieces.push({ kind: 'note', words: note })
    } else note = null
  }
  return pieces
}

/** The pieces with what a layout sets before and behind them, in the look of the paragraph. */
export function setBetween(
  before: string,
  pieces: readonly Piece[],
  behind: string,
): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of [plainWords(before), ...pieces, plainWords(behind)]) {
    if (piece.kind === 'note') joined.push(piece)
    else if (piece.text !== '') add(joined, piece)
  }
  return joined
}

/** Words in the look of the paragraph, such as a quotation mark. */
export function plainWords(text: string): Words {
  return { kind: 'words', text, emphasis: [], href: null }
}

/** The pieces without white space at both ends. */
export function trimPieces(pieces: readonly Piece[]): readonly Piece[] {
  const begun = trimAt(pieces, (text) => text.trimStart())
  return trimAt(begun.toReversed(), (text) => text.trimEnd()).toReversed()
}

/** The pieces for a reader of plain words: notes in square brackets, links as what they are called. */
export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === 'words'
        ? piece.text
        : ` [note: ${piece.words.map(({ text }) => text).join('')}]`,
    )
    .join('')
}

function wordsOfRun({ emphasis }: Run, text: string, href: string | null): Words {
  return { kind: 'words', text, emphasis, href }
}

function add(pieces: Piece[], words: Words): void {
  const last = pieces.at(-1)
  if (last?.kind === 'words' && isAlike(last, words))
    pieces[pieces.length - 1] = { ...last, text: last.text + words.text }
  else pieces.push(words)
}

function isAlike(one: Words, other: Words): boolean {
  return one.href === other.href && one.emphasis.join() === other.emphasis.join()
}

/** Trims the first words; any that are nothing but white space go. */
function trimAt(pieces: readonly Piece[], trim: (text: string) => string): readonly Piece[] {
  const [first, ...rest] = pieces
  if (first?.kind !== 'words') return pieces
  const text = trim(first.text)
  return text === '' ? trimAt(rest, trim) : [{ ...first, text }, ...rest]
}
