import { useEffect, useRef, useState } from 'react'
import { callsOn } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { openRound } from '../../../shared/domain/silence.ts'
import type { Alert, Attention } from '../../../shared/protocol/attention.ts'
import type { Platform } from '../../platform.ts'
import { SYSTEM_CLOCK } from '../../session/clock.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'
import { readNames } from '../comments/read-calls.ts'
import { alertsOf, newCalls, type Told } from './due.ts'
import { watchSilence } from './watch-silence.ts'

type Props = { readonly negotiation: Negotiation; readonly platform: Platform }

/** Draws the eye of whoever looks elsewhere to comments that call on it, and to the end of a silence ([D29]); shows nothing. */
export function Attending({ negotiation, platform }: Props) {
  useCalls(negotiation, platform)
  useDeadline(negotiation, platform)
  useTelling(negotiation, platform)
  return null
}

/** The longest topic that a list keeps. */
const MOST_TOPIC = 1000

const NO_MEMBERS: readonly DelegationCode[] = []

function useTelling({ dossier }: Negotiation, { tellDossier }: Platform): void {
  const shown = useStore(dossier)
  const topic = shown?.topic ?? null
  const members = shown?.members ?? NO_MEMBERS
  const lang = shown?.lang ?? ''
  useEffect(() => {
    if (topic !== null) tellDossier(topic.slice(0, MOST_TOPIC), members, lang)
  }, [topic, members, lang, tellDossier])
}

const NONE: ReadonlySet<string> = new Set()

function useCalls(negotiation: Negotiation, { attend }: Platform): void {
  const { threads, session, ahead } = negotiation
  const shown = useStore(threads)
  const [since] = useState(Date.now)
  const known = useRef<ReadonlySet<string>>(NONE)
  useEffect(() => {
    const calls = shown.flatMap((thread) => callsOn(thread, session.delegation))
    const news = newCalls(calls, known.current, since + ahead.getSnapshot())
    known.current = new Set([...known.current, ...news.map(({ name }) => name)])
    const alerts = alertsOf(news)
    if (alerts.length === 0) attend(attentionNow(negotiation, null))
    for (const alert of alerts) attend(attentionNow(negotiation, alert))
    // They are opened in a dialog of this window, or in another window of this machine.
    const look = (): void => attend(attentionNow(negotiation, null))
    window.addEventListener('focus', look)
    window.addEventListener('click', look)
    return () => {
      window.removeEventListener('focus', look)
      window.removeEventListener('click', look)
    }
  }, [shown, negotiation, session, ahead, since, attend])
}

function useDeadline(negotiation: Negotiation, { attend }: Platform): void {
  const { dossier, ahead, onInterruption } = negotiation
  const offset = useStore(ahead)
  const deadline = openRound(useStore(dossier)?.rounds ?? [])?.deadline ?? null
  const told = useRef<Told | null>(null)
  useEffect(() => {
    attend(attentionNow(negotiation, null))
    if (deadline === null) return
    return watchSilence(deadline, {
      clock: { ...SYSTEM_CLOCK, now: () => SYSTEM_CLOCK.now() + offset },
      onInterruption,
      told,
      tell: (alert) => attend(attentionNow(negotiation, alert)),
    })
  }, [deadline, offset, negotiation, onInterruption, attend])
}

function attentionNow({ threads, session, dossier }: Negotiation, alert: Alert | null): Attention {
  const isSilence = openRound(dossier.getSnapshot()?.rounds ?? []) !== null
  return { unread: unreadNow(threads, session), alert, isSilence }
}

function unreadNow(
  threads: Negotiation['threads'],
  { dossier, delegation }: Negotiation['session'],
): number {
  const read = readNames(localStorage, dossier, delegation)
  return threads
    .getSnapshot()
    .flatMap((thread) => callsOn(thread, delegation))
    .filter(({ name }) => !read.has(name)).length
}
