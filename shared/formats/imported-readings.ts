import type { ImportedText, TrackedChange } from './imported-text.ts'

/** Which of its tracked changes a reading takes: none of them, or all. */
export type ImportedReading = 'base' | 'accepted'

/**
 * What the document reads, one paragraph an entry, footnotes left out. A paragraph whose end is gone goes on in the next one; at
 * the end of the document nothing is left of one that is empty.
 */
export function readingOf({ paragraphs }: ImportedText, which: ImportedReading): string[] {
  const lines: string[] = []
  let open: string | null = null
  for (const { runs, end } of paragraphs) {
    const words = runs.filter((run) => isIn(run.changes, which)).map((run) => run.text)
    open = (open ?? '') + words.join('')
    if (!isIn(end, which)) continue
    lines.push(open)
    open = null
  }
  if (open) lines.push(open)
  return lines
}

/** Whether what these changes are tracked on is there in the reading. */
function isIn(changes: readonly TrackedChange[], which: ImportedReading): boolean {
  const gone = which === 'base' ? ['inserted', 'movedHere'] : ['deleted', 'movedAway']
  return !changes.some(({ kind }) => gone.includes(kind))
}
