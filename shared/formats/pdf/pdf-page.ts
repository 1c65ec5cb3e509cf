import { numberParagraphs } from '../../domain/numbers.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS, type FormulaLang } from '../formulas.ts'
import type { Piece, Words } from '../pieces.ts'
import { type Statement, type StatementBlock, statementOf } from '../statement.ts'
import { PDF_WORDS } from './pdf-words.ts'

// What the page of a PDF is made of, as data: the template that lays it out takes it as it is, and takes nothing else ([X33]).

type PdfRun = {
  readonly text?: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly href?: string
  readonly note?: readonly PdfRun[]
}

type PdfBlock = {
  readonly kind: StatementBlock['kind']
  readonly level: number
  /** In the margin of a draft. */
  readonly number: string | null
  readonly runs: readonly PdfRun[]
}

export type PdfPage = {
  readonly lang: FormulaLang
  readonly region: string
  readonly dir: 'ltr' | 'rtl'
  /** By which a reader's window knows the document. */
  readonly name: string
  readonly author: string
  readonly date: readonly [year: number, month: number, day: number] | null
  /** Null for what is not issued: then `mark` runs through all pages, else the symbol does. */
  readonly symbol: string | null
  readonly mark: string
  readonly organization: string
  readonly organ: string
  readonly emblem: string
  /** Distribution, date, original language. */
  readonly lines: readonly string[]
  readonly 'lines-numbered': boolean
  readonly title: string
  readonly blocks: readonly PdfBlock[]
}

/** The page of the base text: an issued document in the layout of the Council, anything else as a draft ([X32]). */
export function pdfPage(source: ExportSource, isLineNumbered: boolean): PdfPage {
  const statement = statementOf(source)
  const { lang, mark, masthead, title } = statement
  const { tag, isRightToLeft } = FORMULAS[lang]
  const [first, second, ...rest] = masthead
  const symbol = first?.[1] ?? null
  return {
    lang,
    region: tag.slice(tag.indexOf('-') + 1),
    dir: isRightToLeft ? 'rtl' : 'ltr',
    name: symbol === null ? `${title} (${mark ?? ''})` : `${symbol} ${title}`,
    author: PDF_WORDS[lang].author,
    date: dateOf(source),
    symbol,
    mark: mark ?? '',
    organization: first?.[0] ?? '',
    organ: second?.[0] ?? '',
    emblem: PDF_WORDS[lang].emblem,
    lines: [second, ...rest].flatMap((line) => line?.[1] ?? []),
    'lines-numbered': isLineNumbered && symbol === null,
    title,
    blocks: blocksOf(statement, source, symbol === null),
  }
}

function blocksOf(
  { blocks }: Statement,
  { markup, dossier }: ExportSource,
  isDraft: boolean,
): readonly PdfBlock[] {
  const numbers = numberParagraphs(markup, dossier.revisions.at(-1)?.numbers)
  return blocks.map(({ kind, level, paragraph, pieces }) => {
    const number = paragraph && isDraft ? (numbers.get(paragraph) ?? null) : null
    return { kind, level, number, runs: runsOf(pieces) }
  })
}

/** A note stands with the words before it. */
function runsOf(pieces: readonly Piece[]): readonly PdfRun[] {
  return pieces.map((piece) =>
    piece.kind === 'note' ? { note: piece.words.map(runOf) } : runOf(piece),
  )
}

function runOf({ text, emphasis, href }: Words): PdfRun {
  const looks = Object.fromEntries(emphasis.map((style) => [style, true]))
  return href === null ? { text, ...looks } : { text, ...looks, href }
}

/** Of the document if it was issued, else of what was circulated last; the same text has the same date whenever it is saved. */
function dateOf({ dossier }: ExportSource): PdfPage['date'] {
  const { issuedAs, revisions, meeting } = dossier
  const circulated = revisions.at(-1)?.at
  const day = circulated === undefined ? meeting.date : new Date(circulated).toISOString()
  const [year, month, date] = (issuedAs?.date ?? day ?? '').slice(0, 10).split('-').map(Number)
  return year && month && date ? [year, month, date] : null
}
