import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '../shared/base/result.ts'
import { firstClosing } from '../shared/domain/closing.ts'
import type { DelegationCode } from '../shared/domain/delegations.ts'
import type { Dossier } from '../shared/domain/dossier.ts'
import { decodeNote, type NoteError } from '../shared/formats/concept-note/decode-note.ts'
import {
  conductOf,
  factsOfNote,
  membersAt,
  type NoteFacts,
} from '../shared/formats/concept-note/dossier-of-note.ts'
import { noteOfDocument } from '../shared/formats/concept-note/note-of-document.ts'
import { langsInNote, readConceptNote } from '../shared/formats/concept-note/read-concept-note.ts'
import { FORMULAS, type FormulaLang } from '../shared/formats/formulas.ts'
import { READABLE, readNamed, refusalOf } from '../shared/formats/reading/readers.ts'
import { createDossierFile } from './create-dossier-file.ts'
import { fileErrorSentence } from './file-errors.ts'
import type { MessageKey, Translate } from './messages.ts'
import { Negotiation } from './seat.ts'

export type NewDossier = {
  /** The file of the concept note, of any kind that can be read. */
  readonly note: string
  readonly lang: FormulaLang
  /** Null: the delegation that presides according to the note. */
  readonly penholder: DelegationCode | null
}

export type Begun = {
  readonly dossier: Dossier
  /** Whether the members of the Council at the date of the meeting are known. */
  readonly isComplete: boolean
  /** The languages in which the note is there, if there are several, and the one that was read. */
  readonly languages: { readonly found: readonly string[]; readonly read: string }
}

/** Why no dossier was begun; a sentence for the user, but for a note that does not say who presides. */
export type BeginError =
  | { readonly kind: 'noPresidency' }
  | { readonly kind: 'refused'; readonly sentence: string }

/** Makes the file of a dossier from its concept note: what the note says, and a text with its title, ready to be written ([C8]). */
export async function beginDossier(
  path: string,
  { note, lang, penholder: named }: NewDossier,
  say: Translate,
): Promise<Result<Begun, BeginError>> {
  const read = await readNote(note, lang, say)
  if (!read.ok) return refused(read.error)
  const { facts, languages } = read.value
  const penholder = named ?? facts.penholder
  if (!penholder) return fail({ kind: 'noPresidency' })
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
  const made = await create(path, dossier, lang)
  if (!made.ok) return refused(fileErrorSentence(made.error, say))
  await made.value.close()
  return ok({ dossier, isComplete, languages })
}

const refused = (sentence: string) => fail({ kind: 'refused' as const, sentence })

function create(path: string, dossier: Dossier, lang: FormulaLang) {
  return createDossierFile(path, dossier, async (store) => {
    const negotiation = await Negotiation.open(store, lang, dossier.stage)
    const pen = await negotiation.seat(dossier.penholder, 'penholder')
    const title = await pen.openText(FORMULAS[lang].title)
    // An empty paragraph, so that typing can begin.
    await pen.act((writer) => writer.newParagraphAfter(title, 'plain', ''))
    await negotiation.close()
  })
}

type NoteRead = { readonly facts: NoteFacts } & Pick<Begun, 'languages'>

async function readNote(
  path: string,
  lang: FormulaLang,
  say: Translate,
): Promise<Result<NoteRead, string>> {
  const read = await bytesOf(path)
  if (!read.ok) return fail(say(read.error, { path }))
  const text = await textIn(path, read.value, say)
  if (!text.ok) return text
  const told = ({ kind }: NoteError) => fail(say(SENTENCES[kind], { path }))
  if (!text.value.ok) return told(text.value.error)
  const note = readConceptNote(text.value.value, lang)
  if (!note.ok) return told(note.error)
  const facts = factsOfNote(note.value)
  if (!facts.ok) return told(facts.error)
  const languages = { found: langsInNote(text.value.value), read: note.value.lang }
  return ok({ facts: facts.value, languages })
}

/** The text of a note, which may be a document of another kind; fails if no document of that kind is in the file. */
async function textIn(
  file: string,
  bytes: Uint8Array,
  say: Translate,
): Promise<Result<Result<string, NoteError>, string>> {
  const name = basename(file)
  const isOther = refusalOf(name)?.kind === 'unknownType'
  if (/\.txt$/iu.test(name) || isOther) return ok(decodeNote(bytes))
  const imported = await readNamed(name, bytes)
  if (imported.ok) return ok(noteOfDocument(imported.value))
  const known = READABLE.join(' ')
  return fail(say(`importing:refused_${imported.error.kind}`, { name, known }))
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

async function bytesOf(path: string): Promise<Result<Uint8Array, MessageKey>> {
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
