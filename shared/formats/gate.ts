import { chosenType } from '../domain/adoption-acts.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { Finding } from '../domain/final-pack.ts'
import { numberParagraphs } from '../domain/numbers.ts'
import { isOfficialLang, LANG_NAMES, missingLangs, translationsOf } from '../domain/translations.ts'
import type { Paragraph } from '../domain/views.ts'
import type { Saying } from './describe-proposal.ts'
import { type ExportSource, textOf } from './export-source.ts'
import { UNKNOWN } from './formulas.ts'
import { toldLeftovers } from './leftovers.ts'
import { formFaultsOf } from './outcome-checks.ts'
import { canBeOf } from './resolution-years.ts'
import { negotiatedItem } from './statement.ts'
import { hashOfText } from './text-hash.ts'

// Everything that a text still has and a finished document has not ([X35]): what is left of the negotiation, what is not as the
// United Nations print it, what the secretariat has not given yet. The gate points; it mends nothing.

type Looked = Pick<ExportSource, 'base' | 'markup' | 'proposals' | 'records'>
type LookedDossier = Pick<
  Dossier,
  | 'adoption'
  | 'issuedAs'
  | 'typeChoices'
  | 'outcome'
  | 'lang'
  | 'revisions'
  | 'translations'
  | 'note'
  | 'topic'
>
type Found = Omit<ToldFinding, 'number'>
/** With what it asks for, if it is a proposal. */
export type ToldFinding = Finding & { readonly asks: Saying | null }

/** What is left in a text, in its order; what is about no paragraph of it comes last. */
export function gateOf(dossier: LookedDossier, source: Looked): readonly Finding[] {
  return toldGate(dossier, source).map(plainly)
}

/** A finding as it is kept. */
export function plainly({ asks: _, ...finding }: ToldFinding): Finding {
  return finding
}

/** The same for who is to read it. */
export function toldGate(dossier: LookedDossier, source: Looked): readonly ToldFinding[] {
  const numbers = numberParagraphs(source.markup, dossier.revisions.at(-1)?.numbers)
  const type = dossier.adoption?.type ?? chosenType(dossier)
  const faults = type ? formFaultsOf(type, dossier.lang, source.base) : []
  const found: readonly Found[] = [
    ...toldLeftovers(source, numbers).map(({ kind, ...rest }) => ({
      rule: kind,
      ...rest,
      isBlocking: true,
    })),
    ...source.base.flatMap((paragraph) => inWords(paragraph, dossier.lang)),
    ...faults.map(({ paragraph, words }) => pointed('form', paragraph, words, false)),
    ...inLangs(dossier, hashOfText(source.base)),
    ...(dossier.adoption ? [] : [pointed('notAdopted', null, '')]),
    ...(dossier.issuedAs ? [] : [pointed('noSymbol', null, '')]),
  ]
  return inOrder(found, source.markup, numbers)
}

/** The findings that close the gate. */
export function blockingIn(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ isBlocking }) => isBlocking)
}

/** Which official languages the text is not there in, and which translations leave a gap in their opening; neither closes the gate. */
function inLangs(dossier: LookedDossier, textHash: string): readonly Found[] {
  const missing = missingLangs(dossier, textHash).map((lang) => LANG_NAMES[lang])
  const { lang: negotiated, issuedAs } = dossier
  const isUnknown = issuedAs !== null && negotiatedItem(dossier, negotiated) === UNKNOWN
  const gaps = [
    ...(isUnknown && isOfficialLang(negotiated) ? [negotiated] : []),
    ...translationsOf(dossier, textHash).flatMap(({ item, lang }) => (item === '' ? [lang] : [])),
  ].map((lang) => LANG_NAMES[lang])
  return [
    ...(missing.length > 0 ? [pointed('translation', null, missing.join(', '), false)] : []),
    ...(gaps.length > 0 ? [pointed('translationItem', null, gaps.join(', '), false)] : []),
  ]
}

function inOrder(
  found: readonly Found[],
  markup: readonly Paragraph[],
  numbers: ReadonlyMap<ParagraphId, string>,
): readonly ToldFinding[] {
  const places = new Map(markup.map(({ id }, place) => [id, place]))
  const placeOf = ({ paragraph }: Found) =>
    (paragraph && places.get(paragraph)) ?? Number.POSITIVE_INFINITY
  return [...found]
    .sort((a, b) => placeOf(a) - placeOf(b) || 0)
    .map((one) => ({ ...one, number: one.paragraph ? (numbers.get(one.paragraph) ?? '') : '' }))
}

/** Labels of alternatives: “OP3 bis”, “PP 2alt”, “[alt.]”, and “Alt 1:” or “bis.” where a paragraph begins. */
const LABEL =
  /\b(?:OP|PP)\s?\d+\s?(?:bis|ter|quater|alt)\b\.?|[[［]\s*(?:bis|ter|quater|alt)\b[^\]］]*[\]］]|^\s*(?:\d+\.?\s?)?(?:bis|ter|quater|alt)\b[.:)]?\s?\d*/giu
const STRAIGHT = /\S*["']\S*/gu
/** As resolutions of the Council are cited in every language: 2436 (2018), 第2436(2018)号. */
const CITATION = /(?<![\d./-])(\d{1,4})\s?[(（](\d{4})[)）]/gu
/** What else is numbered so: resolutions of the Assembly have a session in the place of the year, and years below are no years. */
const FIRST_YEAR = 1946

function inWords(paragraph: Paragraph, lang: string): readonly Found[] {
  const text = textOf(paragraph)
  const found = (rule: Finding['rule'], pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([words]) => pointed(rule, paragraph.id, words.trim()))
  // “Article 2 bis” is French for an article.
  const labels = lang === 'fr' ? [] : found('alternative', LABEL)
  return [...labels, ...found('straightQuote', STRAIGHT), ...citationsIn(paragraph, text)]
}

function citationsIn({ id }: Paragraph, text: string): readonly Found[] {
  return [...text.matchAll(CITATION)].flatMap(([words, number, year]) => {
    const isOfCouncil = Number(year) >= FIRST_YEAR
    return isOfCouncil && !canBeOf(Number(number), Number(year))
      ? [pointed('citation', id, words)]
      : []
  })
}

function pointed(
  rule: Finding['rule'],
  paragraph: ParagraphId | null,
  words: string,
  isBlocking = true,
): Found {
  return { rule, paragraph, delegation: null, words: words.slice(0, 120), isBlocking, asks: null }
}
