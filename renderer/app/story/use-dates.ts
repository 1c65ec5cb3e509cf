import { useEffect, useMemo, useState } from 'react'
import * as v from 'valibot'
import type { CharId } from '../../../shared/domain/char-ids.ts'
import type { Deed, Entered } from '../../../shared/domain/deeds.ts'
import { DatesAnswer, MOST_DATES } from '../../../shared/protocol/dates.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { RelayFailure } from '../../session/relay-api.ts'

export type Dates =
  | { readonly kind: 'coming' }
  | { readonly kind: 'failed'; readonly failure: RelayFailure }
  | { readonly kind: 'here'; readonly enteredOf: (id: CharId) => Entered | null }

const COMING: Dates = { kind: 'coming' }
const UNREACHABLE: Dates = { kind: 'failed', failure: { kind: 'unreachable' } }

/** What the log of the relay says of the deeds, asked for once for these. */
export function useDates(
  { api, session }: Pick<Negotiation, 'api' | 'session'>,
  room: string,
  deeds: readonly Deed[],
): Dates {
  const wanted = useMemo(() => [...new Set(deeds.map(({ said }) => nameOf(said)))], [deeds])
  const [state, setState] = useState<{ readonly of: readonly string[]; readonly dates: Dates }>()
  useEffect(() => {
    let isWanted = true
    const ask = async (): Promise<Dates> => {
      const known = new Map<string, Entered | null>()
      for (let at = 0; at < wanted.length; at += MOST_DATES) {
        const names = wanted.slice(at, at + MOST_DATES)
        const asked = await api.dates(session.session, { room, ids: names.map(idOf) })
        if (!asked.ok) return { kind: 'failed', failure: asked.error }
        const answer = v.safeParse(DatesAnswer, asked.value)
        if (!answer.success || answer.output.dates.length !== names.length) return UNREACHABLE
        for (const [i, name] of names.entries()) known.set(name, answer.output.dates[i] ?? null)
      }
      return { kind: 'here', enteredOf: (id) => known.get(nameOf(id)) ?? null }
    }
    void ask().then((dates) => {
      if (isWanted) setState({ of: wanted, dates })
    })
    return () => {
      isWanted = false
    }
  }, [api, session, room, wanted])
  return state?.of === wanted ? state.dates : COMING
}

function nameOf({ client, clock }: CharId): string {
  return `${client}:${clock}`
}

function idOf(name: string): [client: number, clock: number] {
  const [client = 0, clock = 0] = name.split(':').map(Number)
  return [client, clock]
}
