import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  type LexicalNode,
} from 'lexical'
import { paragraphIdOf } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Item } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import type { ParagraphStatements } from '../../../shared/ydoc/paragraph-statements.ts'
import { firstMark, isLiveMark, markOf, nextMark } from '../../../shared/ydoc/tape.ts'
import type { ShownParagraph } from '../derive-runs.ts'
import { $createParagraph, $isShown, $show } from '../translate.ts'
import { $placeOfPoint } from './caret.ts'
import { deriveParagraph } from './derive-paragraph.ts'
import type { Entry, ParagraphTable } from './paragraph-table.ts'

// Tape → Lexical. The editor's nodes are brought in line with the tape paragraph by paragraph; what is
// right already is not touched, so that the browser's own typing is left as the browser did it.

/** What is drawn, for whom, and the paragraph that an input method holds, if any. */
export type Canvas = {
  readonly ledger: Ledger
  readonly statements: ParagraphStatements
  readonly me: DelegationCode
  readonly table: ParagraphTable
  readonly frozen: Entry | null
}

/** The parts of the screen that are not as they should be. */
export type Plan = {
  /** Entries of which nothing is to be shown any more. */
  readonly gone: readonly Entry[]
  /** Marks in any order whose paragraphs must be drawn, newly or again. */
  readonly draw: readonly { readonly mark: Item; readonly shown: ShownParagraph }[]
}

/**
 * Compares the paragraphs of the marks with what is drawn. Those that are right only have their ids
 * brought up to date. Reads the active editor state; must run where one is active.
 */
export function $planChange(canvas: Canvas, marks: Iterable<Item>): Plan {
  const gone: Entry[] = []
  const draw: { mark: Item; shown: ShownParagraph }[] = []
  for (const mark of marks) {
    const entry = canvas.table.byMark(mark)
    if (entry && entry === canvas.frozen) continue
    const shown = isLiveMark(canvas.ledger, mark)
      ? deriveParagraph(canvas.ledger, canvas.statements, mark, canvas.me)
      : null
    if (shown && entry && $isShown(entry.key, shown)) entry.shown = shown
    else if (shown) draw.push({ mark, shown })
    else if (entry) gone.push(entry)
  }
  return { gone, draw }
}

export function isEmptyPlan(plan: Plan): boolean {
  return plan.gone.length === 0 && plan.draw.length === 0
}

/** Whether the plan touches a paragraph in which an end of the selection stands. */
export function $holdsSelection(table: ParagraphTable, plan: Plan): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const touched = new Set<Entry | undefined>(plan.gone)
  for (const { mark } of plan.draw) touched.add(table.byMark(mark))
  return [selection.anchor, selection.focus].some((point) => {
    const place = $placeOfPoint(table, point)
    return place === null || touched.has(place.entry)
  })
}

/** Carries out the plan. The caller restores the selection by ids afterwards. */
export function $applyPlan(canvas: Canvas, plan: Plan): void {
  for (const entry of plan.gone) {
    canvas.table.remove(entry)
    $getNodeByKey(entry.key)?.remove(true)
  }
  for (const { mark, shown } of plan.draw) {
    const entry = canvas.table.byMark(mark)
    if (entry) {
      entry.shown = shown
      $show(entry.key, shown)
    } else $insertParagraph(canvas, mark, shown)
  }
}

function $insertParagraph(canvas: Canvas, mark: Item, shown: ShownParagraph): void {
  const node = $createParagraph(shown)
  const before = $paragraphBefore(canvas, mark)
  if (before) before.insertAfter(node, false)
  else $prepend(node)
  canvas.table.add({ id: paragraphIdOf(mark.id), mark, key: node.getKey(), shown })
}

// The nearest paragraph to the left that is on the screen; ones that are still to be drawn come later
// and find their own place between the two.
function $paragraphBefore(canvas: Canvas, mark: Item): LexicalNode | null {
  let before = mark.left && markOf(canvas.ledger, mark.left)
  while (before) {
    const entry = canvas.table.byMark(before)
    const node = entry && $getNodeByKey(entry.key)
    if (node) return node
    before = before.left && markOf(canvas.ledger, before.left)
  }
  return null
}

function $prepend(node: LexicalNode): void {
  const first = $getRoot().getFirstChild()
  if (first) first.insertBefore(node, false)
  else $getRoot().append(node)
}

/** Draws everything anew: at the start, and when Lexical's paragraphs are no longer the table's. */
export function $drawAll(canvas: Canvas): void {
  const root = $getRoot()
  root.clear()
  canvas.table.clear()
  for (let mark = firstMark(canvas.ledger); mark; mark = nextMark(canvas.ledger, mark)) {
    const shown = deriveParagraph(canvas.ledger, canvas.statements, mark, canvas.me)
    if (!shown) continue
    const node = $createParagraph(shown)
    root.append(node)
    canvas.table.add({ id: paragraphIdOf(mark.id), mark, key: node.getKey(), shown })
  }
}
