import { fail, ok, type Result } from '../base/result.ts'
import type { ParagraphId } from './char-ids.ts'
import { isCleanText } from './characters.ts'
import type { DelegationCode } from './delegations.ts'
import type { Dossier } from './dossier.ts'
import type { EmphasisStyle } from './segments.ts'
import { SIGN_CHARACTERS, type Sign, withoutSigns } from './signs.ts'

// The text in the other official languages ([O13]). One language is negotiated; a translation says of each paragraph of one circulated
// version what it reads in another, and of nothing else. It is put in and taken away whole; what it says of a paragraph is never merged.

export const OFFICIAL_LANGS = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const
export type OfficialLang = (typeof OFFICIAL_LANGS)[number]

/** What each language calls itself. */
export const LANG_NAMES: Readonly<Record<OfficialLang, string>> = {
  ar: 'العربية',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  zh: '中文',
}

/** Words in one style, or a sign between them ([T24]). */
export type TranslatedPiece =
  | { readonly text: string; readonly emphasis: readonly EmphasisStyle[] }
  | { readonly sign: Sign }

export type TranslatedParagraph = {
  /** The paragraph of the negotiated text whose words these are. */
  readonly of: ParagraphId
  readonly pieces: readonly TranslatedPiece[]
}

export type Translation = {
  readonly lang: OfficialLang
  /** The version that it translates, and the hash of what was negotiated there ([K2]). */
  readonly revision: string
  readonly textHash: string
  /** The item of the agenda as this language calls it; empty if it was not said. */
  readonly item: string
  /** The name of the file that it was read from. */
  readonly source: string
  /** Who put it in, and when: milliseconds since 1970. */
  readonly by: DelegationCode
  readonly at: number
  readonly paragraphs: readonly TranslatedParagraph[]
}

/** What is put in: a translation before it is known of what. */
export type TranslationWords = Pick<Translation, 'lang' | 'item' | 'source' | 'paragraphs'>

/** The negotiated text at the moment of the act. */
export type TranslatedText = {
  readonly textHash: string
  /** Its paragraphs that have words, in order. */
  readonly paragraphs: readonly ParagraphId[]
}

export const TRANSLATIONS_AT_MOST = {
  /** Five languages of a few versions. */
  translations: 40,
  paragraphs: 1000,
  /** Of a paragraph. */
  pieces: 400,
  /** UTF-16 units of all paragraphs. */
  length: 120_000,
  item: 400,
} as const

export type TranslationError = {
  readonly kind:
    | 'own-language'
    | 'no-revision'
    | 'text-changed'
    | 'paragraphs'
    | 'too-many'
    | 'not-there'
  readonly detail: string
}
type Outcome = Result<Dossier, TranslationError>

export function isOfficialLang(lang: string): lang is OfficialLang {
  return OFFICIAL_LANGS.some((one) => one === lang)
}

/** What a paragraph of a translation reads, notes in square brackets. */
export function translatedWords(pieces: readonly TranslatedPiece[]): string {
  const read = pieces.map((piece) => {
    return 'text' in piece ? piece.text : SIGN_CHARACTERS[piece.sign.kind]
  })
  return withoutSigns(read.join(''))
}

/** By which a translation is named: `fr@Rev.2`. */
export function translationId({ lang, revision }: Pick<Translation, 'lang' | 'revision'>): string {
  return `${lang}@${revision}`
}

/** The translations of exactly this wording, in the order of their languages. */
export function translationsOf(
  { translations }: Pick<Dossier, 'translations'>,
  textHash: string,
): readonly Translation[] {
  return translations
    .filter((one) => one.textHash === textHash)
    .toSorted((a, b) => (a.lang < b.lang ? -1 : 1))
}

/** The official languages in which this wording is not there yet. */
export function missingLangs(
  dossier: Pick<Dossier, 'lang' | 'translations'>,
  textHash: string,
): readonly OfficialLang[] {
  const there = new Set<string>(translationsOf(dossier, textHash).map(({ lang }) => lang))
  return OFFICIAL_LANGS.filter((lang) => lang !== dossier.lang && !there.has(lang))
}

/** Of which version a text is a copy, word by word; null if it was never circulated as it stands. */
export function versionOf(
  { revisions, adoption }: Pick<Dossier, 'revisions' | 'adoption'>,
  textHash: string,
): string | null {
  const revision = revisions.findLast((one) => one.textHash === textHash)?.name ?? null
  return revision ?? (adoption?.textHash === textHash ? adoption.revision : null)
}

/**
 * [O13] The text is there in another language; a former translation of the same version into it makes place. The text must read as it
 * was circulated, and every paragraph of it must be there, in its order.
 */
export function addTranslation(
  dossier: Dossier,
  words: TranslationWords,
  text: TranslatedText,
  put: Pick<Translation, 'by' | 'at'>,
): Outcome {
  const { lang, item, source, paragraphs } = words
  if (lang === dossier.lang) return fail({ kind: 'own-language', detail: LANG_NAMES[lang] })
  const { textHash } = text
  const revision = versionOf(dossier, textHash)
  if (revision === null) return fail(neverCirculated(dossier))
  if (!isWhole(paragraphs, text.paragraphs)) return fail({ kind: 'paragraphs', detail: source })
  if (!isBounded(paragraphs)) return fail({ kind: 'too-many', detail: 'paragraphs' })
  const translation = { lang, revision, textHash, item, source, ...put, paragraphs }
  const others = without(dossier.translations, translationId(translation))
  if (others.length >= TRANSLATIONS_AT_MOST.translations)
    return fail({ kind: 'too-many', detail: 'translations' })
  return ok({ ...dossier, translations: [...others, translation] })
}

/** [O13] It is there no longer; the log keeps it. */
export function removeTranslation(dossier: Dossier, id: string): Outcome {
  const translations = without(dossier.translations, id)
  return translations.length < dossier.translations.length
    ? ok({ ...dossier, translations })
    : fail({ kind: 'not-there', detail: id })
}

function neverCirculated({ revisions }: Dossier): TranslationError {
  const last = revisions.at(-1)
  return last ? { kind: 'text-changed', detail: last.name } : { kind: 'no-revision', detail: '' }
}

function isWhole(
  paragraphs: readonly TranslatedParagraph[],
  wanted: readonly ParagraphId[],
): boolean {
  return (
    paragraphs.length === wanted.length &&
    paragraphs.every(({ of, pieces }, i) => of === wanted[i] && pieces.some(hasWords))
  )
}

function hasWords(piece: TranslatedPiece): boolean {
  return 'text' in piece && piece.text.trim() !== ''
}

function isBounded(paragraphs: readonly TranslatedParagraph[]): boolean {
  const { paragraphs: most, pieces: mostPieces, length } = TRANSLATIONS_AT_MOST
  const pieces = paragraphs.flatMap((one) => one.pieces)
  const texts = pieces.flatMap((piece) => ('text' in piece ? [piece.text] : []))
  return (
    paragraphs.length <= most &&
    paragraphs.every((one) => one.pieces.length <= mostPieces) &&
    texts.every(isCleanText) &&
    texts.reduce((sum, text) => sum + text.length, 0) <= length
  )
}

function without(translations: readonly Translation[], id: string): readonly Translation[] {
  return translations.filter((one) => translationId(one) !== id)
}
