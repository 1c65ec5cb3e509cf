import { mergeRanges, type ParagraphId, type Range } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { ParagraphKind, ProposalRef } from '../../shared/domain/segments.ts'

// What a reader of the mark-up sees of one paragraph: pure, and the same whether the paragraph is read
// from the tape piece by piece (the editor) or from a whole view (the tests' fresh derivation). Looks
// and faces are strings, so that "does it still look the same" is one comparison.

/** A piece of visible text with one status; a `Segment` and a `Run` are both pieces. */
export type Piece = {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly owner: DelegationCode
  readonly isPending: boolean
  readonly deletedBy: readonly ProposalRef[]
}

/** What is known of a paragraph apart from its text. */
export type Head = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  readonly proposedBy: DelegationCode | null
  readonly joinedBy: readonly ProposalRef[]
  readonly removedBy: readonly ProposalRef[]
  readonly isRemoved: boolean
}

/** How a run is drawn. */
export type Look = {
  /** Who proposes these words; null for base text. */
  readonly owner: DelegationCode | null
  readonly isOwn: boolean
  readonly struckBy: readonly DelegationCode[]
  /** Whose stretch of proposed or struck words ends with this run: they are named behind it. */
  readonly ends: readonly DelegationCode[]
}

/** How a paragraph itself is drawn. */
export type Face = {
  readonly kind: ParagraphKind
  readonly proposedBy: DelegationCode | null
  readonly joinedBy: readonly DelegationCode[]
  readonly removedBy: readonly DelegationCode[]
  readonly isRemoved: boolean
}

export type ShownRun = { readonly text: string; readonly look: string }

/** Exactly what is on the screen of one paragraph, and which character of the tape each unit is. */
export type ShownParagraph = {
  readonly face: string
  readonly runs: readonly ShownRun[]
  readonly text: string
  /** The ids of the units of `text`, in order. */
  readonly ranges: readonly Range[]
}

/** The look of base text that nobody wants gone. */
export const PLAIN_LOOK = lookKey({ owner: null, isOwn: false, struckBy: [], ends: [] })

/** What is shown of a paragraph to `me`, whose own words are tinted. */
export function showParagraph(
  head: Head,
  pieces: Iterable<Piece>,
  me: DelegationCode,
): ShownParagraph {
  const removers = codesOf(head.removedBy)
  const runs: { text: string; owner: DelegationCode | null; struckBy: DelegationCode[] }[] = []
  const ranges: Range[] = []
  for (const piece of pieces) {
    ranges.push([piece.client, piece.clock, piece.text.length])
    const owner = piece.isPending ? piece.owner : null
    // A removal takes the base text of the paragraph; what others propose inside it stays ([T12]).
    const struckBy = codesOf(piece.deletedBy, owner ? [] : removers)
    const last = runs.at(-1)
    if (last && last.owner === owner && isSameList(last.struckBy, struckBy)) last.text += piece.text
    else runs.push({ text: piece.text, owner, struckBy })
  }
  return {
    face: faceKey({ ...head, joinedBy: codesOf(head.joinedBy), removedBy: removers }),
    runs: runs.map((run, at) => {
      const ends = endingCodes(run, runs[at + 1])
      return { text: run.text, look: lookKey({ ...run, isOwn: run.owner === me, ends }) }
    }),
    text: runs.map((run) => run.text).join(''),
    ranges: mergeRanges(ranges),
  }
}

type Marked = {
  readonly owner: DelegationCode | null
  readonly struckBy: readonly DelegationCode[]
}

// One label for a stretch: a replacement (struck words, then new ones) is named once, at its very end.
function endingCodes(run: Marked, next: Marked | undefined): DelegationCode[] {
  const involved = run.owner ? [run.owner, ...run.struckBy] : run.struckBy
  const goesOn = (code: DelegationCode): boolean =>
    next !== undefined && (next.owner === code || next.struckBy.includes(code))
  return [...new Set(involved)].filter((code) => !goesOn(code))
}

function codesOf(
  refs: readonly ProposalRef[],
  more: readonly DelegationCode[] = [],
): DelegationCode[] {
  if (refs.length === 0 && more.length === 0) return []
  return [...new Set([...refs.map((ref) => ref.delegation), ...more])].sort()
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code, at) => code === b[at])
}

function lookKey(look: Look): string {
  return [
    look.owner ?? '',
    look.isOwn ? 'own' : '',
    look.struckBy.join(','),
    look.ends.join(','),
  ].join('|')
}

export function parseLook(key: string): Look {
  const [owner = '', own = '', struckBy = '', ends = ''] = key.split('|')
  return {
    owner: parseCodes(owner)[0] ?? null,
    isOwn: own !== '',
    struckBy: parseCodes(struckBy),
    ends: parseCodes(ends),
  }
}

function faceKey(face: Face): string {
  return [
    face.kind,
    face.proposedBy ?? '',
    face.joinedBy.join(','),
    face.removedBy.join(','),
    face.isRemoved ? 'removed' : '',
  ].join('|')
}

export function parseFace(key: string): Face {
  const [kind = 'plain', proposedBy = '', joinedBy = '', removedBy = '', removed = ''] =
    key.split('|')
  return {
    kind: kind as ParagraphKind,
    proposedBy: parseCodes(proposedBy)[0] ?? null,
    joinedBy: parseCodes(joinedBy),
    removedBy: parseCodes(removedBy),
    isRemoved: removed !== '',
  }
}

// Only what `lookKey` and `faceKey` wrote is parsed.
function parseCodes(text: string): DelegationCode[] {
  return text === '' ? [] : (text.split(',') as DelegationCode[])
}
