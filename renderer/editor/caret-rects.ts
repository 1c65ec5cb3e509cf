import { placeOf } from './binding/caret.ts'
import type { TextBinding } from './binding/text-binding.ts'
import type { RemoteCaret } from './caret-states.ts'

/** A caret to be drawn: pixels from the top left corner of the layer. */
export type CaretRect = RemoteCaret & {
  readonly x: number
  readonly y: number
  readonly height: number
  /** How many carets drawn before stand so near that their flags would cover this one's. */
  readonly stacked: number
}

/** About the width of a flag. */
const FLAG_PX = 34

/** Where the carets are drawn; those in paragraphs off the screen are left out. Forces a layout. */
export function caretRects(
  binding: TextBinding,
  carets: readonly RemoteCaret[],
  layer: HTMLElement,
): CaretRect[] {
  const origin = layer.getBoundingClientRect()
  const rects: CaretRect[] = []
  for (const caret of carets) {
    const rect = rectOf(binding, caret)
    if (!rect) continue
    const x = Math.round(rect.left - origin.left)
    const y = Math.round(rect.top - origin.top)
    const isNear = (other: CaretRect): boolean => other.y === y && Math.abs(other.x - x) < FLAG_PX
    const stacked = rects.filter(isNear).length
    rects.push({ ...caret, x, y, height: Math.round(rect.height), stacked })
  }
  return rects
}

function rectOf(binding: TextBinding, caret: RemoteCaret): DOMRect | null {
  const place = placeOf(binding.table, binding.ledger, caret.focus)
  const paragraph = place && binding.editor.getElementByKey(place.entry.key)
  if (!place || !paragraph || !isNearScreen(paragraph)) return null
  let rest = place.offset
  for (const run of paragraph.children) {
    const text = run.firstChild
    if (!(text instanceof Text)) continue
    if (rest <= text.length) return rectIn(text, rest)
    rest -= text.length
  }
  return emptyRect(paragraph)
}

function rectIn(text: Text, offset: number): DOMRect | null {
  const range = document.createRange()
  range.setStart(text, offset)
  range.collapse(true)
  const [rect] = range.getClientRects()
  if (rect) return rect
  // Some browsers measure no collapsed range at the start of a line: the edge of a neighbour will do.
  if (text.length === 0) return null
  range.setStart(text, Math.max(0, offset - 1))
  range.setEnd(text, Math.max(1, offset))
  const box = range.getBoundingClientRect()
  return new DOMRect(offset > 0 ? box.right : box.left, box.top, 0, box.height)
}

function emptyRect(paragraph: HTMLElement): DOMRect {
  const box = paragraph.getBoundingClientRect()
  return new DOMRect(box.left, box.top, 0, Math.min(box.height, 28))
}

// Asking for the inside of a paragraph off the screen would lay it out, which content-visibility avoids.
function isNearScreen(paragraph: HTMLElement): boolean {
  const { top, bottom } = paragraph.getBoundingClientRect()
  return bottom > -50 && top < window.innerHeight + 50
}
