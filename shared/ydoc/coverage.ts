import type * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import { linksIn } from '../domain/coverage.ts'
import { isPenholder } from './author.ts'
import { LIMITS } from './guard/limits.ts'
import { blocksOf } from './roots.ts'
import type { Writer } from './writer.ts'

type LinkError = { readonly kind: 'notAllowed' | 'tooManyLinks' }

/** What paragraphs answer, by the keys of the targets ([Z7]); those that answer nothing are not in it. */
export function readLinks(doc: Y.Doc): ReadonlyMap<ParagraphId, readonly string[]> {
  const links = new Map<ParagraphId, readonly string[]>()
  for (const [id, { issue = '' }] of blocksOf(doc)) {
    const keys = linksIn(issue)
    if (keys.length > 0) links.set(id as ParagraphId, keys)
  }
  return links
}

/** Says that a paragraph answers a target, or that it does not ([Z7]); everything else that the pen said of it stays. */
export function linkParagraph(
  writer: Writer,
  paragraph: ParagraphId,
  key: string,
  isAnswer: boolean,
): Result<void, LinkError> {
  if (!isPenholder(writer.author)) return fail({ kind: 'notAllowed' })
  const { issue = '', ...rest } = blocksOf(writer.ledger.doc).get(paragraph) ?? {}
  const others = linksIn(issue).filter((one) => one !== key)
  const words = (isAnswer ? [...others, key] : others).join(' ')
  if (words.length > LIMITS.nameLength) return fail({ kind: 'tooManyLinks' })
  writer.edit('link', ({ statements }) =>
    statements.putBlock(paragraph, words ? { ...rest, issue: words } : rest),
  )
  return ok(undefined)
}
