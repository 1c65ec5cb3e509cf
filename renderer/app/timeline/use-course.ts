import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { TimelineAnswer } from '../../../shared/protocol/timeline.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { RelayFailure } from '../../session/relay-api.ts'

export type CourseState =
  | { readonly kind: 'coming' }
  | { readonly kind: 'failed'; readonly failure: RelayFailure }
  | { readonly kind: 'here'; readonly course: TimelineAnswer }

const UNREACHABLE: CourseState = { kind: 'failed', failure: { kind: 'unreachable' } }

/** The course of the negotiation as the relay's log has it when the dialog is opened. */
export function useCourse({ api, session }: Pick<Negotiation, 'api' | 'session'>): CourseState {
  const [state, setState] = useState<CourseState>({ kind: 'coming' })
  useEffect(() => {
    let isWanted = true
    void api.timeline(session.session).then((asked) => {
      if (!isWanted) return
      if (!asked.ok) return setState({ kind: 'failed', failure: asked.error })
      const answer = v.safeParse(TimelineAnswer, asked.value)
      setState(answer.success ? { kind: 'here', course: answer.output } : UNREACHABLE)
    })
    return () => {
      isWanted = false
    }
  }, [api, session])
  return state
}
