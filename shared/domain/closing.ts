import type { Adoption, IssuedAs, Stance, TypeChoice } from './adoption.ts'
import type { GateOverride } from './final-pack.ts'
import type { Revision } from './revisions.ts'
import type { Round } from './silence.ts'

/** How far a negotiation is on its way from a draft to a document. */
export type Closing = {
  readonly revisions: readonly Revision[]
  /** In the order in which they began; only the last one can be open. */
  readonly rounds: readonly Round[]
  readonly typeChoices: readonly TypeChoice[]
  /** When the agreed resolution was put in blue; null if it was not, or is none. */
  readonly inBlue: number | null
  /** Why an agreed text was opened again, each time. */
  readonly reopenings: readonly { readonly at: number; readonly reason: string }[]
  /** One for each member that has been heard on the agreed text. */
  readonly stances: readonly Stance[]
  readonly issuedAs: IssuedAs | null
  readonly adoption: Adoption | null
  /** Final packs that were made although something was left in the text. */
  readonly gateOverrides: readonly GateOverride[]
}

export function firstClosing(): Closing {
  return {
    revisions: [],
    rounds: [],
    typeChoices: [],
    inBlue: null,
    reopenings: [],
    stances: [],
    issuedAs: null,
    adoption: null,
    gateOverrides: [],
  }
}
