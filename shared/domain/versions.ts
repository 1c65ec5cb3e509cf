import type { ParagraphId, Range } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { ParagraphKind } from './segments.ts'
import type { Run } from './views.ts'

// A version is the base text of one moment as plain data: what two of them need to be compared ([U1]), and no more.

/** Words of a version that one client typed one after another. */
export type VersionRun = Pick<Run, 'client' | 'clock' | 'text' | 'owner' | 'emphasis' | 'sign'>

export type VersionParagraph = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  readonly level: number
  /** Empty for the title. */
  readonly number: string
  /** Which paragraph of the tape it is, counted from zero: moves change the order of reading, never this ([T22]). */
  readonly tapeAt: number
  /** Which act put it where it is read, `block>anchor`; empty where the tape has it. */
  readonly placedBy: string
  readonly runs: readonly VersionRun[]
}

/** Paragraphs in the order of reading. */
export type Version = { readonly paragraphs: readonly VersionParagraph[] }

/** In whose name words came into the base text or left it. */
export type Credit = {
  readonly by: DelegationCode
  /** `FRA/3k2`, or null where the pen wrote or struck by itself. */
  readonly proposal: string | null
  /** Who has signed besides. */
  readonly sponsors: readonly DelegationCode[]
}

/** What the log says of the words that two versions do not share; the first entry about a character counts. */
export type Credits = {
  readonly brought: readonly (readonly [Range, Credit])[]
  readonly taken: readonly (readonly [Range, Credit])[]
}

export const NO_CREDITS: Credits = { brought: [], taken: [] }
