import { parseArguments } from '../arguments.ts'
import { type Command, Failure } from '../command.ts'
import { translator } from '../messages.ts'
import { findingSentence, verifyFile } from '../verify-file.ts'
import { fileFailure } from '../with-file.ts'

/** Checks that the record is whole; fails with the first broken entry ([F7]). */
export const verify: Command = {
  name: 'verify',
  usage: 'verify FILE',
  run: async (args, io) => {
    const { positionals } = parseArguments(args, { positionals: ['FILE'] }, io)
    const verified = await verifyFile(positionals[0] ?? '')
    if (!verified.ok) throw fileFailure(verified.error, io)
    const say = translator(io.locale)
    const { finding, count, expunged } = verified.value
    if (finding) throw new Failure(findingSentence(finding, say))
    io.out(say('cli:verified', { count }))
    if (expunged > 0) io.out(say('cli:verifiedExpunged', { count: expunged }))
  },
}
