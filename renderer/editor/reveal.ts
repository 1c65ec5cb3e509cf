import {
  type CharId,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from '../../shared/domain/char-ids.ts'
import type { ProposalRef } from '../../shared/domain/segments.ts'
import { readProposals } from '../../shared/ydoc/read-text.ts'
import { $select, caretAt, type Place, placeOf } from './binding/caret.ts'
import type { Entry } from './binding/paragraph-table.ts'
import type { TextBinding } from './binding/text-binding.ts'

/** How long what was jumped to stays marked. */
const MARKED_MS = 1600

/** Scrolls to the words of a proposal, marks them for a moment and puts the caret before them. */
export function revealProposal(binding: TextBinding, ref: ProposalRef): void {
  const proposal = readProposals(binding.ledger).find(
    ({ delegation, key }) => delegation === ref.delegation && key === ref.key,
  )
  if (!proposal) return
  const ranges = [...proposal.deleted.ranges, ...proposal.inserted.ranges]
  const [first] = ranges
  if (first) reveal(binding, { client: first[0], clock: first[1] }, ranges)
  else if (proposal.paragraph) revealParagraph(binding, proposal.paragraph)
}

/** Scrolls to a paragraph and puts the caret at its start. */
export function revealParagraph(binding: TextBinding, id: ParagraphId): void {
  const mark = parseParagraphId(id)
  if (mark) reveal(binding, mark, [])
}

function reveal(binding: TextBinding, caret: CharId, ranges: readonly Range[]): void {
  const place = placeOf(binding.table, binding.ledger, caret)
  const paragraph = place && binding.editor.getElementByKey(place.entry.key)
  if (!place || !paragraph) return
  const { entry, offset } = place
  const before = caretAt({ entry, offset: ranges.length > 0 ? Math.max(0, offset - 1) : offset })
  binding.editor.update(
    () => $select(binding.table, binding.ledger, { anchor: before, focus: before }),
    { discrete: true },
  )
  const runs = runsOf(paragraph, place, ranges)
  const target = runs[0] ?? paragraph
  target.scrollIntoView({ block: 'center' })
  // Paragraphs above had only an estimated height until now; once they are laid out, aim again.
  requestAnimationFrame(() => target.scrollIntoView({ block: 'center' }))
  binding.editor.getRootElement()?.focus({ preventScroll: true })
  for (const run of runs.length > 0 ? runs : [paragraph]) markFor(run)
}

type Piece = { readonly start: number; readonly end: number }

/** Where the characters stand among those that the paragraph shows, in UTF-16 units; neighbours are one piece. */
export function shownPieces({ shown }: Entry, ranges: readonly Range[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [client, clock, length] of shown.ranges) {
    for (const [otherClient, otherClock, otherLength] of ranges) {
      const start = Math.max(clock, otherClock)
      const end = Math.min(clock + length, otherClock + otherLength)
      if (client === otherClient && start < end) {
        pieces.push({ start: at + start - clock, end: at + end - clock })
      }
    }
    at += length
  }
  return joined(pieces.toSorted((a, b) => a.start - b.start))
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last && piece.start <= last.end) {
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, piece.end) }
    } else whole.push(piece)
  }
  return whole
}

// The elements of the paragraph that show at least one of the characters.
function runsOf(paragraph: HTMLElement, { entry }: Place, ranges: readonly Range[]): Element[] {
  const shown = shownPieces(entry, ranges)
  return [...paragraph.children].filter((_, index) => {
    const before = entry.shown.runs.slice(0, index).reduce((sum, run) => sum + run.text.length, 0)
    const end = before + (entry.shown.runs[index]?.text.length ?? 0)
    return shown.some((piece) => piece.start < end && piece.end > before)
  })
}

function markFor(element: Element): void {
  element.setAttribute('data-revealed', '')
  setTimeout(() => element.removeAttribute('data-revealed'), MARKED_MS)
}
