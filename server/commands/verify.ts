import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import { translator } from '../messages.ts'
import { checkRecord } from '../receipts/check-record.ts'
import { Receipt } from '../receipts/receipt.ts'
import { fileFailure } from '../with-file.ts'

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
    const say = translator(io.locale)
    const checked = await checkRecord(path, receipt, say)
    if (!checked.ok) throw fileFailure(checked.error, io)
    const { isRight, sentences } = checked.value
    if (!isRight) throw new Failure(sentences.join(' '))
    for (const sentence of sentences) io.out(sentence)
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
