import { DOCUMENT_WORDS } from '../document-words.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS, type FormulaLang } from '../formulas.ts'
import type { Piece, Words } from '../pieces.ts'
import { type StatementBlock, statementOf } from '../statement.ts'

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
  const { lang, mark, masthead, title, blocks } = statementOf(source)
  const { tag, isRightToLeft } = FORMULAS[lang]
  const [first, second, ...rest] = masthead
  const symbol = first?.[1] ?? null
  return {
    lang,
    region: tag.slice(tag.indexOf('-') + 1),
    dir: isRightToLeft ? 'rtl' : 'ltr',
    name: symbol === null ? `${title} (${mark ?? ''})` : `${symbol} ${title}`,
    author: DOCUMENT_WORDS[lang].author,
    date: dateOf(source),
    symbol,
    mark: mark ?? '',
    organization: first?.[0] ?? '',
    organ: second?.[0] ?? '',
    emblem: DOCUMENT_WORDS[lang].emblem,
    lines: [second, ...rest].flatMap((line) => line?.[1] ?? []),
    'lines-numbered': isLineNumbered && symbol === null,
    title,
    blocks: blocks.map(blockOf),
  }
}

function blockOf({ kind, level, number, pieces }: StatementBlock): PdfBlock {
  return { kind, level, number, runs: runsOf(pieces) }
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
