import * as v from 'valibot'
import { JoinAnswer } from '../shared/protocol/http.ts'

// Sessions that this browser may come back to. A link is good for one use, yet people open it again: the
// invitation that led to a session leads to it ever after. Windows of one browser may sit at one relay for
// different delegations, so each window remembers its own session, and only a window opened without a link
// takes the one that was used last.

const KEPT = 'penholder.sessions'
const MINE = 'penholder.session'
const MAX_KEPT = 32

const Kept = v.array(v.object({ session: JoinAnswer, invite: v.nullable(v.string()) }))
type Kept = v.InferOutput<typeof Kept>

/** The session to go on with; null if this browser has none (for this invitation). */
export function keptSession(invite: string | null): JoinAnswer | null {
  const kept = readKept()
  if (invite !== null) return kept.find((one) => one.invite === invite)?.session ?? null
  const mine = sessionStorage.getItem(MINE)
  return (kept.find((one) => one.session.session === mine) ?? kept[0])?.session ?? null
}

/** From now on this window goes on with the session, whatever other windows of the browser do. */
export function holdSession(session: JoinAnswer): void {
  sessionStorage.setItem(MINE, session.session)
}

/** Keeps the session, newest first. */
export function keepSession(session: JoinAnswer, invite: string | null): void {
  const others = readKept().filter((one) => one.session.session !== session.session)
  writeKept([{ session, invite }, ...others])
  holdSession(session)
}

/** Forgets the session that `keptSession` would return now. */
export function forgetSession(invite: string | null): void {
  const gone = keptSession(invite)
  if (gone === null) return
  writeKept(readKept().filter((one) => one.session.session !== gone.session))
  sessionStorage.removeItem(MINE)
}

function readKept(): Kept {
  const text = localStorage.getItem(KEPT)
  if (text === null) return []
  try {
    const parsed = v.safeParse(Kept, JSON.parse(text))
    return parsed.success ? parsed.output : []
  } catch {
    return [] // Written by something else: sessions can be had again, a page that does not open cannot.
  }
}

function writeKept(kept: Kept): void {
  localStorage.setItem(KEPT, JSON.stringify(kept.slice(0, MAX_KEPT)))
}
