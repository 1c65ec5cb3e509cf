import type { Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import {
  addTranslation,
  type Translation,
  type TranslationError,
  type TranslationWords,
} from '../../shared/domain/translations.ts'
import { writtenIn } from '../../shared/formats/export-source.ts'
import type { Rooms } from './rooms.ts'
import { textNow } from './text-now.ts'

/** [O13] The dossier with the text in one more language, held against the text as the log has it; null if that cannot be read. */
export async function translated(
  rooms: Rooms,
  words: TranslationWords,
  put: Pick<Translation, 'by' | 'at'>,
): Promise<Result<Dossier, TranslationError> | null> {
  const dossier = await rooms.dossier()
  const text = await textNow(rooms, dossier)
  if (!text) return null
  const { textHash, source } = text
  const paragraphs = writtenIn(source.base).map(({ id }) => id)
  return addTranslation(dossier, words, { textHash, paragraphs }, put)
}
