import path from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { handsIn } from '../../shared/domain/manuscript.ts'
import { FORMULAS, type FormulaLang } from '../../shared/formats/formulas.ts'
import { manuscriptOf } from '../../shared/formats/manuscript/manuscript-of.ts'
import { fileErrorSentence } from '../file-errors.ts'
import type { Translate } from '../messages.ts'
import { RefusedSeat } from '../seat.ts'
import type { AuthorMap } from './authors.ts'
import { importDossier } from './import-dossier.ts'
import { readDocumentFile } from './read-document-file.ts'

export type DraftDossier = {
  /** The file of the document, of any kind that can be read. */
  readonly draft: string
  readonly lang: FormulaLang
  readonly penholder: DelegationCode
  /** As the document names them, each. */
  readonly authors: AuthorMap
}

/**
 * Makes the file of a dossier from a document whose authors are known ([D33]). What found no place is told in a sentence, null if
 * everything did. Fails, and makes no file, with a sentence; also if the document names anybody who is not among the authors.
 */
export async function beginFromDraft(
  to: string,
  { draft, lang, penholder, authors }: DraftDossier,
  say: Translate,
): Promise<Result<string | null, string>> {
  const name = path.basename(draft)
  const imported = await readDocumentFile(draft, say)
  if (!imported.ok) return imported
  const { manuscript } = manuscriptOf(imported.value, FORMULAS[lang].title)
  // It was read once before, for whoever said who they are: since then it may have been saved again.
  if ([...handsIn(manuscript).keys()].some((author) => !authors.has(author)))
    return fail(say('importCommand:changedSince', { name }))
  try {
    const made = await importDossier(to, { manuscript, lang, penholder, authors })
    if (!made.ok) return fail(fileErrorSentence(made.error, say))
    const { unplaced } = made.value
    return ok(unplaced > 0 ? say('importCommand:notPlaced', { count: unplaced }) : null)
  } catch (error) {
    if (!(error instanceof RefusedSeat)) throw error
    const { delegation, why } = error
    return fail(say('importCommand:tooMuch', { name, delegation, why }))
  }
}
