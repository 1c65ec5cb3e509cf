import { ok, type Result } from '../../shared/base/result.ts'
import { isOpen } from '../../shared/domain/proposals.ts'
import { createDossierFile } from '../create-dossier-file.ts'
import { readSource } from '../export/read-source.ts'
import type { FileError } from '../file-errors.ts'
import { negotiate, type SampleStage, sampleDossier } from './negotiate.ts'
import type { RoomSecret } from './private-draft.ts'

/** What stands in the sample: pending proposals, and by how many delegations; and what is not in it. */
export type SampleSummary = {
  readonly proposals: number
  readonly delegations: number
  /** The keys of the rooms in which a delegation has drafted in private: whoever has none reads nothing there. */
  readonly secrets: readonly RoomSecret[]
}

/** Makes the sample negotiation as a file, played as far as `until`; an existing file is kept and told. */
export async function createSample(
  path: string,
  until: SampleStage = 'drafting',
): Promise<Result<SampleSummary, FileError>> {
  const facts = sampleDossier()
  let secrets: readonly RoomSecret[] = []
  const made = await createDossierFile(path, facts, async (store) => {
    secrets = await negotiate(store, facts, until, Date.now())
  })
  if (!made.ok) return made
  const dossier = await made.value.readDossier()
  const text = await made.value.loadText(dossier.lang)
  await made.value.close()
  const open = readSource(dossier, text).proposals.filter(isOpen)
  const delegations = new Set(open.map(({ delegation }) => delegation)).size
  return ok({ proposals: open.length, delegations, secrets })
}
