import { ok, type Result } from '../../shared/base/result.ts'
import type { RecordCheckAnswer } from '../../shared/protocol/record-check.ts'
import { openDossierFile } from '../dossier-file.ts'
import type { FileError } from '../file-errors.ts'
import type { Translate } from '../messages.ts'
import { findingSentence, verifyFile } from '../verify-file.ts'
import { checkReceipt } from './check-receipt.ts'
import type { Receipt } from './receipt.ts'

/**
 * Checks the record in a file ([F7]), and holds a receipt against it if there is one ([F8]): the first thing that is wrong, or all that
 * is right. A receipt is read only where the record is whole. Works while the file is served.
 */
export async function checkRecord(
  path: string,
  receipt: Receipt | null,
  say: Translate,
): Promise<Result<RecordCheckAnswer, FileError>> {
  const verified = await verifyFile(path)
  if (!verified.ok) return verified
  const { finding, count, expunged } = verified.value
  if (finding) return wrong(findingSentence(finding, say))
  const whole = [say('cli:verified', { count })]
  if (expunged > 0) whole.push(say('cli:verifiedExpunged', { count: expunged }))
  return receipt ? held(path, receipt, whole, say) : right(whole)
}

async function held(
  path: string,
  receipt: Receipt,
  whole: readonly string[],
  say: Translate,
): Promise<Result<RecordCheckAnswer, FileError>> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) return opened
  const checked = await checkReceipt(opened.value, receipt).finally(() => opened.value.close())
  if (checked.kind === 'differs') return wrong(say(checked.sentence, { seq: checked.seq }))
  const { name, at, seq } = receipt
  const key = checked.kind === 'agrees' ? 'cli:receiptAgrees' : 'cli:receiptExpunged'
  return right([...whole, say(key, { name, seq, at: at.slice(0, 10) })])
}

const right = (sentences: readonly string[]) => ok({ isRight: true, sentences: [...sentences] })
const wrong = (sentence: string) => ok({ isRight: false, sentences: [sentence] })
