import {
  $getNodeByKey,
  $isElementNode,
  type CreateEditorArgs,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  TextNode,
} from 'lexical'
import type { ShownParagraph, ShownRun } from './derive-runs.ts'
import { $createTapeParagraph, TapeParagraphNode } from './paragraph-node.ts'
import { $createRun, RunNode } from './run-node.ts'

// The one place where Lexical's nodes and what the domain shows are turned into each other.

/** Node classes of the editor; every piece of text that Lexical itself makes becomes a run, too. */
export const EDITOR_NODES: NonNullable<CreateEditorArgs['nodes']> = [
  RunNode,
  TapeParagraphNode,
  {
    replace: TextNode,
    with: (node: TextNode) => new RunNode(node.getTextContent()),
    withKlass: RunNode,
  },
]

/** The text of a paragraph as Lexical holds it; a line break or tab that slipped in counts as a space. */
export function $textOf(key: NodeKey): string | null {
  const node = $getNodeByKey(key)
  return $isElementNode(node) ? node.getTextContent().replace(/[\n\t]/g, ' ') : null
}

/** A fresh paragraph node that shows the paragraph; it hangs nowhere yet. */
export function $createParagraph(shown: ShownParagraph): TapeParagraphNode {
  const node = $createTapeParagraph(shown.face)
  node.append(...shown.runs.map((run) => $createRun(run.text, run.look)))
  return node
}

/** Whether the node already is what should be shown. */
export function $isShown(key: NodeKey, shown: ShownParagraph): boolean {
  const node = $getNodeByKey(key)
  if (!(node instanceof TapeParagraphNode) || node.face() !== shown.face) return false
  if (node.getChildrenSize() !== shown.runs.length) return false
  let child = node.getFirstChild()
  for (const run of shown.runs) {
    if (!isRun(child, run)) return false
    child = child.getNextSibling()
  }
  return true
}

/**
 * Makes the node show the paragraph and touches only the runs that differ. Points of the selection into
 * those runs are meaningless afterwards: the caller restores the selection by ids.
 */
export function $show(key: NodeKey, shown: ShownParagraph): void {
  const node = $getNodeByKey(key)
  if (!(node instanceof TapeParagraphNode)) return
  if (node.face() !== shown.face) node.setFace(shown.face)
  const children = node.getChildren()
  const { runs } = shown
  const shared = Math.min(children.length, runs.length)
  let head = 0
  while (head < shared && isRun(children[head], runs[head])) head++
  let tail = 0
  while (tail < shared - head && isRun(children.at(-1 - tail), runs.at(-1 - tail))) tail++
  $replaceRuns(
    node,
    head,
    children.slice(head, children.length - tail),
    runs.slice(head, runs.length - tail),
  )
}

// Nodes are reused in place: their elements, and a word the spelling checker is busy with, stay.
function $replaceRuns(
  parent: ElementNode,
  at: number,
  old: readonly LexicalNode[],
  runs: readonly ShownRun[],
): void {
  runs.forEach((run, index) => {
    const node = old[index]
    if (node instanceof RunNode) {
      if (node.getTextContent() !== run.text) node.setTextContent(run.text)
      if (node.look() !== run.look) node.setLook(run.look)
    } else parent.splice(at + index, node ? 1 : 0, [$createRun(run.text, run.look)])
  })
  for (const node of old.slice(runs.length)) node.remove(true)
}

function isRun(node: LexicalNode | null | undefined, run: ShownRun | undefined): node is RunNode {
  return (
    node instanceof RunNode &&
    run !== undefined &&
    node.look() === run.look &&
    node.getTextContent() === run.text
  )
}

/** What a paragraph node shows now: the counterpart of `$createParagraph`, for the law [V7]. */
export function $readShown(node: LexicalNode): {
  readonly face: string
  readonly runs: readonly ShownRun[]
} {
  if (!(node instanceof TapeParagraphNode)) return { face: `?${node.getType()}`, runs: [] }
  const runs = node.getChildren().map((child) => ({
    text: child.getTextContent(),
    look: child instanceof RunNode ? child.look() : `?${child.getType()}`,
  }))
  return { face: node.face(), runs }
}
