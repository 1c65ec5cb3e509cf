import { parseArguments } from '../arguments.ts'
import { type Command, Failure } from '../command.ts'
import { translator } from '../messages.ts'
import { withFile } from '../with-file.ts'

/** Keeps the adopted text of a closed file and expunges what was negotiated ([S11]). */
export const retain: Command = {
  name: 'retain',
  usage: 'retain FILE --reason TEXT',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: ['FILE'], values: ['reason'] }, io)
    const reason = given.required('reason')
    const say = translator(io.locale)
    await withFile(given.positionals[0] ?? '', 'write', io, async (file) => {
      const done = await file.retain(reason)
      if (!done.ok) {
        const isOther = done.error === 'text'
        throw new Failure(say(isOther ? 'cli:retainText' : 'cli:retainNotAdopted'))
      }
      const count = done.value
      io.out(count === 0 ? say('cli:retainedNothing') : say('cli:retained', { count }))
    })
  },
}
