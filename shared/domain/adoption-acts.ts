import { ok, type Result } from '../base/result.ts'
import {
  type Adoption,
  type ChosenType,
  type IssuedAs,
  type Leftover,
  type Stance,
  stancesFor,
  type TypeChoice,
} from './adoption.ts'
import type { ParagraphId } from './char-ids.ts'
import { type ClosingError, refused } from './closing-error.ts'
import type { Dossier } from './dossier.ts'

// From an agreed text to a document of the Council, as pure functions over the dossier ([K8]-[K12]).

type Outcome = Result<Dossier, ClosingError>

/** The type of the outcome: what was chosen last, or the only one there is; null while the members have not settled it. */
export function chosenType({
  typeChoices,
  outcome,
}: Pick<Dossier, 'typeChoices' | 'outcome'>): ChosenType | null {
  const last = typeChoices.at(-1)
  if (last) return last.type
  const [first, ...others] = outcome.types
  return others.length === 0 && first && first !== 'open' ? first : null
}

/** [K8] The outcome is to be of another type, for a reason that is kept. */
export function chooseType(dossier: Dossier, choice: TypeChoice): Outcome {
  if (dossier.stage !== 'drafting') return refused('stage', dossier.stage)
  if (chosenType(dossier) === choice.type) return ok(dossier)
  return ok({ ...dossier, typeChoices: [...dossier.typeChoices, choice] })
}

/** [K9] An agreed resolution is printed in blue; statements are not. */
export function putInBlue(dossier: Dossier, now: number): Outcome {
  if (dossier.stage !== 'agreed') return refused('stage', dossier.stage)
  if (chosenType(dossier) !== 'resolution') return refused('no-type', 'resolution')
  return ok(dossier.inBlue === null ? { ...dossier, inBlue: now } : dossier)
}

/** [K10] What a member says of the agreed text, in place of what it said before. */
export function recordStance(
  dossier: Dossier,
  given: Stance,
  paragraphs: ReadonlySet<ParagraphId>,
): Outcome {
  if (dossier.stage !== 'agreed') return refused('stage', dossier.stage)
  const { delegation, stance } = given
  if (!dossier.members.includes(delegation)) return refused('not-a-member', delegation)
  const type = chosenType(dossier)
  if (!type) return refused('no-type')
  if (!stancesFor(type).includes(stance)) return refused('stance', stance)
  // To dissociate oneself is to say from what, and nothing else is said of paragraphs.
  if ((stance === 'dissociate') !== given.paragraphs.length > 0) return refused('stance', stance)
  const unknown = given.paragraphs.find((id) => !paragraphs.has(id))
  if (unknown !== undefined) return refused('stance', unknown)
  const others = dossier.stances.filter((one) => one.delegation !== delegation)
  return ok({ ...dossier, stances: [...others, given] })
}

/** [K11] The secretariat's symbol, meeting and date; they can be set right, also after the adoption. */
export function issueAs(dossier: Dossier, given: IssuedAs): Outcome {
  if (dossier.stage !== 'agreed' && dossier.stage !== 'adopted') {
    return refused('stage', dossier.stage)
  }
  const type = dossier.adoption?.type ?? chosenType(dossier)
  if (!type) return refused('no-type')
  return SYMBOLS[type].test(given.symbol)
    ? ok({ ...dossier, issuedAs: given })
    : refused('symbol', given.symbol)
}

/** As the Council's documents are numbered: S/PRST/2018/10, S/RES/2518 (2020), SC/13800. */
const SYMBOLS: Readonly<Record<ChosenType, RegExp>> = {
  presidentialStatement: /^S\/PRST\/\d{4}\/[1-9]\d{0,2}$/,
  resolution: /^S\/RES\/[1-9]\d{0,4} \(\d{4}\)$/,
  pressStatement: /^SC\/[1-9]\d{3,5}$/,
}

/** What is known of the text at the moment of adoption. */
export type TextAtAdoption = Pick<Adoption, 'seq' | 'textHash' | 'rivals'> & {
  readonly leftovers: readonly Leftover[]
}

/**
 * [K12] The agreed text is adopted, when every member has been heard and nothing is left over, or it is said why that does
 * not matter. The text must read as it did when silence passed.
 */
export function adopt(
  dossier: Dossier,
  text: TextAtAdoption,
  act: { readonly by: Adoption['by']; readonly at: number; readonly override: string | null },
): Outcome {
  if (dossier.stage !== 'agreed') return refused('stage', dossier.stage)
  const type = chosenType(dossier)
  if (!type) return refused('no-type')
  const round = dossier.rounds.at(-1)
  if (round?.end?.kind !== 'passed') return refused('no-round')
  if (round.textHash !== text.textHash) return refused('text-changed', round.revision)
  if (type === 'resolution' && dossier.inBlue === null) return refused('not-in-blue')
  const unheard = dossier.members.find(
    (one) => !dossier.stances.some(({ delegation }) => delegation === one),
  )
  if (unheard) return refused('stances-missing', unheard)
  const { leftovers, ...about } = text
  const { by, at, override } = act
  if (leftovers.length > 0 && !override) return refused('leftovers', String(leftovers.length))
  const overridden = leftovers.length > 0 && override ? { leftovers, reason: override } : null
  const adoption = { at, by, type, revision: round.revision, overridden, ...about }
  return ok({ ...dossier, stage: 'adopted', adoption })
}
