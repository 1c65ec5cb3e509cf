import { readSource } from '../../../../server/export/read-source.ts'
import type { Dossier } from '../../../../shared/domain/dossier.ts'
import type { ExportSource } from '../../../../shared/formats/export-source.ts'
import { someDossier } from '../../../server/dossiers.ts'
import { negotiate, type Replica, randomFrom } from '../../ydoc/notation.ts'
import { randomAction } from '../../ydoc/random-actions.ts'
import { FIRST, SECOND, TITLE } from '../sources.ts'

/** A negotiation of four delegations as it may come out, and what else is done every fourth step; the same for the same seed. */
export function randomSource(
  seed: number,
  steps: number,
  dossier: Partial<Dossier> = {},
  besides: (replica: Replica) => void = () => undefined,
): ExportSource {
  const { CHN, FRA, USA, RUS, meet } = negotiate(TITLE, FIRST, SECOND, 'The Council thanks them.')
  const random = randomFrom(seed)
  for (let step = 0; step < steps; step++) {
    const replica = [CHN, FRA, USA, RUS][Math.floor(random() * 4)] ?? CHN
    randomAction(replica, random)
    if (step % 4 === 3) besides(replica)
    if (random() < 0.5) meet()
  }
  meet()
  return readSource({ ...someDossier(), ...dossier }, CHN.doc)
}
