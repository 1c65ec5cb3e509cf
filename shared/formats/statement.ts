import type { ChosenType, IssuedAs } from '../domain/adoption.ts'
import { chosenType } from '../domain/adoption-acts.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { ParagraphKind } from '../domain/segments.ts'
import type { Paragraph } from '../domain/views.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { type ExportSource, textOf } from './export-source.ts'
import { FORMULAS, type FormulaLang, isFormulaLang, UNKNOWN } from './formulas.ts'

// The base text laid out as what it is to be ([X2], [X6]): a statement of the President, a resolution or a press statement.
// What every format of the document shows; only the mark-up differs. No layout changes a word of the text.

export type StatementBlock = {
  readonly kind: ParagraphKind | 'opening'
  readonly text: string
}

export type Statement = {
  readonly lang: FormulaLang
  /** What the text is, on every page; null for a document that bears its symbol. */
  readonly mark: string | null
  /** Lines of what stands on the left and on the right above an issued document; none above any other. */
  readonly masthead: readonly (readonly [left: string, right: string])[]
  readonly title: string
  readonly blocks: readonly StatementBlock[]
}

/** The base text as a document of its type. Paragraphs without words are left out. */
export function statementOf({ dossier, lang, base }: ExportSource): Statement {
  const formulaLang = isFormulaLang(lang) ? lang : 'en'
  const type = dossier.adoption?.type ?? chosenType(dossier) ?? 'presidentialStatement'
  const issued = dossier.adoption ? dossier.issuedAs : null
  const written = base.filter((paragraph) => textOf(paragraph).trim() !== '')
  const paragraphs = written.filter(({ kind }) => kind !== 'title')
  const about = { dossier, lang: formulaLang, issued }
  return {
    lang: formulaLang,
    mark: issued ? null : markOf(dossier, formulaLang),
    masthead: issued ? mastheadOf(issued, formulaLang) : [],
    title: titleOf(type, written, about),
    blocks: BLOCKS[type](paragraphs, about),
  }
}

type About = {
  readonly dossier: Dossier
  readonly lang: FormulaLang
  readonly issued: IssuedAs | null
}

const BLOCKS: Readonly<
  Record<ChosenType, (paragraphs: readonly Paragraph[], about: About) => readonly StatementBlock[]>
> = {
  presidentialStatement: (paragraphs, about) => [
    { kind: 'opening', text: openingOf(about) },
    ...quoted(paragraphs, about.lang),
  ],
  resolution: (paragraphs, { lang }) => [
    { kind: 'opening', text: DOCUMENT_WORDS[lang].resolutionOpening },
    ...numbered(paragraphs),
  ],
  pressStatement: (paragraphs) => paragraphs.map(plain),
}

/** A title that the text was opened with, for a statement, is not the title of anything else. */
function titleOf(type: ChosenType, written: readonly Paragraph[], about: About): string {
  const { dossier, lang, issued } = about
  const own = written
    .filter(({ kind }) => kind === 'title')
    .map(textOf)
    .join(' ')
    .trim()
  if (own !== '' && (type === 'presidentialStatement' || own !== FORMULAS[lang].title)) return own
  const words = DOCUMENT_WORDS[lang]
  if (type === 'pressStatement') return words.pressTitle(itemOf(dossier, lang))
  if (type === 'resolution') {
    return words.resolutionTitle(issued?.symbol.replace('S/RES/', '') ?? null)
  }
  return FORMULAS[lang].title
}

function markOf({ stage, inBlue }: Dossier, lang: FormulaLang): string {
  const { marks } = DOCUMENT_WORDS[lang]
  if (stage === 'adopted') return marks.adopted
  if (stage === 'agreed') return inBlue === null ? marks.agreed : marks.blue
  return FORMULAS[lang].draftMark
}

function mastheadOf({ symbol, date }: IssuedAs, lang: FormulaLang): Statement['masthead'] {
  const { organization, organ, distribution, original } = DOCUMENT_WORDS[lang]
  return [
    [organization, symbol],
    [organ, distribution],
    ['', dayIn(date, lang)],
    ['', original],
  ]
}

/** Each paragraph opens with a quotation mark and only the last one closes with it. */
function quoted(paragraphs: readonly Paragraph[], lang: FormulaLang): readonly StatementBlock[] {
  const [open, close] = FORMULAS[lang].quotes
  return paragraphs.map((paragraph, i) => {
    const end = i === paragraphs.length - 1 ? close : ''
    return { kind: paragraph.kind, text: `${open}${textOf(paragraph).trim()}${end}` }
  })
}

/** Operative paragraphs bear numbers, preambular ones do not. */
function numbered(paragraphs: readonly Paragraph[]): readonly StatementBlock[] {
  let number = 0
  return paragraphs.map((paragraph) => {
    if (paragraph.kind !== 'op') return plain(paragraph)
    number++
    return { kind: 'op', text: `${number}. ${textOf(paragraph).trim()}` }
  })
}

function plain(paragraph: Paragraph): StatementBlock {
  return { kind: paragraph.kind, text: textOf(paragraph).trim() }
}

function openingOf({ dossier, lang, issued }: About): string {
  const item = itemOf(dossier, lang)
  if (!issued) return FORMULAS[lang].opening(UNKNOWN, dayIn(dossier.meeting.date, lang), item)
  const held = dayIn(issued.date, lang)
  const words = DOCUMENT_WORDS[lang]
  return issued.meeting === null
    ? words.openingWithoutMeeting(held, item)
    : FORMULAS[lang].opening(words.ordinal(issued.meeting), held, item)
}

function dayIn(day: string | null, lang: FormulaLang): string {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  return year && month && date ? FORMULAS[lang].date(year, month, date) : UNKNOWN
}

/** A topic in another language than the text is not an item's title in this one. */
function itemOf({ note, topic }: Dossier, lang: FormulaLang): string {
  return (note?.lang ?? lang) === lang && topic !== '' ? topic : UNKNOWN
}
