import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { firstClosing } from '../../shared/domain/closing.ts'
import { firstConduct } from '../../shared/domain/conduct.ts'
import { COUNCIL_OF_MARCH_2020, type DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'

// What the tests of the relay negotiate about.

export const CHN = 'CHN' as DelegationCode
export const FRA = 'FRA' as DelegationCode
export const USA = 'USA' as DelegationCode

export function someDossier(): Dossier {
  return {
    id: randomUUID(),
    template: 'prst',
    lang: 'en',
    topic: 'Safety and security of peacekeepers',
    penholder: CHN,
    members: COUNCIL_OF_MARCH_2020,
    stage: 'drafting',
    outcome: { types: ['open'], subject: '' },
    meeting: {
      date: '2020-03-24',
      time: '10:00',
      place: null,
      format: null,
      chair: null,
      briefers: [],
    },
    issues: [],
    citations: [],
    missions: [],
    figures: [],
    duties: [],
    note: null,
    ...firstConduct(CHN),
    ...firstClosing(),
  }
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
