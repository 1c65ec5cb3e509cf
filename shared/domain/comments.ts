import type { Audience } from './audiences.ts'
import type { ParagraphId, Range } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import { proposalName, type RecordEntry } from './proposals.ts'
import type { CommentRecord } from './records.ts'

// What is said about paragraphs and words, in threads ([Q9]): derived from the records, never stored.

export type Comment = {
  /** `FRA/key`: under this name others answer it. */
  readonly name: string
  readonly delegation: DelegationCode
  readonly key: string
  readonly words: string
  /** When its author says it was written, milliseconds since 1970; null if it does not say. */
  readonly statedAt: number | null
  readonly isEdited: boolean
  /** Its author has taken its words away; what others answered stays. */
  readonly isDeleted: boolean
}

export type Thread = {
  readonly root: Comment
  readonly replies: readonly Comment[]
  readonly paragraph: ParagraphId
  /** The characters that it is about; empty if it is about the whole paragraph. */
  readonly ranges: readonly Range[]
  /** The words as they read when it was begun. */
  readonly quote: string
  readonly isResolved: boolean
  readonly audience: Audience
}

type Stated = Pick<RecordEntry, 'delegation' | 'key' | 'record'>
type Said = {
  readonly delegation: DelegationCode
  readonly key: string
  readonly record: CommentRecord
}

/** The threads of one room, each with its replies in the order of their times; one without any words left is none. */
export function threadsIn(entries: Iterable<Stated>, audience: Audience): readonly Thread[] {
  const all = [...entries].flatMap(({ delegation, key, record }): readonly Said[] =>
    record.kind === 'comment' ? [{ delegation, key, record }] : [],
  )
  const names = new Set(all.map(proposalName))
  // An answer to what is not here is a thread of its own: nobody's words disappear.
  const answers = new Map<string, Said[]>()
  const roots: Said[] = []
  for (const said of all.sort(byTime)) {
    const { re, sets } = said.record
    if (re !== undefined && names.has(re)) answers.set(re, [...(answers.get(re) ?? []), said])
    else if (sets === undefined) roots.push(said)
  }
  return roots.flatMap((said): readonly Thread[] => {
    const answered = answers.get(proposalName(said)) ?? []
    const replies = answered
      .filter(({ record }) => record.sets === undefined && !record.withdrawn)
      .map(commentOf)
    const last = answered.filter(({ record }) => record.sets && !record.withdrawn).at(-1)
    const { pid, ids = [], quote = '', withdrawn } = said.record
    if (pid === undefined || (withdrawn && replies.length === 0)) return []
    return [
      {
        root: commentOf(said),
        replies,
        paragraph: pid,
        ranges: ids,
        quote,
        isResolved: last?.record.sets === 'resolved',
        audience,
      },
    ]
  })
}

/** By what the authors say of the time; of one time by the names, so that every replica reads the same. */
function byTime(one: Said, other: Said): number {
  const apart = (one.record.t ?? 0) - (other.record.t ?? 0)
  return apart || (proposalName(one) < proposalName(other) ? -1 : 1)
}

function commentOf({ delegation, key, record }: Said): Comment {
  return {
    name: proposalName({ delegation, key }),
    delegation,
    key,
    words: record.withdrawn ? '' : record.note,
    statedAt: record.t ?? null,
    isEdited: record.edited === true,
    isDeleted: record.withdrawn === true,
  }
}

/** Whether somebody calls on the delegation in the thread: `@FRA`. */
export function isCalledOn(thread: Thread, delegation: DelegationCode): boolean {
  return callsOn(thread, delegation).length > 0
}

/** The comments of the thread in which others call on the delegation. */
export function callsOn({ root, replies }: Thread, delegation: DelegationCode): readonly Comment[] {
  const call = new RegExp(`@${delegation}(?![A-Za-z0-9])`, 'u')
  return [root, ...replies].filter((one) => one.delegation !== delegation && call.test(one.words))
}

/**
 * What others have said in the thread. In a delegation's own room everybody speaks as the delegation: there every word
 * counts.
 */
export function wordsOfOthers(
  { root, replies, audience }: Thread,
  delegation: DelegationCode,
): readonly Comment[] {
  return [root, ...replies].filter(
    (one) => (audience === 'team' || one.delegation !== delegation) && !one.isDeleted,
  )
}
