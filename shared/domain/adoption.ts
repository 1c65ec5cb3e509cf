import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { OutcomeType } from './dossier.ts'

// How an agreed text becomes a document of the Council ([K8]-[K12]). All times are milliseconds since 1970.

/** What the outcome is to be, once chosen. */
export type ChosenType = Exclude<OutcomeType, 'open'>
export const CHOSEN_TYPES = ['presidentialStatement', 'resolution', 'pressStatement'] as const

/** A choice of the outcome's type; the last one counts. */
export type TypeChoice = {
  readonly type: ChosenType
  readonly reason: string
  readonly by: DelegationCode
  readonly at: number
}

/** What a member says at the adoption: to a statement it joins or not, on a resolution it votes. */
export const STANCES = ['join', 'dissociate', 'inFavour', 'against', 'abstain'] as const
export type StanceKind = (typeof STANCES)[number]

export type Stance = {
  readonly delegation: DelegationCode
  readonly stance: StanceKind
  /** From which paragraphs it dissociates itself; it joins the rest. */
  readonly paragraphs: readonly ParagraphId[]
  /** Its explanation of position; may be empty. */
  readonly explanation: string
  readonly at: number
}

/** The stances that there are, by the type of the outcome: a statement is joined, a resolution voted on. */
export function stancesFor(type: ChosenType): readonly StanceKind[] {
  return type === 'resolution' ? ['inFavour', 'against', 'abstain'] : ['join', 'dissociate']
}

/** What the secretariat adds: none of it changes the text. */
export type IssuedAs = {
  readonly symbol: string
  /** Number of the meeting; null where there was none. */
  readonly meeting: number | null
  /** ISO 8601 day of the adoption. */
  readonly date: string
  /** The item of the agenda in the language of the text, where the concept note does not say it in that. */
  readonly item?: string
  readonly at: number
}

/** What is not as it should be in a text that is to be adopted. */
export type Leftover = {
  readonly kind: 'proposal' | 'bracket' | 'placeholder' | 'emptyParagraph' | 'comment' | 'position'
  readonly paragraph: ParagraphId | null
  /** Whose; null for what is in the text itself. */
  readonly delegation: DelegationCode | null
  /** The words in question, at most a line of them. */
  readonly words: string
}

/** A rival text of the same negotiation, and what became of it. */
export type RivalFate = {
  readonly draft: string
  /** Of its base text at the time; null if it was never opened. */
  readonly textHash: string | null
  readonly fate: 'setAside' | 'withdrawn'
}

/** The adoption, which nothing can change any more. */
export type Adoption = {
  readonly at: number
  readonly by: DelegationCode
  readonly type: ChosenType
  readonly revision: string
  /** Number of the last entry of the log that is in the text. */
  readonly seq: number
  readonly textHash: string
  /** What was left over, and why it was adopted all the same; null if nothing was. */
  readonly overridden: { readonly leftovers: readonly Leftover[]; readonly reason: string } | null
  readonly rivals: readonly RivalFate[]
}
