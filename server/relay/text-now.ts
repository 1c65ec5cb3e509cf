import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { numberParagraphs } from '../../shared/domain/numbers.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { hashOfText } from '../../shared/formats/text-hash.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import { readSource } from '../export/read-source.ts'
import { GuardedRoom } from './guarded-room.ts'
import type { Rooms } from './rooms.ts'

/** The rolling text, or a rival of it, as the log has it at one moment. */
export type TextNow = {
  readonly source: ExportSource
  /** Number of the last entry that is in it. */
  readonly seq: number
  readonly textHash: string
  readonly numbers: Readonly<Record<ParagraphId, string>>
}

/** Reads the text, or the rival of that name; null if it cannot be read. */
export async function textNow(
  rooms: Rooms,
  dossier: Dossier,
  draft: string | null = null,
): Promise<TextNow | null> {
  const name = draft === null ? textRoom(dossier.lang) : `${textRoom(dossier.lang)}/${draft}`
  const opened = await rooms.open(name)
  if (!(opened?.room instanceof GuardedRoom)) return null
  return opened.room.read((doc, seq) => {
    const source = readSource(dossier, doc)
    const numbers = Object.fromEntries(numberParagraphs(source.base))
    return { source, seq, textHash: hashOfText(source.base), numbers }
  })
}
