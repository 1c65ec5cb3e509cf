import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Credits } from '../../../shared/domain/versions.ts'
import { CreditsAnswer, VersionAnswer } from '../../../shared/protocol/version.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { RelayFailure } from '../../session/relay-api.ts'
import { momentIn } from '../timeline/moment-name.ts'

/** A revision's name, a moment's, or null for the text as it stands. */
export type VersionName = string | null

export type Versions =
  | { readonly kind: 'coming' }
  | { readonly kind: 'failed'; readonly failure: RelayFailure }
  | { readonly kind: 'here'; readonly versions: readonly VersionAnswer[] }

const COMING: Versions = { kind: 'coming' }

/** The versions of these names, from the relay's log; as long as the component is there they are asked for once. */
export function useVersions(
  { api, session }: Pick<Negotiation, 'api' | 'session'>,
  names: readonly VersionName[],
): Versions {
  const [known] = useState(() => new Map<VersionName, Promise<Fetched>>())
  const [state, setState] = useState<{ readonly of: string; readonly versions: Versions }>()
  const wanted = JSON.stringify(names)
  useEffect(() => {
    let isWanted = true
    const fetchOnce = (name: VersionName): Promise<Fetched> => {
      const fetching = known.get(name) ?? fetchVersion(api, session.session, name)
      known.set(name, fetching)
      return fetching
    }
    const list = v.parse(v.array(v.nullable(v.string())), JSON.parse(wanted))
    void Promise.all(list.map(fetchOnce)).then((fetched) => {
      const failed = fetched.find((one) => !one.ok)
      // What failed is asked for again the next time that it is wanted.
      if (failed) for (const name of list) known.delete(name)
      if (isWanted) setState({ of: wanted, versions: together(fetched) })
    })
    return () => {
      isWanted = false
    }
  }, [api, session, wanted, known])
  return state?.of === wanted ? state.versions : COMING
}

type Fetched = Result<VersionAnswer, RelayFailure>

/** A revision, a moment, or with null the text as it stands. */
async function fetchVersion(
  api: Negotiation['api'],
  session: string,
  name: VersionName,
): Promise<Fetched> {
  const entry = momentIn(name)
  if (entry !== null) return fetchMoment(api, session, String(entry))
  return parsed(await api.version(session, name))
}

/** A moment of the log, or only its text: after an entry, or at a time. */
export async function fetchMoment(
  api: Negotiation['api'],
  session: string,
  at: string,
  { part, signal }: { readonly part?: 'text'; readonly signal?: AbortSignal } = {},
): Promise<Fetched> {
  return parsed(await api.moment(session, at, part, signal))
}

/** In whose name words had come and gone by then. */
export async function fetchCredits(
  api: Negotiation['api'],
  session: string,
  at: string,
  signal: AbortSignal,
): Promise<Result<Credits, RelayFailure>> {
  const asked = await api.moment(session, at, 'credits', signal)
  if (!asked.ok) return asked
  const answer = v.safeParse(CreditsAnswer, asked.value)
  return answer.success ? ok(answer.output) : fail({ kind: 'unreachable' })
}

function parsed(asked: Result<unknown, RelayFailure>): Fetched {
  if (!asked.ok) return asked
  const answer = v.safeParse(VersionAnswer, asked.value)
  return answer.success ? ok(answer.output) : fail({ kind: 'unreachable' })
}

function together(fetched: readonly Fetched[]): Versions {
  const versions: VersionAnswer[] = []
  for (const one of fetched) {
    if (!one.ok) return { kind: 'failed', failure: one.error }
    versions.push(one.value)
  }
  return { kind: 'here', versions }
}
