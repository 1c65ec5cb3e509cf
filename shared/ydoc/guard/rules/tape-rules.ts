import * as Y from 'yjs'
import type { CharId } from '../../../domain/char-ids.ts'
import { isCleanText } from '../../../domain/characters.ts'
import { isFence, lastClock, markKind, signOf, textOfItem } from '../../items.ts'
import type { NewItem } from '../frame/new-item.ts'
import type { Judging } from '../judging.ts'
import { LIMITS } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { markNamed } from './range-rules.ts'

/** [G9] What may stand on the tape, and where it may be put between characters. */
export function checkTapeItem(judging: Judging, item: NewItem): void {
  checkContent(judging, item)
  if (!item.origin && !(judging.isPenholder && markKind(item) === 'title')) refuse('before-start')
  // Yjs turns both halves of a pair into U+FFFD when it splits an item between them.
  if (isInsidePair(judging, item.origin, 0)) refuse('surrogate-split')
  if (isInsidePair(judging, item.rightOrigin, -1)) refuse('surrogate-split')
}

function checkContent(judging: Judging, item: NewItem): void {
  const { content } = item
  if (content instanceof Y.ContentString) {
    if (!isCleanText(content.str)) refuse('bad-text')
  } else if (content instanceof Y.ContentEmbed) {
    if (!isMarkOrFence(item, content.embed)) checkSign(judging, item)
    judging.use.embeds++
    if (judging.use.embeds > LIMITS.embedsPerUpdate && !judging.isPenholder) {
      refuse('quota', 'marks')
    }
  } else refuse('content', 'text')
}

/** [T24] A sign; a reference names a paragraph that exists. */
function checkSign(judging: Judging, item: NewItem): void {
  const sign = signOf(item)
  if (!sign) refuse('schema', 'embed')
  if (sign.kind === 'reference') markNamed(judging, sign.to)
}

/** Exactly `{p: kind}` or `{f: 1}` ([T2], [T4]); whatever JSON can say may stand there instead. */
function isMarkOrFence(item: NewItem, embed: unknown): boolean {
  if (typeof embed !== 'object' || embed === null || Object.keys(embed).length !== 1) return false
  return isFence(item) || markKind(item) !== null
}

/** Whether the boundary right of the character (with `by` -1: left of it) falls between the halves of a pair. */
function isInsidePair(judging: Judging, id: CharId | null, by: 0 | -1): boolean {
  if (!id) return false
  const item = judging.at(id)
  const clock = id.clock + by
  if (clock < item.id.clock || clock >= lastClock(item)) return false
  const text = textOfItem(item)
  return text !== null && (text.charCodeAt(clock - item.id.clock) & 0xfc00) === 0xd800
}
