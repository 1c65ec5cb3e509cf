import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { COUNCIL_OF_MARCH_2020, type DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { newDossier } from '../../shared/domain/new-dossier.ts'

// What the tests of the relay negotiate about.

export const CHN = 'CHN' as DelegationCode
export const FRA = 'FRA' as DelegationCode
export const USA = 'USA' as DelegationCode

export function someDossier(): Dossier {
  const begun = newDossier({
    id: randomUUID(),
    lang: 'en',
    topic: 'Safety and security of peacekeepers',
    penholder: CHN,
    members: COUNCIL_OF_MARCH_2020,
  })
  return { ...begun, meeting: { ...begun.meeting, date: '2020-03-24', time: '10:00' } }
}

/** A folder of one's own, gone when the test is over. */
export async function scratchFolder(): Promise<{
  readonly path: (name: string) => string
  readonly folder: string
  remove(): Promise<void>
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'penholder-test-'))
  return {
    folder,
    path: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
