import type { ChosenType, IssuedAs } from '../domain/adoption.ts'
import { chosenType } from '../domain/adoption-acts.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import type { Dossier } from '../domain/dossier.ts'
import { numberParagraphs } from '../domain/numbers.ts'
import type { ParagraphKind } from '../domain/segments.ts'
import type { Paragraph } from '../domain/views.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { type ExportSource, type Translated, textOf, writtenIn } from './export-source.ts'
import { FORMULAS, type FormulaLang, isFormulaLang, UNKNOWN } from './formulas.ts'
import { MASTHEAD_LANGS } from './masthead-langs.ts'
import {
  type Numbers,
  type Piece,
  piecesOf,
  plainWords,
  setBetween,
  textOfPieces,
  trimPieces,
} from './pieces.ts'
import { hashOfText } from './text-hash.ts'

// The base text laid out as what it is to be ([X2], [X6]): a statement of the President, a resolution or a press statement.
// What every format of the document shows; only the mark-up differs. No layout changes a word of the text.

export type StatementBlock = {
  readonly kind: ParagraphKind | 'opening'
  /** How deep it is indented; 1 for (a), 2 for (i). */
  readonly level: number
  /** The paragraph of the text; null for what the layout says itself. */
  readonly paragraph: ParagraphId | null
  /** Under which it is spoken of while the text is a draft, in its margin; null in an issued document and for the layout's own. */
  readonly number: string | null
  readonly pieces: readonly Piece[]
  /** The same for a reader of plain words. */
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
export function statementOf(source: ExportSource): Statement {
  const { dossier, lang, base, markup, translates } = source
  const formulaLang = isFormulaLang(lang) ? lang : 'en'
  const type = dossier.adoption?.type ?? chosenType(dossier) ?? 'presidentialStatement'
  const issued = dossier.adoption ? dossier.issuedAs : null
  const written = writtenIn(base)
  const paragraphs = written.filter(({ kind }) => kind !== 'title')
  const numbers = numberParagraphs(markup, dossier.revisions.at(-1)?.numbers)
  const about = { dossier, lang: formulaLang, issued, numbers, translates }
  const textHash = translates?.textHash ?? hashOfText(base)
  return {
    lang: formulaLang,
    mark: issued ? null : markOf(dossier, formulaLang, textHash),
    masthead: issued ? mastheadOf(issued, about) : [],
    title: titleOf(type, written, about),
    blocks: BLOCKS[type](paragraphs, about),
  }
}

type ItemSaid = Pick<Dossier, 'note' | 'topic' | 'issuedAs'>

type About = {
  readonly dossier: Dossier
  readonly lang: FormulaLang
  readonly issued: IssuedAs | null
  readonly numbers: Numbers
  readonly translates: Translated | undefined
  /** Those by which the text refers to its paragraphs, where they are others: in a resolution. */
  readonly referred?: Numbers
}

const BLOCKS: Readonly<
  Record<ChosenType, (paragraphs: readonly Paragraph[], about: About) => readonly StatementBlock[]>
> = {
  presidentialStatement: (paragraphs, about) => [
    opening(openingOf(about)),
    ...quoted(paragraphs, about),
  ],
  resolution: (paragraphs, about) => [
    opening(DOCUMENT_WORDS[about.lang].resolutionOpening),
    ...numbered(paragraphs, about),
  ],
  pressStatement: (paragraphs, about) => paragraphs.map((paragraph) => blockOf(paragraph, about)),
}

/** A title that the text was opened with, for a statement, is not the title of anything else. */
function titleOf(type: ChosenType, written: readonly Paragraph[], about: About): string {
  const { lang, issued } = about
  const own = written
    .filter(({ kind }) => kind === 'title')
    .map(textOf)
    .join(' ')
    .trim()
  if (own !== '' && (type === 'presidentialStatement' || own !== FORMULAS[lang].title)) return own
  const words = DOCUMENT_WORDS[lang]
  if (type === 'pressStatement') return words.pressTitle(itemOf(about))
  if (type === 'resolution') {
    return words.resolutionTitle(issued?.symbol.replace('S/RES/', '') ?? null)
  }
  return FORMULAS[lang].title
}

/** `Draft – not agreed – Rev.2`; `Rev.2+` once the text reads otherwise than what was circulated. */
function markOf(
  { stage, inBlue, revisions }: Dossier,
  lang: FormulaLang,
  textHash: string,
): string {
  const { marks } = DOCUMENT_WORDS[lang]
  if (stage === 'adopted') return marks.adopted
  if (stage === 'agreed') return inBlue === null ? marks.agreed : marks.blue
  const last = revisions.at(-1)
  if (!last) return FORMULAS[lang].draftMark
  const since = last.textHash === textHash ? '' : '+'
  return `${FORMULAS[lang].draftMark} – ${last.name}${since}`
}

/** A translation names its own language above the one that was negotiated. */
function mastheadOf({ symbol, date }: IssuedAs, about: About): Statement['masthead'] {
  const { dossier, lang, translates } = about
  const { organization, organ, distribution } = DOCUMENT_WORDS[lang]
  const original = isFormulaLang(dossier.lang) ? dossier.lang : 'en'
  const said = MASTHEAD_LANGS[lang]
  // English on an Arabic page: a day would begin with its month.
  const set = (line: string) => (FORMULAS[lang].isRightToLeft ? `\u200E${line}` : line)
  return [
    [organization, symbol],
    [organ, distribution],
    ['', set(dayIn(date, said.dates))],
    ...(translates ? [['', set(said.own)] as const] : []),
    ['', set(said.original(original))],
  ]
}

/** Each paragraph opens with a quotation mark and only the last one closes with it. */
function quoted(paragraphs: readonly Paragraph[], about: About): readonly StatementBlock[] {
  const [open, close] = FORMULAS[about.lang].quotes
  return paragraphs.map((paragraph, i) => {
    const end = i === paragraphs.length - 1 ? close : ''
    return blockOf(paragraph, about, open, end)
  })
}

/** Operative paragraphs bear numbers, by which others refer to them; preambular ones do not. */
function numbered(paragraphs: readonly Paragraph[], about: About): readonly StatementBlock[] {
  const operative = paragraphs.filter(({ kind }) => kind === 'op')
  const referred = new Map(operative.map(({ id }, at) => [id, String(at + 1)]))
  return paragraphs.map((paragraph) => {
    const number = referred.get(paragraph.id)
    return blockOf(paragraph, { ...about, referred }, number ? `${number}. ` : '')
  })
}

/** A paragraph as it reads, with what the layout sets before and behind it. */
function blockOf(paragraph: Paragraph, about: About, before = '', behind = ''): StatementBlock {
  const { kind, level, id } = paragraph
  const { numbers, referred = numbers, issued } = about
  const pieces = setBetween(before, trimPieces(piecesOf(paragraph, referred)), behind)
  const number = issued ? null : (numbers.get(id) ?? null)
  return { kind, level, paragraph: id, number, pieces, text: textOfPieces(pieces) }
}

function opening(text: string): StatementBlock {
  const pieces = [plainWords(text)]
  return { kind: 'opening', level: 0, paragraph: null, number: null, pieces, text }
}

function openingOf(about: About): string {
  const { dossier, lang, issued } = about
  const item = itemOf(about)
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

function itemOf({ dossier, lang, translates }: About): string {
  return translates ? translates.item || UNKNOWN : negotiatedItem(dossier, lang)
}

/** The item of the agenda as the negotiated text names it: what the secretariat says, else the topic; `[…]` while nobody knows. */
export function negotiatedItem({ note, topic, issuedAs }: ItemSaid, lang: string): string {
  if (issuedAs?.item) return issuedAs.item
  return (note?.lang ?? lang) === lang && topic !== '' ? topic : UNKNOWN
}
