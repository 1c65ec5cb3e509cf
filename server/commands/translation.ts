import { basename } from 'node:path'
import type { Dossier } from '../../shared/domain/dossier.ts'
import {
  isOfficialLang,
  LANG_NAMES,
  missingLangs,
  OFFICIAL_LANGS,
  type OfficialLang,
  type Translation,
  translationId,
  versionOf,
} from '../../shared/domain/translations.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import { writtenIn } from '../../shared/formats/export-source.ts'
import type { ImportedText } from '../../shared/formats/imported-text.ts'
import { translatedRows, translationOf } from '../../shared/formats/reading/translation-of.ts'
import { hashOfText } from '../../shared/formats/text-hash.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { translator } from '../messages.ts'
import { acting, mustBeDone } from './acting.ts'
import { read } from './import.ts'

const SHAPE = {
  positionals: ['FILE'],
  optional: ['DOCUMENT'],
  values: ['lang', 'item', 'remove'],
  flags: ['replace'],
}

/** Puts the text in in another official language, takes one away, or lists those that there are ([C21]). */
export const translation: Command = {
  name: 'translation',
  usage: 'translation FILE [DOCUMENT --lang fr [--item TITLE] [--replace] | --remove ID]',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const [, document] = given.positionals
    const imported = document === undefined ? null : await read(document, io)
    await acting(given, io, async ({ offices }) => {
      const { base } = (await offices.source()) ?? { base: [] }
      const dossier = await offices.dossier()
      const id = given.value('remove')
      if (imported && document !== undefined) {
        const added = { imported, name: basename(document), dossier, base }
        mustBeDone(await offices.translation(addition(added, given, io)), io)
      } else if (id !== undefined)
        mustBeDone(await offices.translation({ command: 'removeTranslation', id }), io)
      list(await offices.dossier(), hashOfText(base), io)
    })
  },
}

type Added = {
  readonly imported: ImportedText
  readonly name: string
  readonly dossier: Dossier
  readonly base: readonly Paragraph[]
}

function addition({ imported, name, dossier, base }: Added, given: Arguments, io: Io) {
  const say = translator(io.locale)
  const lang = langIn(given, dossier, io)
  const revision = versionOf(dossier, hashOfText(base))
  const id = revision === null ? null : translationId({ lang, revision })
  const isThere = dossier.translations.some((one) => translationId(one) === id)
  if (isThere && !given.flag('replace'))
    throw new Failure(say('translations:translation_exists', { id: id ?? '', name }))
  const written = writtenIn(base)
  const laid = translationOf(imported, written, lang)
  const rows = translatedRows(laid)
  if (!rows) {
    const found = laid.rows.filter(({ pieces }) => pieces).length
    const values = { name, found, wanted: written.length }
    throw new Failure(say(`translations:translation_${laid.fault ?? 'count'}`, values))
  }
  const item = given.value('item')?.trim() ?? ''
  return { command: 'addTranslation', lang, item, source: name, paragraphs: rows } as const
}

function langIn(given: Arguments, { lang: negotiated }: Dossier, io: Io): OfficialLang {
  const lang = given.required('lang')
  if (isOfficialLang(lang) && lang !== negotiated) return lang
  const langs = OFFICIAL_LANGS.filter((one) => one !== negotiated).join(' ')
  throw new UsageError(translator(io.locale)('translations:wrongLang', { lang, langs }))
}

function list(dossier: Dossier, textHash: string, io: Io): void {
  const say = translator(io.locale)
  for (const one of dossier.translations) io.out(say('translations:listed', listed(one)))
  if (dossier.translations.length === 0) io.out(say('translations:none'))
  const langs = missingLangs(dossier, textHash)
    .map((lang) => LANG_NAMES[lang])
    .join(', ')
  if (langs !== '') io.out(say('translations:missing', { langs }))
}

function listed(one: Translation) {
  const { source, by, paragraphs } = one
  return { id: translationId(one), source, by, count: paragraphs.length }
}
