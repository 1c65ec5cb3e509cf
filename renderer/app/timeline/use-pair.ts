import { useEffect, useState } from 'react'
import type { Negotiation } from '../../session/negotiation.ts'
import type { RelayFailure } from '../../session/relay-api.ts'
import { fetchVersion } from '../comparing/use-versions.ts'
import { momentName } from './moment-name.ts'
import { MomentsRead, type Pair } from './moments-read.ts'

export type PairState = {
  /** What was read last; it stays while another moment comes. */
  readonly pair: Pair | null
  readonly failure: RelayFailure | null
  readonly isComing: boolean
}

type Read = Omit<PairState, 'isComing'> & { readonly of: string }

const NOTHING: Read = { of: '', pair: null, failure: null }

/** The text after an entry, and after the one that its changes are counted from. */
export function usePair(
  { api, session }: Pick<Negotiation, 'api' | 'session'>,
  before: number,
  at: number,
): PairState {
  const [moments] = useState(
    () => new MomentsRead((seq) => fetchVersion(api, session.session, momentName(seq))),
  )
  const [{ of, pair, failure }, setRead] = useState<Read>(NOTHING)
  const wanted = `${before} ${at}`
  useEffect(() => {
    let isWanted = true
    void moments.pair(before, at).then((read) => {
      if (!isWanted || !read) return
      if (read.ok) setRead({ of: wanted, pair: read.value, failure: null })
      else setRead((last) => ({ of: wanted, pair: last.pair, failure: read.error }))
    })
    return () => {
      isWanted = false
    }
  }, [moments, before, at, wanted])
  return { pair, failure: of === wanted ? failure : null, isComing: of !== wanted }
}
