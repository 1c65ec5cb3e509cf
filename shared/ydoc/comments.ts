import type * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { ParagraphId, Range } from '../domain/char-ids.ts'
import { type Comment, type Thread, threadsIn } from '../domain/comments.ts'
import type { Audience } from '../domain/positions.ts'
import type { CommentRecord } from '../domain/records.ts'
import type { ActionError } from './decide.ts'
import { readEntries } from './positions.ts'
import { recordsOf } from './roots.ts'
import type { Writer } from './writer.ts'

type Done = Result<void, ActionError>

/** The threads that are written in the document. */
export function readThreads(doc: Y.Doc, audience: Audience): readonly Thread[] {
  return threadsIn(readEntries(doc), audience)
}

/** Begins a thread about words, or about a whole paragraph ([Q9]). */
export function beginThread(
  writer: Writer,
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

export function reply(writer: Writer, thread: Thread, words: string, at: number): Done {
  const { root, paragraph } = thread
  return put(writer, null, { kind: 'comment', re: root.name, pid: paragraph, note: words, t: at })
}

/** Says that a thread is settled, or is not. */
export function settle(writer: Writer, { root }: Thread, isResolved: boolean, at: number): Done {
  const sets = isResolved ? 'resolved' : 'open'
  return put(writer, null, { kind: 'comment', re: root.name, sets, note: '', t: at })
}

/** Puts other words in the place of one's own. */
export function editComment(writer: Writer, comment: Comment, words: string): Done {
  return change(writer, comment, { note: words, edited: true })
}

/** Takes one's own words away; what others answered stays ([Q9]). */
export function deleteComment(writer: Writer, comment: Comment): Done {
  return change(writer, comment, { note: '', withdrawn: true })
}

function change(writer: Writer, { delegation, key }: Comment, to: Partial<CommentRecord>): Done {
  const record = recordsOf(writer.ledger.doc, delegation).get(key)
  if (delegation !== writer.author.delegation || record?.kind !== 'comment')
    return fail({ kind: 'notAllowed' })
  return put(writer, key, { ...record, ...to })
}

function put(writer: Writer, key: string | null, record: CommentRecord): Done {
  if (!writer.canWrite) return fail({ kind: 'notAllowed' })
  writer.edit('comment', ({ statements }) =>
    statements.putRecord(key ?? statements.newKey(), record),
  )
  return ok(undefined)
}
