import type { Closing } from './closing.ts'
import type { Conduct } from './conduct.ts'
import type { DelegationCode } from './delegations.ts'
import type { Stage } from './roles.ts'

// One negotiation apart from its text: what the concept note says, who takes part, where it stands.
// Everything is recovered or entered, nothing is assumed: what a note does not say is null or empty.

/** What the Council is expected to adopt; `open` until the members have settled it. */
export type OutcomeType = 'open' | 'presidentialStatement' | 'resolution' | 'pressStatement'

export type Meeting = {
  /** ISO 8601 date, or null. */
  readonly date: string | null
  /** `HH:MM`, twenty-four hours, local time of the place. */
  readonly time: string | null
  readonly place: string | null
  readonly format: string | null
  readonly chair: string | null
  readonly briefers: readonly string[]
  /** Who is welcome besides the members, in the note's words. */
  readonly openTo?: string
}

/** A resolution that the note cites, `2272` of `2016`, and what it says of it. */
export type Citation = { readonly number: number; readonly year: number; readonly subject: string }

/** A question that the note puts to the participants: `(a)`. */
export type Issue = { readonly letter: string; readonly text: string }

export type Mission = { readonly acronym: string; readonly name: string }

/** A number that the note states, with the words around it. */
export type Figure = { readonly value: number; readonly text: string }

export type Actor = 'council' | 'secretariat' | 'contributors' | 'funders' | 'host'
/** What the note expects of an actor. */
export type Duty = { readonly actor: Actor; readonly text: string }

export type NoteItem = {
  readonly number: number
  readonly paragraphs: readonly string[]
  /** Lettered points below it: `(a)`. */
  readonly points: readonly Issue[]
}
export type NoteSection = {
  readonly label: string
  readonly heading: string
  readonly items: readonly NoteItem[]
}

/** The concept note with its structure recovered from hard-wrapped text. */
export type ConceptNote = {
  /** The language of its annex. */
  readonly lang: 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh'
  readonly letter: {
    readonly title: string
    readonly date: string | null
    readonly paragraphs: readonly string[]
    readonly signature: readonly string[]
  }
  readonly annexTitle: string
  readonly sections: readonly NoteSection[]
  /** Distinct addresses that were printed between the lines, in order. */
  readonly links: readonly string[]
}

/** What a negotiation begins with. */
export type DossierFacts = {
  /** UUID of the negotiation. */
  readonly id: string
  readonly template: 'prst'
  /** The language that is negotiated. */
  readonly lang: string
  readonly topic: string
  readonly penholder: DelegationCode
  /** English alphabetical order of names; those who were admitted later come last. */
  readonly members: readonly DelegationCode[]
  readonly stage: Stage
  /** The forms that the outcome may take; `open` comes first while the members have not chosen. */
  readonly outcome: { readonly types: readonly OutcomeType[]; readonly subject: string }
  readonly meeting: Meeting
  readonly issues: readonly Issue[]
  readonly citations: readonly Citation[]
  readonly missions: readonly Mission[]
  readonly figures: readonly Figure[]
  readonly duties: readonly Duty[]
  readonly note: ConceptNote | null
}

/** A negotiation apart from its text, as it stands. */
export type Dossier = DossierFacts & Conduct & Closing
