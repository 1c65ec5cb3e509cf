import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { firstClosing } from '../../shared/domain/closing.ts'
import { type DelegationCode, parseDelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { decodeNote, type NoteError } from '../../shared/formats/concept-note/decode-note.ts'
import {
  conductOf,
  factsOfNote,
  membersAt,
  type NoteFacts,
} from '../../shared/formats/concept-note/dossier-of-note.ts'
import { noteOfDocument } from '../../shared/formats/concept-note/note-of-document.ts'
import { readConceptNote } from '../../shared/formats/concept-note/read-concept-note.ts'
import { FORMULAS, type FormulaLang, isFormulaLang } from '../../shared/formats/formulas.ts'
import { isReadable, READABLE, readNamed } from '../../shared/formats/reading/readers.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { createDossierFile } from '../create-dossier-file.ts'
import { type MessageKey, translator } from '../messages.ts'
import { Negotiation } from '../seat.ts'
import { fileFailure } from '../with-file.ts'

const SHAPE = { positionals: [], values: ['template', 'from', 'lang', 'penholder', 'output'] }

/** Starts a dossier from a concept note: what the note says, and a text with its title, ready to be written ([C8]). */
export const newCommand: Command = {
  name: 'new',
  usage:
    'new --template prst --from NOTE.txt|.docx|.html|.md|.pdf [--lang en] [--penholder CHN] -o FILE',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const lang = langOf(given, io)
    const path = given.required('output')
    const facts = await factsIn(given.required('from'), io)
    const penholder = penholderOf(given, facts, io)
    const { members, isComplete } = membersAt(facts.meeting.date, penholder)
    const dossier: Dossier = {
      ...facts,
      id: randomUUID(),
      lang,
      penholder,
      members,
      stage: 'drafting',
      ...conductOf(facts, penholder),
      ...firstClosing(),
    }
    await create(path, dossier, lang, io)
    report(path, dossier, isComplete, io)
  },
}

async function create(path: string, dossier: Dossier, lang: FormulaLang, io: Io): Promise<void> {
  const made = await createDossierFile(path, dossier, async (store) => {
    const negotiation = await Negotiation.open(store, lang, dossier.stage)
    const pen = await negotiation.seat(dossier.penholder, 'penholder')
    const title = await pen.openText(FORMULAS[lang].title)
    // An empty paragraph, so that typing can begin.
    await pen.act((writer) => writer.newParagraphAfter(title, 'plain', ''))
    await negotiation.close()
  })
  if (!made.ok) throw fileFailure(made.error, io)
  await made.value.close()
}

async function factsIn(path: string, io: Io): Promise<NoteFacts> {
  const say = translator(io.locale)
  const read = await readNote(path)
  if (!read.ok) throw new Failure(say(read.error, { path }))
  const text = await textIn(path, read.value, io)
  const note = text.ok ? readConceptNote(text.value) : text
  const facts = note.ok ? factsOfNote(note.value) : note
  if (facts.ok) return facts.value
  throw new Failure(say(SENTENCES[facts.error.kind], { path }))
}

/** The text of a note, which may be a document of another kind. */
async function textIn(file: string, bytes: Uint8Array, io: Io): Promise<Result<string, NoteError>> {
  const name = basename(file)
  if (/\.txt$/iu.test(name) || !isReadable(name)) return decodeNote(bytes)
  const imported = await readNamed(name, bytes)
  if (imported.ok) return noteOfDocument(imported.value)
  const known = READABLE.join(' ')
  throw new Failure(
    translator(io.locale)(`importing:refused_${imported.error.kind}`, { name, known }),
  )
}

const SENTENCES: Readonly<Record<NoteError['kind'], MessageKey>> = {
  binary: 'dossier:noteBinary',
  encoding: 'dossier:noteEncoding',
  tooLarge: 'dossier:noteTooLarge',
  tooShort: 'dossier:noteTooShort',
  language: 'dossier:noteLanguage',
  noAnnex: 'dossier:noteNoAnnex',
  noSections: 'dossier:noteNoSections',
  noItems: 'dossier:noteNoItems',
  noTopic: 'dossier:noteNoTopic',
}

/** Enough to see that a file is too large, without reading all of it. */
const READ_LIMIT = 8 * 1024 * 1024

async function readNote(path: string): Promise<Result<Uint8Array, MessageKey>> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return fail('dossier:noteUnreadable')
    return found.size > READ_LIMIT ? fail('dossier:noteTooLarge') : ok(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail('dossier:noteMissing')
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO')
      return fail('dossier:noteUnreadable')
    throw error
  }
}

function langOf(given: Arguments, io: Io): FormulaLang {
  const template = given.required('template')
  if (template !== 'prst') throw wrongValue('--template', template, io)
  const lang = given.value('lang') ?? 'en'
  if (!isFormulaLang(lang)) throw wrongValue('--lang', lang, io)
  return lang
}

/** The delegation that is named, else the one that presides according to the note. */
function penholderOf(given: Arguments, facts: NoteFacts, io: Io): DelegationCode {
  const named = given.value('penholder')
  if (named !== undefined) {
    const code = parseDelegationCode(named)
    if (!code) throw wrongValue('--penholder', named, io)
    return code
  }
  if (facts.penholder) return facts.penholder
  const path = given.required('from')
  throw new Failure(translator(io.locale)('dossier:noteNoPresidency', { path }))
}

function wrongValue(argument: string, value: string, io: Io): UsageError {
  return new UsageError(translator(io.locale)('cli:wrongValue', { argument, value }))
}

function report(path: string, dossier: Dossier, isComplete: boolean, io: Io): void {
  const say = translator(io.locale)
  const { topic, penholder, issues, citations } = dossier
  io.out(say('dossier:started', { path, topic, penholder }))
  const counts = {
    issues: issues.length,
    citations: citations.length,
    duties: dossier.duties.length,
  }
  io.out(say('dossier:recovered', counts))
  if (!isComplete) io.out(say('dossier:membersUnknown', { penholder }))
}
