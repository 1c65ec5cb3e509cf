import { type ParagraphId, parseParagraphId } from '../domain/char-ids.ts'
import type { EditorialRecord, RemovalRecord } from '../domain/records.ts'
import { rangeOf, type Segment } from '../domain/segments.ts'
import { type Author, isPenholder } from './author.ts'
import { removeWhole } from './decide.ts'
import type { Edit } from './edits.ts'
import { firstItem, itemAt, markKind } from './items.ts'
import type { Ledger } from './ledger.ts'
import { paragraphSegments } from './tape.ts'

export type WholeParagraph = {
  readonly author: Author
  readonly paragraph: ParagraphId
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * Removes a paragraph as a whole, which is not joining it ([T12]): of base text the pen's removal, or a
 * delegation's proposal of it; the author's own words in it are withdrawn. A paragraph that is itself only
 * proposed goes with everything in it; of the title only the words go ([T7]). Nothing happens if there is no such
 * paragraph.
 */
export function removeWholeParagraph(edit: Edit, ledger: Ledger, whole: WholeParagraph): void {
  const { author, paragraph } = whole
  const id = parseParagraphId(paragraph)
  const mark = id && itemAt(ledger.doc, id)
  if (!id || !mark || markKind(mark) === null) return
  const segments = [...paragraphSegments(ledger, mark)]
  if (ledger.isPending(id)) {
    edit.remove([[id.client, id.clock, 1], ...segments.map(rangeOf)])
    return
  }
  const isOwn = (segment: Segment): boolean => segment.owner === author.delegation
  if (mark === firstItem(ledger.doc)) {
    edit.remove(segments.filter((one) => !one.isPending || isOwn(one)).map(rangeOf))
    return
  }
  edit.remove(segments.filter((one) => one.isPending && isOwn(one)).map(rangeOf))
  if (isPenholder(author)) removeWhole(edit, ledger, paragraph, null)
  else edit.statements.putRecord(edit.statements.newKey(), proposalOf(whole))
}

/** The secretariat makes editorial records only ([G7]). */
function proposalOf({ author, paragraph, now }: WholeParagraph): RemovalRecord | EditorialRecord {
  if (author.role === 'secretariat') return { kind: 'editorial', pid: paragraph }
  return { kind: 'remove', pid: paragraph, t: now }
}
