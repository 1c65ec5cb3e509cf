import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { Dossier } from './dossier.ts'

// The gate before the final pack ([X35]), and what is kept when somebody goes through it all the same ([X36]).

const GATE_RULES = [
  'proposal',
  'bracket',
  'placeholder',
  'emptyParagraph',
  'comment',
  'position',
  'alternative',
  'straightQuote',
  'citation',
  'notAdopted',
  'noSymbol',
  'form',
  'translation',
  'translationItem',
] as const

/** Something that a finished document does not have. */
export type Finding = {
  readonly rule: (typeof GATE_RULES)[number]
  readonly paragraph: ParagraphId | null
  /** Of the paragraph in the text as it stands; empty for the title, and for what is about no paragraph. */
  readonly number: string
  readonly delegation: DelegationCode | null
  /** The words in question, at most a line of them. */
  readonly words: string
  /** Whether it closes the gate; the others are only pointed at. */
  readonly isBlocking: boolean
}

/** A final pack was made of a text in which something is left. */
export type GateOverride = {
  readonly at: number
  readonly by: DelegationCode
  readonly reason: string
  /** Of the base text: the reason is good for these words alone. */
  readonly textHash: string
  /** What closed the gate. */
  readonly findings: readonly Finding[]
}

/** [X36] Somebody answers for what is left in the text; nothing is recorded where the gate is open, or was passed before. */
export function overrideGate(dossier: Dossier, given: GateOverride): Dossier {
  if (given.findings.length === 0 || overrideFor(dossier, given)) return dossier
  return { ...dossier, gateOverrides: [...dossier.gateOverrides, given] }
}

/** The reason that was given for these words, if it covers all that closes the gate now. */
export function overrideFor(
  { gateOverrides }: Pick<Dossier, 'gateOverrides'>,
  now: Pick<GateOverride, 'textHash' | 'findings'>,
): GateOverride | null {
  const covers = ({ textHash, findings }: GateOverride) => {
    const known = new Set(findings.map(nameOf))
    return textHash === now.textHash && now.findings.every((one) => known.has(nameOf(one)))
  }
  return gateOverrides.findLast(covers) ?? null
}

function nameOf({ rule, paragraph, delegation, words }: Finding): string {
  return JSON.stringify([rule, paragraph, delegation, words])
}
