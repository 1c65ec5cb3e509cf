import type { NoteLang } from '../note-lang.ts'
import { AR } from './ar.ts'
import { EN } from './en.ts'
import { ES } from './es.ts'
import { FR } from './fr.ts'
import { RU } from './ru.ts'
import type { NoteTongue } from './tongue.ts'
import { ZH } from './zh.ts'

/** What is known of each language in which a concept note can be read. */
export const TONGUES: Readonly<Record<NoteLang, NoteTongue>> = {
  ar: AR,
  en: EN,
  es: ES,
  fr: FR,
  ru: RU,
  zh: ZH,
}

export const NOTE_LANGS: readonly NoteLang[] = ['en', 'zh', 'fr', 'es', 'ru', 'ar']
