import * as v from 'valibot'
import { SilenceAnswerRequest } from '../../../shared/protocol/closing.ts'
import type { JoinAnswer } from '../../../shared/protocol/http.ts'
import type { Clock } from '../clock.ts'
import { Cell, type ExternalStore } from '../external-store.ts'
import type { Shelf } from '../kept-leases.ts'
import type { RelayApi, RelayFailure } from '../relay-api.ts'

// An answer is kept on this machine, with the time at which it was given, until the relay has it: who answers without a
// network has answered. The relay takes the same answer once, however often it is sent ([H7]).

const AGAIN_MS = 3000

export type KeptAnswers = {
  /** Given and not yet with the relay, the oldest first. */
  readonly waiting: ExternalStore<readonly SilenceAnswerRequest[]>
  /** What the relay said of the last answer that it did not take; null if it took all. */
  readonly refused: ExternalStore<RelayFailure | null>
  give(answer: SilenceAnswerRequest): void
  /** The relay may be within reach again. */
  tryAgain(): void
  close(): void
}

export type KeptAnswersOptions = {
  readonly api: Pick<RelayApi, 'answerSilence'>
  readonly session: JoinAnswer
  readonly shelf: Shelf
  readonly clock: Clock
}

/** Sends what was answered, now and once the relay can be reached again. */
export function keepAnswers({ api, session, shelf, clock }: KeptAnswersOptions): KeptAnswers {
  const key = `penholder.silence/${session.dossier}/${session.delegation}`
  const waiting = new Cell<readonly SilenceAnswerRequest[]>(readKept(shelf, key))
  const refused = new Cell<RelayFailure | null>(null)
  let isSending = false
  let isClosed = false
  let stopWaiting = () => {}
  // Another window may have put one there, or sent one, in the meantime.
  const change = (
    next: (kept: readonly SilenceAnswerRequest[]) => SilenceAnswerRequest[],
  ): void => {
    const kept = next(readKept(shelf, key))
    if (kept.length === 0) shelf.removeItem(key)
    else shelf.setItem(key, JSON.stringify(kept))
    waiting.set(kept)
  }
  const send = async (): Promise<void> => {
    if (isSending || isClosed) return
    stopWaiting()
    isSending = true
    let isAway = false
    for (let one = waiting.getSnapshot()[0]; one && !isClosed; one = waiting.getSnapshot()[0]) {
      const sent = one
      const answer = await api.answerSilence(session.session, sent)
      isAway = !answer.ok && isForLater(answer.error)
      if (isAway) break
      if (!answer.ok) refused.set(answer.error)
      change((kept) => kept.filter((other) => !isSame(other, sent)))
    }
    isSending = false
    if (isAway && !isClosed) stopWaiting = clock.after(AGAIN_MS, () => void send())
  }
  void send()
  return {
    waiting,
    refused,
    give: (answer) => {
      refused.set(null)
      change((kept) => [...kept, answer])
      void send()
    },
    tryAgain: () => void send(),
    close: () => {
      isClosed = true
      stopWaiting()
    },
  }
}

/** Whether somebody may send it later: this window, or one that is invited anew after its session has ended. */
function isForLater(failure: RelayFailure): boolean {
  if (failure.kind === 'unreachable') return true
  return failure.status >= 500 || failure.status === 429 || failure.status === 401
}

function isSame(a: SilenceAnswerRequest, b: SilenceAnswerRequest): boolean {
  return a.round === b.round && a.given === b.given && a.answer === b.answer
}

function readKept(shelf: Shelf, key: string): readonly SilenceAnswerRequest[] {
  const text = shelf.getItem(key)
  if (text === null) return []
  try {
    const kept = v.safeParse(v.array(SilenceAnswerRequest), JSON.parse(text))
    return kept.success ? kept.output : []
  } catch {
    return []
  }
}
