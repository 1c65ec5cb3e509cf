import * as v from 'valibot'
import { Seat } from '../../../shared/protocol/http.ts'
import type { AppPlace } from '../../../shared/protocol/links.ts'
import { ListedMembers } from '../../../shared/protocol/start-window.ts'
import { keyOf } from '../sharing/remote-relay.ts'
import { userFile } from './user-file.ts'

// The negotiations of others in which this machine has taken part ([D22]): where, of what, as whom and when. No secret of
// a link is here, and no session: those are kept by themselves, under the name of the relay ([D11], [D18]).

const MOST = 10

const Guest = v.object({
  host: v.string(),
  port: v.number(),
  fingerprint: v.nullable(v.string()),
  topic: v.string(),
  members: ListedMembers,
  /** Milliseconds since 1970. */
  openedAt: v.number(),
  seat: v.nullable(Seat),
})
export type Guest = v.InferOutput<typeof Guest>
/** What is learnt of one while its window is open. */
type News = Partial<Pick<Guest, 'topic' | 'members' | 'seat'>>

export type GuestPlaces = {
  /** Newest first. */
  list(): Promise<readonly Guest[]>
  /** The one with this name ([D18]: of relay and certificate), or null. */
  find(key: string): Promise<Guest | null>
  /** Lists it, or what is new of it. */
  note(place: AppPlace, news: News): Promise<void>
  /** It is open now, if it is listed: whoever only looked at a link has been nowhere. */
  opened(place: AppPlace): Promise<void>
  forget(key: string): Promise<void>
}

/** The list kept in `listFile`. */
export function guestPlaces(listFile: string, now: () => number = Date.now): GuestPlaces {
  const kept = userFile<readonly Guest[]>(listFile, v.array(Guest), [])
  const others = (all: readonly Guest[], key: string) => all.filter((one) => keyOf(one) !== key)
  const known = (all: readonly Guest[], key: string) => all.find((one) => keyOf(one) === key)
  return {
    list: kept.read,
    find: async (key) => known(await kept.read(), key) ?? null,
    note: ({ host, port, fingerprint }, news) =>
      kept.change((all) => {
        const key = keyOf({ host, port, fingerprint })
        const before = known(all, key)
        const fresh: Guest = {
          ...{ host, port, fingerprint, topic: '', members: [], openedAt: now(), seat: null },
          ...before,
          ...news,
        }
        // What is learnt of it does not make it newer.
        if (before) return all.map((one) => (one === before ? fresh : one))
        return [fresh, ...others(all, key)].slice(0, MOST)
      }),
    opened: (place) =>
      kept.change((all) => {
        const before = known(all, keyOf(place))
        if (!before) return all
        return [{ ...before, openedAt: now() }, ...others(all, keyOf(place))]
      }),
    forget: (key) => kept.change((all) => others(all, key)),
  }
}
