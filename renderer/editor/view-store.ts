import type { Paragraph, View } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import { beforePaint } from '../session/frame.ts'

/** A view of the text that follows the text, once a frame at most. */
export type ViewStore = {
  subscribe(listener: () => void): () => void
  getSnapshot(): readonly Paragraph[]
}

/** A store whose paragraphs stay the same objects as long as they read the same. */
export function viewStore(ledger: Ledger, view: View): ViewStore {
  let paragraphs: readonly Paragraph[] = readView(ledger, view)
  const refresh = (): void => {
    const known = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
    paragraphs = readView(ledger, view).map((paragraph) => {
      const old = known.get(paragraph.id)
      return old && isSameReading(old, paragraph) ? old : paragraph
    })
  }
  return {
    getSnapshot: () => paragraphs,
    subscribe: (listener) => {
      let callOff: (() => void) | null = null
      const stop = ledger.onChange(() => {
        callOff ??= beforePaint(() => {
          callOff = null
          refresh()
          listener()
        })
      })
      refresh()
      return () => {
        stop()
        callOff?.()
      }
    },
  }
}

function isSameReading(a: Paragraph, b: Paragraph): boolean {
  return a.kind === b.kind && a.level === b.level && readingOf(a) === readingOf(b)
}

function readingOf({ runs, proposedBy, joinedBy, removedBy }: Paragraph): string {
  return JSON.stringify([
    proposedBy,
    joinedBy,
    removedBy,
    runs.map((run) => [run.text, run.emphasis, run.isPending, run.deletedBy, run.sign]),
  ])
}
