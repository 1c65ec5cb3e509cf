import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { translator } from '../messages.ts'
import { createSample } from '../sample/create-sample.ts'
import { SAMPLE_STAGES } from '../sample/negotiate.ts'
import { fileFailure } from '../with-file.ts'
import { oneOf } from './acting.ts'

/** Makes a lively negotiation to try things on: a concept note, a zero draft, proposals of many delegations ([C10]). */
export const sample: Command = {
  name: 'sample',
  usage: 'sample -o FILE [--stage drafting|silence|adopted]',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: [], values: ['output', 'stage'] }, io)
    const path = given.required('output')
    const stage = oneOf(SAMPLE_STAGES, given.value('stage') ?? 'drafting', 'stage', io)
    const made = await createSample(path, stage)
    if (!made.ok) throw fileFailure(made.error, io)
    const { proposals: count, delegations } = made.value
    io.out(translator(io.locale)('dossier:sampleMade', { path, count, delegations }))
  },
}
