import type { ParagraphId } from './char-ids.ts'
import { movedIn, orderRows, type Shown } from './compare-order.ts'
import { mergeTapes, type RawPiece, type Strand } from './compare-tapes.ts'
import { inWholeWords } from './compare-words.ts'
import type { DelegationCode } from './delegations.ts'
import { countWords } from './find-words.ts'
import type { ParagraphKind } from './segments.ts'
import { SpanIndex } from './span-index.ts'
import type { Credit, Credits, Version, VersionParagraph } from './versions.ts'

// The comparison of two versions ([U]): what stayed, what came, what went, in whose name, and where paragraphs were split,
// joined and moved. A pure function over plain data; the window, the command line and every format show the same rows.

export type Piece = RawPiece & {
  /** In whose name the words came or went; null for what stayed, and where the log does not say. */
  readonly credit: Credit | null
}

/** How a version reads one paragraph. */
export type Place = {
  /** Which paragraph of that version it is, counted from zero. */
  readonly at: number
  readonly number: string
  readonly kind: ParagraphKind
  readonly level: number
}

type RowChange = 'same' | 'changed' | 'added' | 'removed' | 'split' | 'joined'

/** What stands behind one paragraph mark; the mark is in both versions, or in one alone. */
export type Row = {
  readonly id: ParagraphId
  readonly before: Place | null
  readonly after: Place | null
  readonly change: RowChange
  /** The paragraph from which it was split, or to which it was joined. */
  readonly with: ParagraphId | null
  readonly isMoved: boolean
  readonly pieces: readonly Piece[]
}

export type Comparison = {
  /** In the order of the tape: what has no mark in a version belongs to the row before that has one. */
  readonly rows: readonly Row[]
  /** In the order in which they are shown. */
  readonly shown: readonly Shown[]
  readonly summary: Summary
}

type Summary = {
  readonly changed: number
  readonly added: number
  readonly removed: number
  readonly split: number
  readonly joined: number
  readonly moved: number
  readonly same: number
  readonly wordsIn: number
  readonly wordsOut: number
  /** How many proposals stand behind the changes, and of which delegations. */
  readonly proposals: number
  readonly delegations: readonly DelegationCode[]
}

/** Compares two versions of one tape, in words of the language. */
export function compare(
  before: Version,
  after: Version,
  credits: Credits,
  lang: string,
): Comparison {
  const strands = mergeTapes(before, after)
  const [placesBefore, placesAfter] = [placesIn(before), placesIn(after)]
  const moved = movedIn(strands, placesBefore, placesAfter)
  const credited = creditsIn(credits)
  const words = inWholeWords(
    strands.map(({ pieces }) => pieces.flatMap(credited.cut)),
    lang,
  )
  const rows = strands.map((strand, i): Row => {
    const id = (strand.after ?? strand.before)?.id ?? NOWHERE
    const pieces = (words[i] ?? []).map(credited.name)
    const change = changeOf(strand, pieces)
    return {
      id,
      before: strand.before && placeOf(strand.before, placesBefore),
      after: strand.after && placeOf(strand.after, placesAfter),
      change,
      with: change === 'split' || change === 'joined' ? partnerOf(strands, i) : null,
      isMoved: moved.has(id),
      pieces,
    }
  })
  const shown = orderRows(strands, moved, placesBefore, placesAfter)
  return { rows, shown, summary: summaryOf(rows, lang) }
}

const NOWHERE = '0:0' as ParagraphId

/** Whether the two versions read the same in every respect. */
export function isEmpty({ rows }: Comparison): boolean {
  return rows.every(({ change, isMoved }) => change === 'same' && !isMoved)
}

/** One of the two versions, read back out of the comparison: its paragraphs in its own order ([U4]). */
export function readingOf(
  { rows }: Comparison,
  side: 'before' | 'after',
): readonly (Place & { readonly id: ParagraphId; readonly pieces: readonly Piece[] })[] {
  const read: (Place & { readonly id: ParagraphId; readonly pieces: Piece[] })[] = []
  for (const row of rows) {
    const place = row[side]
    if (place) read.push({ ...place, id: row.id, pieces: [] })
    const left = side === 'before' ? 'added' : 'removed'
    read.at(-1)?.pieces.push(...row.pieces.filter(({ kind }) => kind !== left))
  }
  return read.sort((a, b) => a.at - b.at)
}

function placesIn({ paragraphs }: Version): ReadonlyMap<ParagraphId, number> {
  return new Map(paragraphs.map(({ id }, at) => [id, at]))
}

function placeOf(
  { id, number, kind, level }: VersionParagraph,
  places: ReadonlyMap<ParagraphId, number>,
): Place {
  return { at: places.get(id) ?? 0, number, kind, level }
}

function changeOf({ before, after }: Strand, pieces: readonly Piece[]): RowChange {
  const hasKept = pieces.some(({ kind, isCarried }) => kind === 'kept' || isCarried)
  if (!before) return hasKept ? 'split' : 'added'
  if (!after) return hasKept ? 'joined' : 'removed'
  const isSameForm = before.kind === after.kind && before.level === after.level
  const isSame = pieces.every(({ kind, emphasisBefore }) => kind === 'kept' && !emphasisBefore)
  return isSame && isSameForm ? 'same' : 'changed'
}

/** The paragraph before on the tape that has its mark where this one has none. */
function partnerOf(strands: readonly Strand[], at: number): ParagraphId | null {
  const side = strands[at]?.before ? 'after' : 'before'
  for (let i = at - 1; i >= 0; i--) {
    const found = strands[i]?.[side]
    if (found) return found.id
  }
  return null
}

function creditsIn({ brought, taken }: Credits) {
  const indexes = { added: new SpanIndex<Credit>(), removed: new SpanIndex<Credit>() }
  for (const [range, credit] of brought) indexes.added.add(range, credit)
  for (const [range, credit] of taken) indexes.removed.add(range, credit)
  const over = ({ kind, client, clock }: RawPiece, length: number) =>
    kind === 'kept' ? [] : indexes[kind].over(client, clock, length)
  return {
    /** Cuts a piece where another credit begins. */
    cut: (piece: RawPiece): RawPiece[] => {
      const { clock, text } = piece
      if (piece.kind === 'kept') return [piece]
      const edges = over(piece, text.length)
        .flatMap(({ start, end }) => [start - clock, end - clock])
        .filter((edge) => edge > 0 && edge < text.length)
      const cuts = [...new Set([0, ...edges, text.length])].sort((a, b) => a - b)
      return cuts.slice(0, -1).map((from, i) => {
        const to = cuts[i + 1] ?? text.length
        return { ...piece, clock: clock + from, text: text.slice(from, to) }
      })
    },
    name: (piece: RawPiece): Piece => {
      const credit = piece.isCarried ? null : (over(piece, 1)[0]?.label ?? null)
      // Field by field: these are thousands, and a spread costs several times as much.
      const { kind, client, clock, text, owner, emphasis } = piece
      const { emphasisBefore, sign, isCarried } = piece
      return {
        kind,
        client,
        clock,
        text,
        owner,
        emphasis,
        emphasisBefore,
        sign,
        isCarried,
        credit,
      }
    },
  }
}

function summaryOf(rows: readonly Row[], lang: string): Summary {
  const count = (change: RowChange): number => rows.filter((row) => row.change === change).length
  const credits = rows.flatMap(({ pieces }) => pieces.flatMap(({ credit }) => credit ?? []))
  const proposals = new Set(credits.flatMap(({ proposal }) => proposal ?? []))
  const proposing = credits.filter(({ proposal }) => proposal !== null).map(({ by }) => by)
  return {
    changed: count('changed'),
    added: count('added'),
    removed: count('removed'),
    split: count('split'),
    joined: count('joined'),
    moved: rows.filter(({ isMoved }) => isMoved).length,
    same: rows.filter(({ change, isMoved }) => change === 'same' && !isMoved).length,
    wordsIn: countWords(textsAmong(rows, 'added'), lang),
    wordsOut: countWords(textsAmong(rows, 'removed'), lang),
    proposals: proposals.size,
    delegations: [...new Set(proposing)].sort(),
  }
}

/** All that came, or all that went; pieces without anything between them make words together. */
function textsAmong(rows: readonly Row[], kind: 'added' | 'removed'): string[] {
  return rows.flatMap(({ pieces }) => {
    const texts: string[] = []
    let isOpen = false
    for (const piece of pieces) {
      if (piece.kind !== kind) isOpen = false
      else if (isOpen) texts[texts.length - 1] += piece.text
      else {
        texts.push(piece.text)
        isOpen = true
      }
    }
    return texts
  })
}
