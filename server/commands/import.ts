import path from 'node:path'
import { type DelegationCode, parseDelegationCode } from '../../shared/domain/delegations.ts'
import { handsIn, type Manuscript } from '../../shared/domain/manuscript.ts'
import { FORMULAS, type FormulaLang, isFormulaLang } from '../../shared/formats/formulas.ts'
import type { ImportedText, ImportLeftover } from '../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../shared/formats/manuscript/manuscript-of.ts'
import { langOf } from '../../shared/formats/reading/lang-of.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { type AuthorMap, mapAuthors, parseAuthor } from '../import/authors.ts'
import { importDossier } from '../import/import-dossier.ts'
import { readDocumentFile } from '../import/read-document-file.ts'
import { translator } from '../messages.ts'
import { progressLine } from '../progress-line.ts'
import { RefusedSeat } from '../seat.ts'
import { fileFailure } from '../with-file.ts'

/** Who holds the pen if nobody is named: who held it when this product's first text was drafted. */
const FIRST_PENHOLDER = 'CHN' as DelegationCode

const SHAPE = {
  positionals: ['FILE'],
  values: ['output', 'lang', 'penholder', 'others'],
  lists: ['author'],
}

/** Makes a dossier of a document: its text is the base text, its tracked changes are proposals of their authors' delegations ([C18]). */
export const importCommand: Command = {
  name: 'import',
  usage:
    'import FILE.docx|.html|.md|.pdf|.txt|.xml [--author "Name=FRA"]… [--others FRA] [--penholder CHN] [--lang en] -o FILE',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const [file = ''] = given.positionals
    const output = given.required('output')
    const imported = await read(file, io)
    const named = namedLang(given, io)
    const lang = named ?? langOf(imported) ?? 'en'
    const { manuscript, leftovers } = manuscriptOf(imported, FORMULAS[lang].title)
    const penholder = codeIn(given, 'penholder', io) ?? FIRST_PENHOLDER
    const authors = authorsOf(given, file, manuscript, io)
    const plan = { manuscript, lang, penholder, authors }
    const made = await importDossier(output, plan).catch((error: unknown) => {
      throw error instanceof RefusedSeat ? tooMuch(file, error, io) : error
    })
    if (!made.ok) throw fileFailure(made.error, io)
    report({ file, output, penholder, manuscript, leftovers, authors }, io)
    if (named === null) io.out(translator(io.locale)('importCommand:lang', { lang }))
    if (made.value.unplaced > 0)
      io.out(translator(io.locale)('importCommand:notPlaced', { count: made.value.unplaced }))
  },
}

/** The document in a file; what cannot be read is refused with one sentence. */
export async function read(file: string, io: Io): Promise<ImportedText> {
  const read = await readDocumentFile(file, translator(io.locale), progressLine('cli:reading', io))
  if (read.ok) return read.value
  throw new Failure(read.error)
}

/** The language that is named, if it is one that a dossier can be in. */
function namedLang(given: Arguments, io: Io): FormulaLang | null {
  const named = given.value('lang')
  if (named === undefined) return null
  if (isFormulaLang(named)) return named
  throw wrongValue('--lang', named, io)
}

function codeIn(given: Arguments, name: string, io: Io): DelegationCode | null {
  const value = given.value(name)
  if (value === undefined) return null
  const code = parseDelegationCode(value)
  if (!code) throw wrongValue(`--${name}`, value, io)
  return code
}

function wrongValue(argument: string, value: string, io: Io): UsageError {
  return new UsageError(translator(io.locale)('cli:wrongValue', { argument, value }))
}

function authorsOf(given: Arguments, file: string, manuscript: Manuscript, io: Io): AuthorMap {
  const say = translator(io.locale)
  const named = new Map<string, DelegationCode>()
  for (const value of given.list('author')) {
    const author = parseAuthor(value)
    if (!author) throw new UsageError(say('importCommand:wrongAuthor', { value }))
    named.set(...author)
  }
  const authors = [...handsIn(manuscript).keys()]
  const mapped = mapAuthors(authors, named, codeIn(given, 'others', io))
  if (mapped.ok) return mapped.value
  const names = mapped.error.map((author) => `“${author || say('importing:noAuthor')}”`)
  const [first = ''] = mapped.error
  const name = path.basename(file)
  throw new Failure(say('importCommand:unmapped', { name, authors: names.join(', '), first }))
}

/** A document may ask for more than a delegation may propose ([G16]). */
function tooMuch(file: string, { delegation, why }: RefusedSeat, io: Io): Failure {
  const name = path.basename(file)
  return new Failure(translator(io.locale)('importCommand:tooMuch', { name, delegation, why }))
}

type Imported = {
  readonly file: string
  readonly output: string
  readonly penholder: DelegationCode
  readonly manuscript: Manuscript
  readonly leftovers: readonly ImportLeftover[]
  readonly authors: AuthorMap
}

/** As many leftovers are told one by one; of the others only the number. */
const MOST_TOLD = 40

function report(imported: Imported, io: Io): void {
  const say = translator(io.locale)
  const { file, output, penholder, manuscript, leftovers, authors } = imported
  const hands = handsIn(manuscript)
  const counted = (what: 'insertions' | 'deletions' | 'others' | 'comments') =>
    say(`importCommand:${what}`, {
      count: [...hands.values()].reduce((all, one) => all + one[what], 0),
    })
  io.out(say('importCommand:imported', { path: output, name: path.basename(file), pen: penholder }))
  io.out(
    say('importCommand:found', {
      count: manuscript.paragraphs.length,
      insertions: counted('insertions'),
      deletions: counted('deletions'),
      others: counted('others'),
      comments: counted('comments'),
    }),
  )
  for (const [author, delegation] of authors)
    io.out(say('importCommand:author', { author: author || say('importing:noAuthor'), delegation }))
  if (leftovers.length === 0) return
  io.out(say('importing:leftovers', { count: leftovers.length }))
  for (const leftover of leftovers.slice(0, MOST_TOLD)) io.out(`  ${sentenceOf(leftover, io)}`)
}

function sentenceOf({ what, words, change }: ImportLeftover, io: Io): string {
  const say = translator(io.locale)
  const kind = say(`importing:left_${what}`)
  if (!change) return say('importing:leftover', { what: kind, words })
  const author = change.author || say('importing:noAuthor')
  return say('importing:leftoverBy', { what: kind, words, author })
}
