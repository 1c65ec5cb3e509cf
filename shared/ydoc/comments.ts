import type * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { Audience } from '../domain/audiences.ts'
import type { ParagraphId, Range } from '../domain/char-ids.ts'
import { type Comment, type Thread, threadsIn } from '../domain/comments.ts'
import type { CommentRecord } from '../domain/records.ts'
import type { ActionError } from './decide.ts'
import { readEntries } from './positions.ts'
import type { Remarker } from './remarker.ts'
import { recordsOf } from './roots.ts'

type Done = Result<void, ActionError>

/** The threads that are written in the document. */
export function readThreads(doc: Y.Doc, audience: Audience): readonly Thread[] {
  return threadsIn(readEntries(doc), audience)
}

/** Begins a thread about words, or about a whole paragraph ([Q9]). */
export function beginThread(
  writer: Remarker,
  about: {
    readonly paragraph: ParagraphId
    readonly ranges: readonly Range[]
    readonly quote: string
  },
  words: string,
  at: number,
): Done {
  const { paragraph, ranges, quote } = about
  const anchor = ranges.length > 0 ? { ids: ranges, quote } : {}
  return put(writer, null, { kind: 'comment', pid: paragraph, ...anchor, note: words, t: at })
}

export function reply(writer: Remarker, thread: Thread, words: string, at: number): Done {
  const { root, paragraph } = thread
  return put(writer, null, { kind: 'comment', re: root.name, pid: paragraph, note: words, t: at })
}

/** Says that a thread is settled, or is not. */
export function settle(writer: Remarker, { root }: Thread, isResolved: boolean, at: number): Done {
  const sets = isResolved ? 'resolved' : 'open'
  return put(writer, null, { kind: 'comment', re: root.name, sets, note: '', t: at })
}

/** Puts other words in the place of one's own. */
export function editComment(writer: Remarker, comment: Comment, words: string): Done {
  return change(writer, comment, { note: words, edited: true })
}

/** Takes one's own words away; what others answered stays ([Q9]). */
export function deleteComment(writer: Remarker, comment: Comment): Done {
  return change(writer, comment, { note: '', withdrawn: true })
}

function change(writer: Remarker, { delegation, key }: Comment, to: Partial<CommentRecord>): Done {
  const record = recordsOf(writer.doc, delegation).get(key)
  if (delegation !== writer.author.delegation || record?.kind !== 'comment')
    return fail({ kind: 'notAllowed' })
  return put(writer, key, { ...record, ...to })
}

function put(writer: Remarker, key: string | null, record: CommentRecord): Done {
  if (!writer.canWrite) return fail({ kind: 'notAllowed' })
  writer.putRemark('comment', key, record)
  return ok(undefined)
}
