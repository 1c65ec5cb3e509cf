import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en as app } from '../../shared/messages/app.ts'
import * as delegations from '../../shared/messages/delegations.ts'
import * as editor from '../../shared/messages/editor.ts'
import { LOCALES, type Locale } from '../../shared/messages/locales.ts'

// The window speaks every language of the tables; of the tables it needs four areas. Its own words in Chinese, most of
// all there is, are fetched when they are to be spoken, and else behind the text: the language can be changed
// while the relay, which serves them, cannot be reached. So is what the relay refuses, which nobody hears before: until
// then the relay's own sentence stands. English is what everything falls back to.

const KEPT = 'penholder.language'
const areas = { delegations, editor }
const AGAIN_MS = 3000
/** What is wanted later is fetched so long after the start, when the text is there. */
const BEHIND_MS = 2000

/** Languages by their own names. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', zh: '中文' }

/** Makes the window speak the language chosen before, else the first of the browser's that it knows. */
export async function startSpeaking(): Promise<void> {
  const wanted = preferredLocale(localStorage.getItem(KEPT), navigator.languages)
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    supportedLngs: LOCALES,
    defaultNS: 'app',
    ns: ['app', ...Object.keys(areas)],
    resources: { en: { app, ...resourcesOf('en') }, zh: resourcesOf('zh') },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
  if (wanted === 'zh') await change(wanted)
  else setTimeout(() => void learnChinese(), BEHIND_MS)
  setTimeout(() => void learnRefusals(), BEHIND_MS)
  tellPage(i18next.language)
}

const listeners = new Set<(locale: Locale) => void>()

/** Calls the listener whenever a language is chosen; returns the way to stop. */
export function onLanguageChosen(listener: (locale: Locale) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Speaks another language from now on, and next time. */
export async function speak(locale: Locale): Promise<void> {
  localStorage.setItem(KEPT, locale)
  for (const listener of listeners) listener(locale)
  await change(locale)
  tellPage(i18next.language)
}

/** Words of a part of the window that comes later, in every language. */
export function learn(
  area: string,
  table: Readonly<Record<Locale, Readonly<Record<string, string>>>>,
): void {
  for (const locale of LOCALES) i18next.addResourceBundle(locale, area, table[locale])
}

// A language whose words cannot be had now is not spoken now; the choice is kept.
async function change(locale: Locale): Promise<void> {
  if (locale === 'en' || (await learnChinese())) await i18next.changeLanguage(locale)
}

async function learnChinese(): Promise<boolean> {
  if (i18next.hasResourceBundle('zh', 'app')) return true
  try {
    const { zh } = await import('../../shared/messages/app-zh.ts')
    i18next.addResourceBundle('zh', 'app', zh)
    return true
  } catch {
    return false
  }
}

async function learnRefusals(): Promise<void> {
  try {
    learn('relay', await import('../../shared/messages/relay.ts'))
  } catch {
    setTimeout(() => void learnRefusals(), AGAIN_MS)
  }
}

/** `kept` if it is a known language, else the first known one of `wanted`, else English. */
export function preferredLocale(kept: string | null, wanted: readonly string[]): Locale {
  const candidates = [kept ?? '', ...wanted].map((tag) => tag.toLowerCase().split('-')[0])
  for (const candidate of candidates) {
    const known = LOCALES.find((locale) => locale === candidate)
    if (known) return known
  }
  return 'en'
}

function resourcesOf(locale: Locale): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(areas).map(([name, table]) => [name, table[locale]]))
}

function tellPage(locale: string): void {
  document.documentElement.lang = locale
  document.documentElement.dir = i18next.dir(locale)
}
