import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { translator } from '../messages.ts'
import { createSample } from '../sample/create-sample.ts'
import { fileFailure } from '../with-file.ts'

/** Makes a lively negotiation to try things on: a concept note, a zero draft, proposals of many delegations ([C10]). */
export const sample: Command = {
  name: 'sample',
  usage: 'sample -o FILE',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: [], values: ['output'] }, io)
    const path = given.required('output')
    const made = await createSample(path)
    if (!made.ok) throw fileFailure(made.error, io)
    const { proposals: count, delegations } = made.value
    io.out(translator(io.locale)('dossier:sampleMade', { path, count, delegations }))
  },
}
