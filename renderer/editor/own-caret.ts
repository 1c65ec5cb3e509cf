import type { Awareness } from 'y-protocols/awareness'
import { isSameChar, type ParagraphId } from '../../shared/domain/char-ids.ts'
import { $readCarets, $readSelection, type CaretPair } from './binding/caret.ts'
import type { TextBinding } from './binding/text-binding.ts'

/** The relay admits ten states a second ([G17]); people see no difference above eight. */
const PUBLISH_EVERY_MS = 125

/**
 * Tells the others where one's caret stands, and the page in which paragraph. Both follow the caret at a
 * distance, so that a key does not wait for them. Returns the way to stop.
 */
export function followOwnCaret(
  binding: TextBinding,
  awareness: Awareness,
  onParagraph: (paragraph: ParagraphId | null) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let published: CaretPair | null = null
  let paragraph: ParagraphId | null = null
  const publish = (): void => {
    timer = null
    const { table } = binding
    const { carets, place } = binding.editor.getEditorState().read(() => ({
      carets: $readCarets(table),
      place: $readSelection(table)?.focus ?? null,
    }))
    if (!isSamePair(carets, published)) {
      published = carets
      awareness.setLocalStateField('caret', carets)
    }
    const now = place?.entry.id ?? null
    if (now !== paragraph) {
      paragraph = now
      onParagraph(now)
    }
  }
  const stop = binding.editor.registerUpdateListener(() => {
    timer ??= setTimeout(publish, PUBLISH_EVERY_MS)
  })
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
    if (awareness.getLocalState() !== null) awareness.setLocalStateField('caret', null)
  }
}

function isSamePair(a: CaretPair | null, b: CaretPair | null): boolean {
  if (a === null || b === null) return a === b
  return isSameChar(a.anchor, b.anchor) && isSameChar(a.focus, b.focus)
}
