import { parseArguments } from '../arguments.ts'
import { type Command, Failure, UsageError } from '../command.ts'
import { translator } from '../messages.ts'
import { withFile } from '../with-file.ts'

/** Takes the words out of entries of a closed file for good; the log says that it was done, and why. */
export const expunge: Command = {
  name: 'expunge',
  usage: 'expunge FILE --entries 12,13 --reason TEXT',
  run: async (args, io) => {
    const shape = { positionals: ['FILE'], values: ['entries', 'reason'] }
    const given = parseArguments(args, shape, io)
    const say = translator(io.locale)
    const list = given.required('entries')
    const seqs = list.split(',').map(Number)
    if (!seqs.every((seq) => Number.isSafeInteger(seq) && seq > 0)) {
      throw new UsageError(say('cli:wrongValue', { argument: '--entries', value: list }))
    }
    const reason = given.required('reason')
    await withFile(given.positionals[0] ?? '', 'write', io, async (file) => {
      const done = await file.expunge(seqs, reason)
      if (done.ok) return
      const { kind, seq } = done.error
      throw new Failure(
        say(kind === 'missing' ? 'cli:expungeMissing' : 'cli:expungeNeeded', { seq }),
      )
    })
    io.out(say('cli:expunged', { count: seqs.length }))
  },
}
