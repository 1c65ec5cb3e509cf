import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'

// The silence procedure as plain data ([K3]). A round is in the dossier, for everybody; what a delegation answers is
// between it and the pen, in its room with the pen, until the round ends.

/** A text under silence until a deadline. All times are milliseconds since 1970 by the relay's clock. */
export type Round = {
  /** From 1. */
  readonly number: number
  /** The revision that is under silence. */
  readonly revision: string
  readonly textHash: string
  readonly note: string
  readonly recipients: readonly DelegationCode[]
  readonly begun: number
  /** As it stands after the last extension. */
  readonly deadline: number
  readonly extensions: readonly { readonly at: number; readonly from: number }[]
  /** Jumps of the relay's clock while it ran. */
  readonly jumps: readonly { readonly at: number; readonly ms: number }[]
  readonly end: RoundEnd | null
}

type RoundEnd =
  | { readonly kind: 'passed'; readonly at: number }
  | {
      readonly kind: 'broken'
      readonly at: number
      /** Who broke it, the reason and the paragraph, as far as everybody may know. */
      readonly by: DelegationCode | null
      readonly reason: string
      readonly paragraph: ParagraphId | null
    }
  | { readonly kind: 'voided'; readonly at: number; readonly reason: string }

/** What a round has come to: `due` is past its deadline and waits for the pen's word. */
export type RoundState = 'running' | 'due' | RoundEnd['kind']

export function roundState({ end, deadline }: Round, now: number): RoundState {
  return end?.kind ?? (now < deadline ? 'running' : 'due')
}

/** The round that has not ended; null if there is none. */
export function openRound(rounds: readonly Round[]): Round | null {
  const last = rounds.at(-1)
  return last && !last.end ? last : null
}

/** By which way an answer came that the pen wrote down. */
export const CHANNELS = ['telephone', 'email', 'inPerson'] as const
type Channel = (typeof CHANNELS)[number]

/** Said of a text under silence: nothing against it, more time is needed, or it is broken. */
export const ANSWERS = ['pass', 'extension', 'break'] as const

/** One thing that a delegation said of a round, or that the pen wrote down for it. */
export type SilenceAnswer = {
  readonly round: number
  readonly delegation: DelegationCode
  /** `seen`: the text under silence was shown to somebody of the delegation. */
  readonly answer: (typeof ANSWERS)[number] | 'seen'
  /** When it reached the relay. */
  readonly at: number
  /** When it was given, by the clock of who gave it; for what the pen wrote down, by the pen's word. */
  readonly given: number
  /** The deadline that stood when it reached the relay. */
  readonly deadline: number
  readonly reason: string
  readonly paragraph: ParagraphId | null
  /** Whether all members may know who breaks, and why. */
  readonly isNamed: boolean
  /** The deadline that an extension asks for; null if it asks for none in particular. */
  readonly until: number | null
  readonly attested: { readonly by: DelegationCode; readonly how: Channel } | null
  readonly reply: Reply | null
}

/** What the pen made of an answer that needs its word: an extension, or a break that came late. */
type Reply = {
  readonly kind: 'granted' | 'refused'
  readonly at: number
  readonly reason: string
}

/** Whether it came when the round was over: its own clock counts for nothing, the pen's word does ([K6]). */
export function isLate({ at, given, deadline, attested }: SilenceAnswer): boolean {
  return (attested ? given : at) > deadline
}

/** Whether the round cannot pass before the pen has said what becomes of this answer ([K5]). */
export function needsReply(answer: SilenceAnswer): boolean {
  if (answer.reply) return false
  return answer.answer === 'extension' || (answer.answer === 'break' && isLate(answer))
}
