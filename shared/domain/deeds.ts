import type { CharId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'

// What was done to words and to paragraphs ([U7]). The document says what was done, each thing under the id of the item that
// says it; when, and by whom, is what the log of the relay says of that id, and no client.

const DEED_KINDS = [
  'wrote',
  'proposed',
  'sponsor',
  'accept',
  'oppose',
  'incorporated',
  'declined',
  'toDelete',
  'struck',
  'born',
  'split',
  'tookIn',
  'struckOut',
  'splitOff',
  'joined',
  'moved',
  'shaped',
  'removed',
  'returned',
] as const
export type DeedKind = (typeof DEED_KINDS)[number]

export type Deed = {
  readonly kind: DeedKind
  /** What the log knows it by. */
  readonly said: CharId
  /** Who asked for what the pen did; null where nobody did, and of one's own deeds. */
  readonly of: DelegationCode | null
  /** `FRA/3k2`, or null. */
  readonly proposal: string | null
  /** The words that it was about; empty where it was about no words. */
  readonly words: string
}

/** How the log has an id: number and time of the entry, and who sent it; null stands for the relay itself. */
export type Entered = {
  readonly seq: number
  /** Milliseconds since 1970, by the relay's clock. */
  readonly at: number
  readonly by: DelegationCode | null
  readonly person: string
}

export type DatedDeed = Deed & {
  /** Null as long as the relay has not got it. */
  readonly entered: Entered | null
  /** The first revision that has it in; null if none has yet. */
  readonly revision: string | null
}

/** The deeds with what the log says of them, in the order of the log; what was done twice over is named once. */
export function dateDeeds(
  deeds: readonly Deed[],
  enteredOf: (id: CharId) => Entered | null,
  revisions: readonly { readonly name: string; readonly seq: number }[],
): DatedDeed[] {
  const dated = deeds.map((deed): DatedDeed => {
    const entered = enteredOf(deed.said)
    const revision = entered && revisions.find(({ seq }) => seq >= entered.seq)
    return { ...deed, entered, revision: revision?.name ?? null }
  })
  const seqOf = ({ entered }: DatedDeed): number => entered?.seq ?? Number.POSITIVE_INFINITY
  dated.sort((a, b) => seqOf(a) - seqOf(b) || rank(a) - rank(b))
  const known = new Set<string>()
  return dated.filter(({ kind, proposal, words, of }) => {
    const name = JSON.stringify([kind, proposal, words, of])
    return !known.has(name) && !!known.add(name)
  })
}

function rank({ kind }: Deed): number {
  return DEED_KINDS.indexOf(kind)
}

/** Words of one origin and one fate. */
export type WordPart = {
  readonly text: string
  /** In whose name they stand. */
  readonly owner: DelegationCode
  readonly state: 'base' | 'pending' | 'struck'
  readonly deeds: readonly Deed[]
}

/** The first revision that has the part in its base text; null if none has. */
export function revisionOf(deeds: readonly DatedDeed[]): string | null {
  const kinds = ['incorporated', 'wrote'] as const
  const [entry] = kinds.flatMap((kind) => deeds.find((deed) => deed.kind === kind) ?? [])
  return entry?.revision ?? null
}
