import { type CharId, mergeRanges, parseParagraphId, type Range } from '../../domain/char-ids.ts'
import { IdSet } from '../../domain/id-set.ts'
import type { ParagraphKind } from '../../domain/segments.ts'
import type { Sign } from '../../domain/signs.ts'
import type { Version } from '../../domain/versions.ts'
import type { Edit } from '../edits.ts'
import { newMark, newSign, newString } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { cutsOf, incorporatedOf } from '../roots.ts'
import { readTape } from '../tape.ts'
import { Retyped } from './retyped.ts'

// Which characters are base text ([T25]). What the version has is taken out of `cut` and into `incorporated`; what it has
// not goes the way it came: pending again if it was incorporated, cut if the pen wrote it.

export type RestoredWords = {
  /** What is base text now. Marks that the version has not, and that are to go or to stay as a boundary, are still in it. */
  readonly standing: IdSet
  /** Incorporated until now, and pending again. */
  readonly reopened: IdSet
  /** Hidden by the pen until now. */
  readonly returned: IdSet
  readonly retyped: Retyped
}

/** The characters and marks of a version. */
export function versionIds(version: Version): IdSet {
  return new IdSet(partsOf(version).map(({ range }) => range))
}

type Part = { readonly range: Range; readonly write: (from: number, to: number) => Written }
type Written = { readonly content: unknown; readonly length: number }

function partsOf({ paragraphs }: Version): Part[] {
  return paragraphs.flatMap(({ id, kind, runs }): Part[] => {
    const mark = parseParagraphId(id)
    const opening = mark ? [{ range: rangeOf(mark, 1), write: () => marking(kind) }] : []
    const words = runs.map((run): Part => {
      const write = (from: number, to: number) => saying(run.text.slice(from, to), run.sign)
      return { range: rangeOf(run, run.text.length), write }
    })
    return [...opening, ...words]
  })
}

function rangeOf({ client, clock }: CharId, length: number): Range {
  return [client, clock, length]
}

function marking(kind: ParagraphKind): Written {
  return { content: newMark(kind), length: 1 }
}

function saying(text: string, sign: Sign | null): Written {
  return { content: sign ? newSign(sign) : newString(text), length: text.length }
}

/** Brings the version's characters back and sends away the words that it has not; marks that are the pen's stay for now. */
export function restoreWords(edit: Edit, ledger: Ledger, version: Version): RestoredWords {
  const { doc } = ledger
  const cuts = new IdSet(cutsOf(doc).toArray())
  const taken = new IdSet(incorporatedOf(doc).toArray())
  const standing = standingIn(ledger, taken, cuts)
  const parts = partsOf(version)
  const retyped = retypeWithdrawn(edit, ledger, parts, taken)
  const wanted = parts.map(({ range }) => range).flatMap((range) => retyped.originals(range))
  const returned = wanted.flatMap((range) => cuts.within(range))
  const pending = wanted.flatMap((range) =>
    ledger.isBaseHand(range[0]) ? [] : taken.without(range),
  )
  const { cut, reopened } = leaving(ledger, standing, new IdSet(wanted))
  edit.statements.unlist('cut', returned)
  edit.statements.unlist('incorporated', reopened)
  edit.statements.list('incorporated', mergeRanges(pending))
  edit.statements.list('cut', mergeRanges(cut))
  for (const range of [...cut, ...reopened]) standing.remove(range)
  for (const { range } of parts) for (const one of retyped.standIns(range)) standing.add(one)
  return { standing, reopened: new IdSet(reopened), returned: new IdSet(returned), retyped }
}

/** What is base text and shown, as the lists say at this moment of the action. */
function standingIn(ledger: Ledger, taken: IdSet, cuts: IdSet): IdSet {
  const standing = new IdSet()
  for (const { client, clock, length, isByBaseHand } of readTape(ledger)) {
    const range: Range = [client, clock, length]
    for (const base of isByBaseHand ? [range] : taken.within(range))
      for (const shown of cuts.without(base)) standing.add(shown)
  }
  return standing
}

/**
 * What the version has not. A fence that was incorporated goes with the words or the mark beside it; a mark by a base
 * hand is left to whoever restores the paragraphs.
 */
function leaving(ledger: Ledger, standing: IdSet, wanted: IdSet) {
  const kept = keptFromWithdrawal(ledger)
  const [cut, reopened]: [Range[], Range[]] = [[], []]
  let fence: Range | null = null
  let isGoing = false
  for (const { client, clock, length, kind, isByBaseHand } of readTape(ledger)) {
    const range: Range = [client, clock, length]
    const shown = standing.within(range)
    if (kind === 'fence') {
      if (isByBaseHand || shown.length === 0 || kept.hits(...range)) continue
      if (isGoing) reopened.push(range)
      else fence = range
      continue
    }
    const gone = shown.flatMap((one) => wanted.without(one))
    if (shown.length > 0) isGoing = gone.length > 0 && !isByBaseHand
    if (fence && isGoing && kind === 'mark') reopened.push(fence)
    if (shown.length > 0) fence = null
    if (isByBaseHand && kind === 'mark') continue
    for (const one of gone) (isByBaseHand || kept.hits(...one) ? cut : reopened).push(one)
  }
  return { cut, reopened }
}

/**
 * Characters that are base text although their owner withdrew them, with all that was incorporated in one entry with
 * them: out of the list they would be gone, and nobody could list them again ([T11]).
 */
function keptFromWithdrawal(ledger: Ledger): IdSet {
  const entries = incorporatedOf(ledger.doc).toArray()
  return new IdSet(
    entries.filter((range) => ledger.ownCutsOf(ledger.ownerOf(range[0]))?.hits(...range)),
  )
}

/** Words of the version that their owner has withdrawn since are not to be had: the pen writes the same in its own hand. */
function retypeWithdrawn(
  edit: Edit,
  ledger: Ledger,
  parts: readonly Part[],
  taken: IdSet,
): Retyped {
  const retyped = new Retyped()
  for (const { range, write } of parts) {
    const [client, clock] = range
    const withdrawn = ledger.ownCutsOf(ledger.ownerOf(client))
    if (!withdrawn || ledger.isBaseHand(client)) continue
    for (const [, from, length] of taken.without(range).flatMap((one) => withdrawn.within(one))) {
      const written = write(from - clock, from - clock + length)
      const last = edit.place({ client, clock: from + length - 1 }, { ...written, hand: 'base' })
      retyped.add([client, from, length], { client: last.client, clock: last.clock - length + 1 })
    }
  }
  return retyped
}
