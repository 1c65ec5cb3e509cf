import type { Dossier } from '../domain/dossier.ts'
import type { ParagraphKind } from '../domain/segments.ts'
import type { Paragraph } from '../domain/views.ts'
import { type ExportSource, textOf } from './export-source.ts'
import { FORMULAS, type FormulaLang, isFormulaLang, UNKNOWN } from './formulas.ts'

// The base text laid out as a statement ([X2]): title, opening formula, quoted paragraphs. What every format of the
// document shows; only the mark-up differs. Never a masthead nor a symbol: a draft is no document of the Council.

export type StatementBlock = {
  readonly kind: ParagraphKind | 'opening'
  readonly text: string
}

export type Statement = {
  readonly lang: FormulaLang
  readonly title: string
  readonly blocks: readonly StatementBlock[]
}

/** The base text as a statement. Paragraphs without words are left out, and a text without a title has the formula's. */
export function statementOf({ dossier, lang, base }: ExportSource): Statement {
  const formulaLang = isFormulaLang(lang) ? lang : 'en'
  const written = base.filter((paragraph) => textOf(paragraph).trim() !== '')
  const titles = written.filter(({ kind }) => kind === 'title').map(textOf)
  const title = titles.join(' ').trim() || FORMULAS[formulaLang].title
  const paragraphs = written.filter(({ kind }) => kind !== 'title')
  const opening = { kind: 'opening' as const, text: openingOf(dossier, formulaLang) }
  return { lang: formulaLang, title, blocks: [opening, ...quoted(paragraphs, formulaLang)] }
}

/** Each paragraph opens with a quotation mark and only the last one closes with it. */
function quoted(paragraphs: readonly Paragraph[], lang: FormulaLang): readonly StatementBlock[] {
  const [open, close] = FORMULAS[lang].quotes
  return paragraphs.map((paragraph, i) => {
    const end = i === paragraphs.length - 1 ? close : ''
    return { kind: paragraph.kind, text: `${open}${textOf(paragraph).trim()}${end}` }
  })
}

function openingOf(dossier: Dossier, lang: FormulaLang): string {
  const { opening, date } = FORMULAS[lang]
  const [year, month, day] = (dossier.meeting.date ?? '').split('-').map(Number)
  const held = year && month && day ? date(year, month, day) : UNKNOWN
  // A topic in another language than the text is not an item's title in this one.
  const isInLang = (dossier.note?.lang ?? lang) === lang
  return opening(UNKNOWN, held, isInLang && dossier.topic !== '' ? dossier.topic : UNKNOWN)
}
