import * as v from 'valibot'
import { SilenceAnswerList } from '../../../shared/protocol/closing.ts'
import type { KeyedAnswer } from '../../../shared/ydoc/answers.ts'
import { SYSTEM_CLOCK } from '../clock.ts'
import { Cell, type ExternalStore } from '../external-store.ts'
import type { Negotiation } from '../negotiation.ts'
import { type KeptAnswers, keepAnswers } from './kept-answers.ts'

/** The window's part in the silence procedure. */
export type SilenceDesk = KeptAnswers & {
  /** What was said of the round that is watched, as far as this window may know. */
  readonly answers: ExternalStore<readonly KeyedAnswer[]>
  /** Asks now, and every few seconds from now on, until what was returned to everybody who watches is called. */
  watch(round: number): () => void
  /** Asks now. */
  refresh(): void
}

/** One delegation's word reaches the pen within this time; a socket for each of 193 rooms would serve nobody better. */
const ASK_EVERY_MS = 4000

/** By negotiation; closed with it. */
const desks = new WeakMap<Negotiation, SilenceDesk>()

/** Begun when it is first asked for. */
export function silenceDesk(negotiation: Negotiation): SilenceDesk {
  const known = desks.get(negotiation)
  if (known) return known
  const { api, session } = negotiation
  const kept = keepAnswers({ api, session, shelf: localStorage, clock: SYSTEM_CLOCK })
  const answers = new Cell<readonly KeyedAnswer[]>([])
  let watched: number | null = null
  let watchers = 0
  let stopWaiting = () => {}
  const ask = async (): Promise<void> => {
    stopWaiting()
    const round = watched
    if (round === null) return
    const asked = await api.silenceAnswers(session.session, round)
    if (round !== watched) return
    const said = asked.ok ? v.safeParse(SilenceAnswerList, asked.value) : null
    if (said?.success && !isSame(said.output.answers, answers.getSnapshot())) {
      answers.set(said.output.answers)
    }
    stopWaiting()
    stopWaiting = SYSTEM_CLOCK.after(ASK_EVERY_MS, () => void ask())
  }
  const refresh = (): void => void ask()
  const stopListening = kept.waiting.subscribe(refresh)
  const watch: SilenceDesk['watch'] = (round) => {
    if (round !== watched) answers.set([])
    watched = round
    watchers++
    refresh()
    return () => {
      watchers--
      // A sheet may be closed while the notice behind it goes on.
      if (watchers > 0) return
      watched = null
      stopWaiting()
    }
  }
  const stopHearing = negotiation.onInterruption(() => {
    kept.tryAgain()
    refresh()
  })
  const close = (): void => {
    watched = null
    stopWaiting()
    stopListening()
    kept.close()
    stopHearing()
  }
  const desk: SilenceDesk = { ...kept, answers, watch, refresh, close }
  negotiation.onClose(close)
  desks.set(negotiation, desk)
  return desk
}

function isSame(a: readonly KeyedAnswer[], b: readonly KeyedAnswer[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
