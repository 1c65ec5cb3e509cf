import { type FindOptions, findIn, inTheCaseOf, type Match } from '../../shared/domain/find-text.ts'
import { caretAt, rangesBetween } from './binding/caret.ts'
import { $entriesInOrder, type Entry } from './binding/paragraph-table.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { parseLook } from './derive-runs.ts'

// Finding and replacing in the text as it is shown. What is found is marked by the browser (CSS custom highlights), so
// that no element changes; what is replaced is a proposal like any other replacement.

/** A place in the shown text. */
export type Found = { readonly entry: Entry; readonly match: Match }

const ALL = 'found'
const CURRENT = 'found-current'

/** Every place in the order of the text; words that one has struck oneself are as good as gone. */
export function findWords(binding: TextBinding, query: string, options: FindOptions): Found[] {
  const entries = binding.editor.read(() => $entriesInOrder(binding.table))
  return entries.flatMap((entry) =>
    findIn(entry.shown.text, query, options)
      .filter((match) => !isStruckByMe(entry, match, binding.me))
      .map((match) => ({ entry, match })),
  )
}

function isStruckByMe({ shown }: Entry, { start, end }: Match, me: TextBinding['me']): boolean {
  let at = 0
  return shown.runs.some((run) => {
    const from = at
    at += run.text.length
    return from < end && at > start && parseLook(run.look).struckBy.includes(me)
  })
}

/** Marks the places, and shows the current one. */
export function markFound(binding: TextBinding, found: readonly Found[], current: number): void {
  if (typeof Highlight === 'undefined') return
  const ranges = found.map((one) => domRange(binding, one))
  const shown = ranges[current]
  CSS.highlights.set(ALL, new Highlight(...ranges.flatMap((range) => range ?? [])))
  CSS.highlights.set(CURRENT, new Highlight(...(shown ? [shown] : [])))
  shown?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

export function unmarkFound(): void {
  if (typeof Highlight === 'undefined') return
  CSS.highlights.delete(ALL)
  CSS.highlights.delete(CURRENT)
}

/** The place in the page; null if it is not drawn. */
export function domRange({ editor }: TextBinding, { entry, match }: Found): Range | null {
  const element = editor.getElementByKey(entry.key)
  if (!element) return null
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let at = 0
  let isBegun = false
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (!isBegun && match.start < at + length) {
      range.setStart(node, match.start - at)
      isBegun = true
    }
    if (isBegun && match.end <= at + length) {
      range.setEnd(node, match.end - at)
      return range
    }
    at += length
  }
  return null
}

/** Puts words in the place of others, everywhere as one act and one step of undo; returns in how many places. */
export function replaceFound(binding: TextBinding, found: readonly Found[], words: string): number {
  const open = found.filter(({ entry }) => !binding.isClosedToMe(entry.id))
  if (open.length < found.length) binding.refuse('closed')
  if (open.length === 0) return 0
  binding.editor.update(
    () => {
      binding.$act(() => {
        binding.writer.edit('replace', (edit) => {
          for (const { entry, match } of open) {
            const { start, end } = match
            const next = inTheCaseOf(entry.shown.text.slice(start, end), words)
            edit.startReplacement()
            edit.remove(rangesBetween(entry, start, end))
            edit.insertText(caretAt({ entry, offset: end }), next)
          }
        })
      })
    },
    { discrete: true },
  )
  return open.length
}
