import { parseArguments } from '../arguments.ts'
import { type Command, Failure } from '../command.ts'
import { refuseDossier } from '../export/refuse-dossier.ts'
import { writeWhole } from '../export/write-whole.ts'
import { translator } from '../messages.ts'
import { receiptOf } from '../receipts/receipt.ts'
import { fileFailure, withFile } from '../with-file.ts'

/** Writes the receipt of a revision, else of the adoption or the last revision ([F8]); also while the file is served. */
export const receipt: Command = {
  name: 'receipt',
  usage: 'receipt FILE [--revision NAME] -o OUT',
  run: async (args, io) => {
    const shape = { positionals: ['FILE'], values: ['revision', 'output'] }
    const given = parseArguments(args, shape, io)
    const out = given.required('output')
    const say = translator(io.locale)
    const revision = given.value('revision') ?? null
    const made = await withFile(given.positionals[0] ?? '', 'read', io, async (file) => {
      await refuseDossier(out, io)
      return receiptOf(file, revision, null, Date.now())
    })
    if (!made.ok) throw new Failure(say('relay:error-no-revision'))
    const bytes = new TextEncoder().encode(`${JSON.stringify(made.value, null, 2)}\n`)
    const written = await writeWhole(out, bytes)
    if (!written.ok) throw fileFailure(written.error, io)
    io.out(say('cli:receiptMade', { path: out, name: made.value.name }))
  },
}
