import { parseParagraphId, type Range } from '../../shared/domain/char-ids.ts'
import { itemAt } from '../../shared/ydoc/items.ts'
import type { LiveText } from './live-text.ts'

/** Whether all members have the paragraph: one that is only drafted is nothing to speak to them of ([B8]). */
export function isKnownToAll({ ledger }: LiveText, paragraph: string): boolean {
  const mark = parseParagraphId(paragraph)
  return mark !== null && itemAt(ledger.doc, mark) !== null
}

/** The characters that all members have. */
export function rangesKnownToAll({ ledger }: LiveText, ranges: readonly Range[]): Range[] {
  return ranges.filter(([client, clock]) => itemAt(ledger.doc, { client, clock }) !== null)
}
