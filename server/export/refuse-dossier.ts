import { Failure, type Io } from '../command.ts'
import { openDossierFile } from '../dossier-file.ts'
import { translator } from '../messages.ts'

/** A dossier may be the only copy of a negotiation: an export never takes its place. */
export async function refuseDossier(out: string, io: Io): Promise<void> {
  const opened = await openDossierFile(out, 'read')
  const isDossier = opened.ok || opened.error.kind === 'newer' || opened.error.kind === 'held'
  if (opened.ok) await opened.value.close()
  if (isDossier)
    throw new Failure(translator(io.locale)('dossier:exportOverDossier', { path: out }))
}
