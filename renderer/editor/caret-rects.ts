import { type CharId, isSameChar } from '../../shared/domain/char-ids.ts'
import { placeOf } from './binding/caret.ts'
import type { TextBinding } from './binding/text-binding.ts'
import type { RemoteCaret } from './caret-states.ts'

/** A caret to be drawn: pixels from the top left corner of the layer. */
export type CaretRect = RemoteCaret & {
  readonly x: number
  readonly y: number
  readonly height: number
  /** In which margin its label stands: the one without the paragraph's number. */
  readonly margin: 'left' | 'right'
  /** How many labels stand before it in the margin of the same line. */
  readonly stacked: number
  readonly isAlone: boolean
  /** What its label says: the delegation's code, how many more there are, or nothing where the margin is full. */
  readonly label: string | null
}

/** Of more, the margin of a line says how many. */
const LABELS_A_LINE = 4

/** Where the carets are drawn; those in paragraphs off the screen are left out. Forces a layout. */
export function caretRects(
  binding: TextBinding,
  carets: readonly RemoteCaret[],
  layer: HTMLElement,
): CaretRect[] {
  const origin = layer.getBoundingClientRect()
  const rects: Omit<CaretRect, 'isAlone' | 'label'>[] = []
  for (const caret of carets) {
    const found = rectOf(binding, caret)
    if (!found) continue
    const { rect, isRightToLeft } = found
    const x = Math.round(rect.left - origin.left)
    const y = Math.round(rect.top - origin.top)
    const margin = isRightToLeft ? 'left' : 'right'
    const height = Math.round(rect.height)
    const rectOfCaret = { ...caret, x, y, height, margin, stacked: 0 } as const
    const stacked = rects.filter((other) => areBeside(rectOfCaret, other)).length
    rects.push({ ...rectOfCaret, stacked })
  }
  return rects.map((one) => {
    const beside = rects.filter((other) => areBeside(one, other)).length
    return { ...one, isAlone: beside === 1, label: labelOf(one, beside) }
  })
}

function labelOf({ delegation, stacked }: Omit<CaretRect, 'isAlone' | 'label'>, beside: number) {
  const last = LABELS_A_LINE - 1
  if (beside <= LABELS_A_LINE || stacked < last) return delegation
  return stacked === last ? `+${beside - last}` : null
}

type InMargin = Pick<CaretRect, 'margin' | 'y' | 'height'>

/** Whether the labels of both stand in the margin of one line. */
function areBeside(one: InMargin, other: InMargin): boolean {
  return one.margin === other.margin && Math.abs(one.y - other.y) < one.height / 2
}

/** What others have selected, as far as it is on the screen. */
export function selectionRanges(binding: TextBinding, carets: readonly RemoteCaret[]): Range[] {
  return carets.flatMap(({ anchor, focus }) => {
    const ends = isSameChar(anchor, focus)
      ? []
      : [anchor, focus].map((end) => pointOf(binding, end))
    const [one, other] = ends
    if (!one || !other) return []
    const range = document.createRange()
    range.setStart(one.text, one.offset)
    range.setEnd(other.text, other.offset)
    // A range that ends before its start collapses: then it was the other way round.
    if (range.collapsed) {
      range.setStart(other.text, other.offset)
      range.setEnd(one.text, one.offset)
    }
    return [range]
  })
}

type Point = { readonly text: Text; readonly offset: number; readonly paragraph: HTMLElement }

function pointOf(binding: TextBinding, caret: CharId): Point | null {
  const place = placeOf(binding.table, binding.ledger, caret)
  const paragraph = place && binding.editor.getElementByKey(place.entry.key)
  if (!place || !paragraph || !isNearScreen(paragraph)) return null
  let rest = place.offset
  for (const run of paragraph.children) {
    const text = run.firstChild
    if (!(text instanceof Text)) continue
    if (rest <= text.length) return { text, offset: rest, paragraph }
    rest -= text.length
  }
  return null
}

function rectOf(
  binding: TextBinding,
  { focus }: RemoteCaret,
): { readonly rect: DOMRect; readonly isRightToLeft: boolean } | null {
  const point = pointOf(binding, focus)
  const paragraph = point?.paragraph ?? emptyParagraph(binding, focus)
  const rect = point ? rectIn(point.text, point.offset) : paragraph && emptyRect(paragraph)
  return paragraph && rect && { rect, isRightToLeft: paragraph.matches(':dir(rtl)') }
}

function emptyParagraph(binding: TextBinding, caret: CharId): HTMLElement | null {
  const place = placeOf(binding.table, binding.ledger, caret)
  const paragraph = place && binding.editor.getElementByKey(place.entry.key)
  return paragraph && isNearScreen(paragraph) ? paragraph : null
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
