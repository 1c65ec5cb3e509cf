import { hashOfText } from '../../shared/formats/text-hash.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import type { DossierFile } from '../dossier-file.ts'
import { readSource } from '../export/read-source.ts'
import { expungedIn } from '../expunge/act.ts'
import { replayDocAt } from '../load-doc.ts'
import type { MessageKey } from '../messages.ts'
import { hashAt, type Receipt } from './receipt.ts'

/** What a file says to a receipt: the sentence of the first thing that is not so, or what was found. */
export type Checked =
  | { readonly kind: 'agrees' }
  /** The record is the same; what was written in it by then has been expunged since, so the text cannot be read again. */
  | { readonly kind: 'expunged' }
  | { readonly kind: 'differs'; readonly sentence: MessageKey; readonly seq: number }

/** Holds a file, whose own record is known to be whole, against a receipt. */
export async function checkReceipt(
  file: Pick<DossierFile, 'id' | 'store' | 'readDossier'>,
  { dossier: id, seq, hash, head, textHash }: Receipt,
): Promise<Checked> {
  if (file.id !== id) return { kind: 'differs', sentence: 'cli:receiptForeign', seq }
  for (const [at, wanted] of [
    [seq, hash],
    [head.seq, head.hash],
  ] as const) {
    const found = await hashAt(file.store, at)
    if (found === null) return { kind: 'differs', sentence: 'cli:receiptShort', seq: at }
    if (found !== wanted) return { kind: 'differs', sentence: 'cli:receiptEntry', seq: at }
  }
  const dossier = await file.readDossier()
  const room = textRoom(dossier.lang)
  const doc = await replayDocAt(file.store, room, seq)
  if (hashOfText(readSource(dossier, doc).base) === textHash) return { kind: 'agrees' }
  const expunged = await expungedIn(file.store)
  const isExpunged = [...expunged.keys()].some((entry) => entry <= seq)
  return isExpunged ? { kind: 'expunged' } : { kind: 'differs', sentence: 'cli:receiptText', seq }
}
