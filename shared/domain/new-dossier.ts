import { firstClosing } from './closing.ts'
import { firstConduct } from './conduct.ts'
import type { Dossier, DossierFacts } from './dossier.ts'

type Given = Pick<DossierFacts, 'id' | 'lang' | 'topic' | 'penholder' | 'members'>

/** A negotiation of which nothing is known but its topic and who takes part, as it begins. */
export function newDossier(given: Given): Dossier {
  return {
    ...given,
    template: 'prst',
    stage: 'drafting',
    outcome: { types: ['open'], subject: '' },
    meeting: { date: null, time: null, place: null, format: null, chair: null, briefers: [] },
    issues: [],
    citations: [],
    missions: [],
    figures: [],
    duties: [],
    note: null,
    ...firstConduct(given.penholder),
    ...firstClosing(),
  }
}
