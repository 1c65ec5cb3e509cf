import type { ManuscriptParagraph, Piece } from '../../domain/manuscript.ts'
import {
  type OfficialLang,
  type TranslatedParagraph,
  type TranslatedPiece,
  translatedWords,
} from '../../domain/translations.ts'
import type { Paragraph } from '../../domain/views.ts'
import { DOCUMENT_WORDS } from '../document-words.ts'
import { FORMULAS } from '../formulas.ts'
import type { ImportedText } from '../imported-text.ts'
import { manuscriptOf } from '../manuscript/manuscript-of.ts'

// What translators send back, laid beside the negotiated text paragraph by paragraph, in order ([I17]). Nothing is guessed: where there
// are more or fewer paragraphs it is told, with both columns, and whoever reads them sees where they part.

export type TranslationRow = {
  /** A paragraph of the negotiated text; null where the document has one too many. */
  readonly of: Paragraph | null
  /** What it reads; null where the document has none left. */
  readonly pieces: readonly TranslatedPiece[] | null
}

export type ReadTranslation = {
  readonly rows: readonly TranslationRow[]
  /** Why it cannot be put in: changes in it are not settled, or the paragraphs are not as many. */
  readonly fault: 'tracked' | 'count' | null
}

/** The document as a translation of the written paragraphs of the negotiated text, the title among them if it has one. */
export function translationOf(
  imported: ImportedText,
  written: readonly Paragraph[],
  lang: OfficialLang,
): ReadTranslation {
  const { manuscript } = manuscriptOf(imported, FORMULAS[lang].title)
  const [title, ...rest] = manuscript.paragraphs
  const hasTitle = written[0]?.kind === 'title'
  const body = rest.map(piecesIn).filter((pieces) => translatedWords(pieces).trim() !== '')
  const wanted = written.length - (hasTitle ? 1 : 0)
  const unframed = withoutNumbers(
    withoutQuotes(withoutOpening(body, wanted, lang), lang),
    hasTitle ? written.slice(1) : written,
  )
  const found = [...(hasTitle && title ? [piecesIn(title)] : []), ...unframed]
  const length = Math.max(found.length, written.length)
  const rows = Array.from({ length }, (_, i) => ({
    of: written[i] ?? null,
    pieces: found[i] ?? null,
  }))
  return { rows, fault: faultIn(manuscript.paragraphs, found.length === written.length) }
}

/** The rows as they are put in; null unless every one has both sides. */
export function translatedRows({
  rows,
  fault,
}: ReadTranslation): readonly TranslatedParagraph[] | null {
  if (fault !== null) return null
  return rows.flatMap(({ of, pieces }) => (of && pieces ? [{ of: of.id, pieces }] : []))
}

function faultIn(
  paragraphs: readonly ManuscriptParagraph[],
  isWhole: boolean,
): ReadTranslation['fault'] {
  if (paragraphs.some(isTracked)) return 'tracked'
  return isWhole ? null : 'count'
}

function isTracked(paragraph: ManuscriptParagraph): boolean {
  const { insertedBy, joinedBy, removedBy, moved, rekinded, pieces } = paragraph
  const isTouched = (piece: Piece) =>
    piece.insertedBy !== null || piece.deletedBy.length > 0 || piece.restyled !== null
  const isMoved = insertedBy ?? removedBy ?? moved ?? rekinded
  return isMoved !== null || joinedBy.length > 0 || pieces.some(isTouched)
}

/** The pieces of a paragraph, neighbours of one style as one. */
function piecesIn({ pieces }: ManuscriptParagraph): readonly TranslatedPiece[] {
  const joined: TranslatedPiece[] = []
  for (const { text, sign, emphasis } of pieces) {
    const last = joined.at(-1)
    if (sign) joined.push({ sign })
    else if (last && 'text' in last && last.emphasis.join() === emphasis.join())
      joined[joined.length - 1] = { text: last.text + text, emphasis }
    else joined.push({ text, emphasis })
  }
  return joined
}

type Body = readonly (readonly TranslatedPiece[])[]

/** One paragraph too many, in front of the others and announcing them, is the sentence that opens the document ([X2], [X6]). */
function withoutOpening(body: Body, wanted: number, lang: OfficialLang): Body {
  const [first, ...rest] = body
  if (!first || body.length !== wanted + 1) return body
  const words = translatedWords(first).trim()
  const opens = /[:：]$/u.test(words) || words === DOCUMENT_WORDS[lang].resolutionOpening
  return opens ? rest : body
}

/** Quotation marks that open every paragraph and close the last are the page's. */
function withoutQuotes(body: Body, lang: OfficialLang): Body {
  const [open, close] = FORMULAS[lang].quotes.map((mark) => mark.trim())
  const texts = body.map((pieces) => translatedWords(pieces).trim())
  const isFramed =
    texts.every((text) => text.startsWith(open ?? '')) && texts.at(-1)?.endsWith(close ?? '')
  if (!isFramed || open === undefined || close === undefined) return body
  const opened = body.map((pieces) => cut(pieces, new RegExp(`^\\s*${open}\\s*`, 'u')))
  const last = opened.at(-1)
  return last ? [...opened.slice(0, -1), cut(last, new RegExp(`\\s*${close}\\s*$`, 'u'))] : opened
}

/** Numbers that the layout of a resolution gives its operative paragraphs. */
function withoutNumbers(body: Body, written: readonly Paragraph[]): Body {
  let last = 0
  const numbers = written.map(({ kind }) => (kind === 'op' ? ++last : null))
  const isNumbered = numbers.every((number, i) => {
    return (
      number === null ||
      translatedWords(body[i] ?? [])
        .trimStart()
        .startsWith(`${number}.`)
    )
  })
  if (!isNumbered || last === 0) return body
  return body.map((pieces, i) => (numbers[i] ? cut(pieces, /^\s*\d+\.\s*/u) : pieces))
}

/** Takes what matches away from the first or the last words. */
function cut(pieces: readonly TranslatedPiece[], pattern: RegExp): readonly TranslatedPiece[] {
  const at = pattern.source.startsWith('^') ? 0 : pieces.length - 1
  return pieces.flatMap((piece, i) => {
    if (i !== at || !('text' in piece)) return [piece]
    const text = piece.text.replace(pattern, '')
    return text === '' ? [] : [{ ...piece, text }]
  })
}
