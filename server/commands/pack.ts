import { blockingIn, gateOf } from '../../shared/formats/gate.ts'
import { type Arguments, parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import type { DossierFile } from '../dossier-file.ts'
import { readSource } from '../export/read-source.ts'
import { refuseDossier } from '../export/refuse-dossier.ts'
import { interruptible } from '../interruption.ts'
import { translator } from '../messages.ts'
import { makePack } from '../pack/make-pack.ts'
import type { PackFile } from '../pack/pack-files.ts'
import { savePack } from '../pack/save-pack.ts'
import { progressLine } from '../progress-line.ts'
import { fileFailure, withFile } from '../with-file.ts'
import { acting } from './acting.ts'

const SHAPE = { positionals: ['FILE'], values: ['override', 'output'] }

/** Makes the final pack behind its gate ([X36], [X37]); on a served file too, unless a reason is to be recorded. */
export const pack: Command = {
  name: 'pack',
  usage: 'pack FILE [--override REASON] -o FOLDER|OUT.zip',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const out = given.required('output')
    await recordReason(given, io)
    const files = await interruptible(io, async (signal) => {
      const made = await withFile(given.positionals[0] ?? '', 'read', io, async (file) => {
        await refuseDossier(out, io)
        return filesOf(file, signal, io)
      })
      const saved = await savePack(out, made, signal)
      if (!saved.ok) throw fileFailure(saved.error, io)
      return made
    })
    io.out(translator(io.locale)('cli:packMade', { path: out, count: files.length - 1 }))
  },
}

/** In the name of the penholder, as `adopt --override` does. */
async function recordReason(given: Arguments, io: Io): Promise<void> {
  const reason = given.value('override')?.trim()
  if (reason) await acting(given, io, ({ act }) => act({ command: 'overrideGate', reason }))
}

async function filesOf(
  file: DossierFile,
  signal: AbortSignal,
  io: Io,
): Promise<readonly PackFile[]> {
  const made = await makePack(file, { signal, progress: progressLine('cli:packing', io) })
  if (made.ok) return made.value
  const dossier = await file.readDossier()
  const findings = gateOf(dossier, readSource(dossier, await file.loadText(dossier.lang)))
  const count = blockingIn(findings).length
  throw new Failure(translator(io.locale)('cli:packClosed', { path: file.path, count }))
}
