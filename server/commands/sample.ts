import { isOpen } from '../../shared/domain/proposals.ts'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { createDossierFile } from '../create-dossier-file.ts'
import { readSource } from '../export/read-source.ts'
import { translator } from '../messages.ts'
import { negotiate, sampleDossier } from '../sample/negotiate.ts'
import { fileFailure } from '../with-file.ts'

/** Makes a lively negotiation to try things on: a concept note, a zero draft, proposals of many delegations ([C10]). */
export const sample: Command = {
  name: 'sample',
  usage: 'sample -o FILE',
  run: async (args, io) => {
    const given = parseArguments(args, { positionals: [], values: ['output'] }, io)
    const path = given.required('output')
    const dossier = sampleDossier()
    const made = await createDossierFile(path, dossier, (store) => negotiate(store, dossier))
    if (!made.ok) throw fileFailure(made.error, io)
    const { proposals } = readSource(dossier, await made.value.loadText(dossier.lang))
    await made.value.close()
    const open = proposals.filter(isOpen)
    const delegations = new Set(open.map(({ delegation }) => delegation)).size
    io.out(translator(io.locale)('dossier:sampleMade', { path, count: open.length, delegations }))
  },
}
