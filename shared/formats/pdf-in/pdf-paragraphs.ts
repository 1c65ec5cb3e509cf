import { LineJoiner } from '../concept-note/join-lines.ts'
import { isEnded } from '../concept-note/markers.ts'
import type { PdfLine } from './pdf-lines.ts'

// A PDF knows lines and no paragraphs. A paragraph begins where more room is above a line than between lines, where a line is
// indented after a sentence is over, where letters are of another size, and where a number stands in the margin.

export type PdfParagraphs = {
  readonly paragraphs: readonly string[]
  /** What stands at the same place of several pages. */
  readonly heads: readonly string[]
  /** Paragraphs, by index, that stand in smaller letters at the foot of a page. */
  readonly notes: readonly number[]
}

/** The paragraphs of pages of lines. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): PdfParagraphs {
  const { isHead, heads } = runningHeads(pages)
  const bodies = pages.map((lines) => lines.filter((line) => !isHead.has(line)))
  const all = bodies.flat()
  const size = median(all.map((line) => line.size))
  const joiner = joinerFor(all)
  const paragraphs: string[] = []
  const notes: number[] = []
  for (const body of bodies) {
    const foot = footOf(body, size)
    const text = body.slice(0, body.length - foot.length)
    addLines(text, paragraphs, joiner, { isFirst: true, size })
    // What goes on over the page goes on before the notes at its foot.
    const open = paragraphs.length
    addLines(foot, paragraphs, joiner, { isFirst: false, size })
    for (let at = open; at < paragraphs.length; at++) notes.push(at)
  }
  return { paragraphs, heads, notes }
}

type Where = { readonly isFirst: boolean; readonly size: number }

function addLines(
  lines: readonly PdfLine[],
  paragraphs: string[],
  joiner: LineJoiner,
  { isFirst }: Where,
): void {
  const leading = median(gapsIn(lines))
  const edge = Math.max(...lines.map(({ end }) => end))
  const margin = Math.min(...lines.map(({ start }) => start))
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const open = paragraphs.at(-1)
    const begins =
      open === undefined ||
      line.isNumbered ||
      (before
        ? beginsAfter(before, line, open, { leading, edge })
        : !isFirst || (isEnded(open) && line.start - margin > line.size * 0.8) || isClosed(open))
    if (begins) paragraphs.push(line.text)
    else paragraphs[paragraphs.length - 1] = joiner.join(open, line.text)
  }
}

/** A sentence that is over at the end of a page most likely ends its paragraph there. */
function isClosed(text: string): boolean {
  return /[.。؟!?:”»]$/u.test(text)
}

function beginsAfter(
  before: PdfLine,
  line: PdfLine,
  open: string,
  { leading, edge }: { readonly leading: number; readonly edge: number },
): boolean {
  const gap = before.y - line.y
  const isApart = gap > leading * 1.18 || gap < 0
  const isOther = Math.abs(line.size - before.size) > before.size * 0.1
  const isIndented = line.start - before.start > line.size * 0.8
  const isShort = before.end < edge - line.size * 6
  return isApart || isOther || (isEnded(open) && (isIndented || isShort)) || isItem(line.text, open)
}

function isItem(text: string, open: string): boolean {
  return (
    isEnded(open) &&
    /^(?:[(（]?(?:[a-z]|[ivx]{1,4}|\d{1,3})[)）]|\d{1,3}[.．、]|[•–—-]) ?\S/u.test(text)
  )
}

/** Smaller letters at the foot of a page. */
function footOf(lines: readonly PdfLine[], size: number): readonly PdfLine[] {
  const last = lines.findLastIndex((line) => line.size > size * 0.93)
  return last < 0 ? [] : lines.slice(last + 1)
}

function gapsIn(lines: readonly PdfLine[]): readonly number[] {
  return lines
    .slice(1)
    .map(({ y }, at) => (lines[at]?.y ?? y) - y)
    .filter((gap) => gap > 0)
}

/** Lines at the edge of a page that stand so on another page too, and those that end in its number. */
function runningHeads(pages: readonly (readonly PdfLine[])[]) {
  const edges = pages.map((lines) => {
    const byHeight = lines.toSorted((a, b) => b.y - a.y)
    return new Set([...edgeOf(byHeight), ...edgeOf(byHeight.toReversed())])
  })
  const counts = new Map<string, number>()
  for (const edge of edges) {
    for (const form of new Set([...edge].map(formOf))) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  const isHead = new Set<PdfLine>()
  for (const [at, edge] of edges.entries()) {
    const page = new RegExp(`^\\d{1,4}$|\\b${at + 1}\\s?(?:/|of)\\s?${pages.length}$`, 'u')
    for (const line of edge) {
      const isRepeated = (counts.get(formOf(line)) ?? 0) > 1
      if (isRepeated || page.test(line.text)) isHead.add(line)
    }
  }
  return { isHead, heads: [...new Set([...isHead].map(({ text }) => text))] }
}

/** The lines from one end of the page on that white parts from the others; none if it parts too many. */
function edgeOf(byHeight: readonly PdfLine[]): readonly PdfLine[] {
  const gaps = byHeight.slice(1).map(({ y }, at) => Math.abs((byHeight[at]?.y ?? y) - y))
  const leading = median(gaps.filter((gap) => gap > 0))
  const last = gaps.slice(0, HEAD_LINES).findIndex((gap) => gap > leading * 1.6)
  return byHeight.slice(0, last + 1)
}

const HEAD_LINES = 3

/** A line without its numbers, and its height. */
function formOf({ text, y }: PdfLine): string {
  return `${Math.round(y / 4)} ${text.replace(/\d+/gu, '#')}`
}

function joinerFor(lines: readonly PdfLine[]): LineJoiner {
  const text = lines.map((line) => line.text)
  const han = text.join('').match(/\p{Script=Han}/gu)?.length ?? 0
  const letters = text.join('').match(/\p{L}/gu)?.length ?? 0
  return new LineJoiner(han * 2 > letters ? 'zh' : 'en', text)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
