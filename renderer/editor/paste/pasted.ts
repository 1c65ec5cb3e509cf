import { EMPHASIS_STYLES, type EmphasisStyle } from '../../../shared/domain/segments.ts'

// What is pasted, as plain data: words, styles, levels and tracked changes. Nothing else of what a clipboard holds gets
// this far, so nothing active can ([W1]).

export type PastedChange = { readonly kind: 'inserted' | 'deleted'; readonly author: string }

export type PastedRun = {
  readonly text: string
  readonly emphasis: readonly EmphasisStyle[]
  /** What was tracked where it comes from; the author is empty if it is not said. */
  readonly change: PastedChange | null
}

export type PastedParagraph = {
  /** How deep in a list: 0 for none, 1 for (a), 2 for (i). */
  readonly level: 0 | 1 | 2
  readonly runs: readonly PastedRun[]
}

/** One paragraph to be typed: its words, and which of them are set in which style (UTF-16 units). */
export type PastedLine = {
  readonly text: string
  readonly styles: readonly Styled[]
  readonly level: 0 | 1 | 2
}
type Styled = { readonly style: EmphasisStyle; readonly start: number; readonly end: number }

export const plainLine = (text: string): PastedLine => ({ text, styles: [], level: 0 })

/** How many tracked changes there are; words that one author changed together are one. */
export function countChanges(paragraphs: readonly PastedParagraph[]): number {
  let count = 0
  for (const { runs } of paragraphs) {
    let last: PastedChange | null = null
    for (const { change } of runs) {
      if (change && (change.kind !== last?.kind || change.author !== last.author)) count++
      last = change
    }
  }
  return count
}

/** The lines to be typed, with the tracked changes accepted or taken back; paragraphs that this leaves empty vanish. */
export function linesOf(
  paragraphs: readonly PastedParagraph[],
  choice: 'accepted' | 'original',
): PastedLine[] {
  const left = choice === 'accepted' ? 'deleted' : 'inserted'
  return paragraphs
    .map(({ level, runs }) =>
      lineOf(
        level,
        runs.filter(({ change }) => change?.kind !== left),
      ),
    )
    .filter(({ text }) => text !== '')
}

function lineOf(level: PastedLine['level'], runs: readonly PastedRun[]): PastedLine {
  const styles: Styled[] = []
  let text = ''
  for (const run of runs) {
    for (const style of EMPHASIS_STYLES) {
      if (run.emphasis.includes(style)) {
        styles.push({ style, start: text.length, end: text.length + run.text.length })
      }
    }
    text += run.text
  }
  return { text, level, styles }
}
