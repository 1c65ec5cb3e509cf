import type { ParagraphId } from '../../domain/char-ids.ts'

/** The name of the bookmark that carries a paragraph's id; `paragraphOfBookmark` reads it. */
export function bookmarkOf(id: ParagraphId): string {
  return `ph_${id.replace(':', '_')}`
}
