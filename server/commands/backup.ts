import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { translator } from '../messages.ts'
import { fileFailure, withFile } from '../with-file.ts'

/** Copies a file as of now, also while it is served; the copy is complete or absent. */
export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE OUT',
  run: async (args, io) => {
    const { positionals } = parseArguments(args, { positionals: ['FILE', 'OUT'] }, io)
    const [from = '', to = ''] = positionals
    await withFile(from, 'read', io, async (file) => {
      const made = await file.backup(to)
      if (!made.ok) throw fileFailure(made.error, io)
    })
    io.out(translator(io.locale)('cli:backupMade', { path: to }))
  },
}
