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
  usage: 'sample -o FILE [--stage drafting|silence|adopted] [--json]',
  run: async (args, io) => {
    const known = { positionals: [], values: ['output', 'stage'], flags: ['json'] } as const
    const given = parseArguments(args, known, io)
    const path = given.required('output')
    const stage = oneOf(SAMPLE_STAGES, given.value('stage') ?? 'drafting', 'stage', io)
    const made = await createSample(path, stage)
    if (!made.ok) throw fileFailure(made.error, io)
    const { proposals: count, delegations, secrets } = made.value
    if (given.flag('json')) return io.out(JSON.stringify({ file: path, ...made.value }))
    const say = translator(io.locale)
    io.out(say('dossier:sampleMade', { path, count, delegations }))
    for (const secret of secrets) io.out(say('dossier:samplePrivate', secret))
  },
}
