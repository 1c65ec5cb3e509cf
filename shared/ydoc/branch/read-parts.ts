import {
  type CharId,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from '../../domain/char-ids.ts'
import type { BlockRecord, VerdictRecord } from '../../domain/records.ts'
import type { Segment } from '../../domain/segments.ts'
import { firstItem, itemsUnder, lastClock } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { blocksOf, verdictsOf } from '../roots.ts'
import type { Branch } from './branch.ts'
import { type DraftPart, marksOf, stands } from './draft-part.ts'
import { readLists } from './read-lists.ts'
import { readRecords } from './read-records.ts'
import { isSame, wordsUnder, worthOf } from './words-under.ts'

// A branch is read as its difference from the text ([B3]): whatever was typed, taken back and typed again on the way there
// is not in it.

type Words = Extract<DraftPart, { readonly kind: 'words' }>
type Reading = {
  readonly parts: readonly DraftPart[]
  /** Parts over which somebody has since said otherwise in the text. */
  readonly overtaken: readonly DraftPart[]
}

/** Everything that the branch says and the text does not. */
export function readParts(branch: Branch): Reading {
  const overtaken: DraftPart[] = []
  const parts = [
    ...readWords(branch),
    ...readRecords(branch, overtaken),
    ...readVerdicts(branch, overtaken),
    ...readBlocks(branch, overtaken),
    ...readLists(branch),
  ]
  return { parts, overtaken }
}

function readWords({ ledger, doc }: Branch): Words[] {
  const found: Words[] = []
  let left: CharId | null = null
  let stretch: Segment[] = []
  const end = (): void => {
    const kept = left ? withoutIdleFences(stretch) : []
    stretch = []
    if (!left || kept.length === 0) return
    const ranges = kept.map(({ client, clock, length }): Range => [client, clock, length])
    const text = kept.map((one) => (one.kind === 'mark' ? '¶' : one.text)).join('')
    found.push({ kind: 'words', ranges, text, left, refersTo: refersTo(ledger, kept) })
  }
  for (let item = firstItem(doc); item; item = item.right) {
    if (ledger.isDraft(item.id.client)) {
      stretch.push(
        ...ledger
          .segmentsOf(item)
          .filter(({ isHidden }) => !isHidden)
          .map(whole),
      )
    } else {
      end()
      left = { client: item.id.client, clock: lastClock(item) }
    }
  }
  end()
  return found.filter(({ ranges }) => ranges.length > 0)
}

function refersTo(ledger: Ledger, segments: readonly Segment[]): Range[] {
  const named = segments.flatMap(({ sign }) => (sign?.kind === 'reference' ? [sign.to] : []))
  return marksOf(named).filter(([client]) => ledger.isDraft(client))
}

/** Of a character that only half stands nothing is left: no text may hold the half ([T16]). */
function whole(segment: Segment): Segment {
  const from = /^[\uDC00-\uDFFF]/.test(segment.text) ? 1 : 0
  const to = segment.text.length - (/[\uD800-\uDBFF]$/.test(segment.text) ? 1 : 0)
  if (segment.kind !== 'text' || (from === 0 && to === segment.text.length)) return segment
  const text = segment.text.slice(from, to)
  return { ...segment, clock: segment.clock + from, length: text.length, text }
}

/** A fence goes with the mark that it was typed with ([T5], [T6]); where that was taken back it has no use. */
function withoutIdleFences(stretch: readonly Segment[]): Segment[] {
  const segments = stretch.filter(({ length }) => length > 0)
  let isOpen = false
  return segments.filter(({ kind }, at) => {
    if (kind === 'mark') isOpen = true
    if (kind !== 'fence') return true
    const isKept = isOpen || segments[at + 1]?.kind === 'mark'
    isOpen = false
    return isKept
  })
}

function readVerdicts(branch: Branch, overtaken: DraftPart[]): DraftPart[] {
  const known = verdictsOf(branch.text.doc)
  const present = verdictsOf(branch.doc)
  const parts: DraftPart[] = []
  for (const { key: name, item, id, isOvertaken } of wordsUnder(branch, present)) {
    if (isOvertaken) {
      const verdict = worthOf<VerdictRecord>(item)
      if (!isSame(verdict, known.get(name))) {
        overtaken.push({ kind: 'verdict', name, verdict, id, length: 1 })
      }
      continue
    }
    const verdict = present.get(name) ?? null
    if (isSame(verdict, known.get(name))) continue
    parts.push({ kind: 'verdict', name, verdict, id, length: 1 })
  }
  // A verdict of the text that the branch takes back is no item of its own.
  const read = new Set([...parts, ...overtaken].map((part) => part.kind === 'verdict' && part.name))
  known.forEach((_, name) => {
    const id = itemsUnder(present, name)[0]?.id
    if (!id || present.has(name) || read.has(name)) return
    parts.push({ kind: 'verdict', name, verdict: null, id, length: 0 })
  })
  return parts
}

function readBlocks(branch: Branch, overtaken: DraftPart[]): DraftPart[] {
  const known = blocksOf(branch.text.doc)
  const present = blocksOf(branch.doc)
  const parts: DraftPart[] = []
  for (const { key, item, id, isOvertaken } of wordsUnder(branch, present)) {
    const block = worthOf<BlockRecord>(item) ?? {}
    const mark = parseParagraphId(key)
    const isIdle = mark !== null && !stands(branch.ledger, [mark.client, mark.clock, 1])
    if (isIdle || isSame(block, known.get(key) ?? {})) continue
    const below = itemsUnder(present, key).find(({ id }) => !branch.ledger.isDraft(id.client))
    const before = (below && worthOf<BlockRecord>(below)) ?? {}
    const paragraph = key as ParagraphId
    const part = { kind: 'block', paragraph, block, before, id, length: 1 } as const
    if (isOvertaken) overtaken.push(part)
    else parts.push(part)
  }
  return parts
}
