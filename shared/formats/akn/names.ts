import { chosenType } from '../../domain/adoption-acts.ts'
import type { Dossier } from '../../domain/dossier.ts'
import { type FormulaLang, isFormulaLang } from '../formulas.ts'

// How the naming convention of Akoma Ntoso for the United Nations calls a text, its versions and what it refers to.

export const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
/** What is said in our own words beside the standard's: who, when, and what is tracked of ends, kinds and styles. */
export const OWN = 'urn:penholder:akn:1'

/** ISO 639-2 codes of the official languages. */
const LANGUAGES: Readonly<Record<FormulaLang, string>> = {
  ar: 'ara',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  ru: 'rus',
  zh: 'zho',
}

/** No day is known of it; a date must be named all the same. */
const NO_DAY = '1970-01-01'
const BODY = '/akn/un/statement/deliberation/un-sc'

export type Names = {
  /** What it is: a statement, a resolution, a press statement. */
  readonly type: string
  /** The day of the work, which names it; and that of this version. */
  readonly day: string
  readonly versionDay: string
  readonly number: string
  readonly work: string
  readonly expression: string
  readonly language: string
}

/** The names of the text as it stands, or as it was adopted. */
export function namesOf(dossier: Dossier, lang: string): Names {
  const { adoption, revisions, meeting, note, id } = dossier
  const issuedAs = adoption ? dossier.issuedAs : null
  const last = revisions.at(-1)
  const type = adoption?.type ?? chosenType(dossier) ?? 'presidentialStatement'
  const day =
    issuedAs?.date ?? meeting.date ?? (last && dayOf(last.at)) ?? note?.letter.date ?? NO_DAY
  const versionDay = issuedAs?.date ?? (last ? dayOf(last.at) : day)
  const number = issuedAs ? numberOf(issuedAs.symbol) : `draft-${id}`
  const work = `${BODY}/${day}/${number}`
  const language = LANGUAGES[isFormulaLang(lang) ? lang : 'en']
  return {
    type,
    day,
    versionDay,
    number,
    work,
    language,
    expression: `${work}/${language}@${versionDay}`,
  }
}

/** `prst-2020-5` of `S/PRST/2020/5`. */
function numberOf(symbol: string): string {
  return symbol
    .replace(/^S\//u, '')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .toLowerCase()
}

/** A day in the form of the standard, of milliseconds since 1970. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** A moment in the same form, to the second. */
export function momentOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

/** Where a resolution of the Council is found; its day is not known here, so its year names it. */
export function resolutionUri(number: number, year: number): string {
  return `${BODY}/${year}/${number}`
}

/** `bel`: what a delegation is called inside the document. */
export function agentOf(delegation: string): string {
  return delegation.toLowerCase()
}
