import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import { translator } from '../messages.ts'
import { checkReceipt } from '../receipts/check-receipt.ts'
import { Receipt } from '../receipts/receipt.ts'
import { findingSentence, verifyFile } from '../verify-file.ts'
import { fileFailure, withFile } from '../with-file.ts'

/** Checks that the record is whole; fails with the first broken entry ([F7]), or with what a receipt says otherwise ([F8]). */
export const verify: Command = {
  name: 'verify',
  usage: 'verify FILE [--receipt RECEIPT]',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: ['FILE'], values: ['receipt'] }, io)
    const [path = ''] = given.positionals
    const name = given.value('receipt')
    // What is no receipt is said before a long record is read.
    const receipt = name === undefined ? null : await readReceipt(name, io)
    const verified = await verifyFile(path)
    if (!verified.ok) throw fileFailure(verified.error, io)
    const say = translator(io.locale)
    const { finding, count, expunged } = verified.value
    if (finding) throw new Failure(findingSentence(finding, say))
    const agreement = receipt && (await agreementWith(path, receipt, io))
    io.out(say('cli:verified', { count }))
    if (expunged > 0) io.out(say('cli:verifiedExpunged', { count: expunged }))
    if (agreement) io.out(agreement)
  },
}

async function readReceipt(path: string, io: Io): Promise<Receipt> {
  const say = translator(io.locale)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new Failure(say('cli:fileMissing', { path }))
  const parsed = v.safeParse(Receipt, jsonOf(text))
  if (parsed.success) return parsed.output
  throw new Failure(say('cli:receiptNone', { path }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** In what the file agrees with the receipt; ends the command if it does not. */
async function agreementWith(path: string, receipt: Receipt, io: Io): Promise<string> {
  const say = translator(io.locale)
  const { name, at, seq } = receipt
  const checked = await withFile(path, 'read', io, (file) => checkReceipt(file, receipt))
  if (checked.kind === 'differs') throw new Failure(say(checked.sentence, { seq: checked.seq }))
  const key = checked.kind === 'agrees' ? 'cli:receiptAgrees' : 'cli:receiptExpunged'
  return say(key, { name, seq, at: at.slice(0, 10) })
}
