import { useEffect, useState } from 'react'
import type { Negotiation } from '../../session/negotiation.ts'
import type { RelayFailure } from '../../session/relay-api.ts'
import { fetchCredits, fetchMoment } from '../comparing/use-versions.ts'
import { MomentsRead, type Pair } from './moments-read.ts'
import { aheadOf, beforeOf, type Stop } from './stops.ts'

export type PairState = {
  /** What was read last; it stays while another moment comes. */
  readonly pair: Pair | null
  readonly failure: RelayFailure | null
  readonly isComing: boolean
}

type Told = Omit<PairState, 'isComing'> & { readonly of: string }

const NOTHING: Told = { of: '', pair: null, failure: null }

/** The text after an entry, and after the one that its changes are counted from. */
export function usePair(
  { api, session }: Pick<Negotiation, 'api' | 'session'>,
  stops: readonly Stop[],
  at: number,
): PairState {
  const [moments] = useState(
    () =>
      new MomentsRead({
        text: (seq, signal) =>
          fetchMoment(api, session.session, String(seq), { part: 'text', signal }),
        credits: (seq, signal) => fetchCredits(api, session.session, String(seq), signal),
      }),
  )
  const [{ of, pair, failure }, setTold] = useState<Told>(NOTHING)
  const before = beforeOf(stops, at)
  const wanted = `${before} ${at}`
  useEffect(() => {
    void moments.show({ before, at, next: aheadOf(stops, at) }, (told) => {
      if (told.ok) setTold({ of: wanted, pair: told.value, failure: null })
      else setTold((last) => ({ of: wanted, pair: last.pair, failure: told.error }))
    })
    return () => moments.stop()
  }, [moments, stops, before, at, wanted])
  return { pair, failure: of === wanted ? failure : null, isComing: of !== wanted }
}
