import { useEffect, useState } from 'react'
import { type Comment, type Thread, wordsOfOthers } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'

// Which comments of others were there when one last looked, by their names: their times are what their authors say, and
// what was written offline arrives long after it ([Q10]).

type Read = {
  readonly names: ReadonlySet<string>
  /** As it was kept before: up to which time, by the authors, everything was read. */
  readonly until: number
}

/** How many threads hold a word of others that was not there when one last looked, on this machine. */
export function useUnread(negotiation: Negotiation, isLooking: boolean): number {
  const { dossier, delegation } = negotiation.session
  const key = `penholder.read/${dossier}/${delegation}`
  const threads = useStore(negotiation.threads)
  const [read, setRead] = useState(() => parseRead(localStorage.getItem(key)))
  const unread = unreadIn(threads, delegation, read)
  useEffect(() => {
    if (!isLooking || unread.length === 0) return
    // Another window of this machine may have read something meanwhile.
    const next = withRead(parseRead(localStorage.getItem(key)), threads, delegation)
    localStorage.setItem(key, [...next.names].join('\n'))
    setRead(next)
  }, [isLooking, unread.length, threads, delegation, key])
  return unread.length
}

export function unreadIn(
  threads: readonly Thread[],
  delegation: DelegationCode,
  read: Read,
): readonly Thread[] {
  return threads.filter((thread) =>
    wordsOfOthers(thread, delegation).some((one) => !isRead(thread, one, read)),
  )
}

/** Everything that is there now is read; what is in rooms that are not open now stays as it was. */
export function withRead(
  before: Read,
  threads: readonly Thread[],
  delegation: DelegationCode,
): Read {
  const now = threads.flatMap((thread) =>
    wordsOfOthers(thread, delegation).map((one) => nameIn(thread, one)),
  )
  return { ...before, names: new Set([...before.names, ...now]) }
}

/** What is kept: names, a line each; or a time, as an earlier version kept it. A name holds a slash and no line break. */
export function parseRead(kept: string | null): Read {
  const lines = (kept ?? '').split('\n').filter(Boolean)
  const until = Number(lines[0])
  return { names: new Set(lines), until: Number.isFinite(until) ? until : 0 }
}

function isRead(thread: Thread, comment: Comment, { names, until }: Read): boolean {
  const { statedAt } = comment
  return names.has(nameIn(thread, comment)) || (statedAt !== null && statedAt <= until)
}

/** In two rooms comments may have one name. */
function nameIn({ audience }: Thread, { name }: Comment): string {
  return `${audience} ${name}`
}
