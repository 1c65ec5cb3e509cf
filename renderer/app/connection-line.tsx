import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionStatus } from '../session/connection-status.ts'
import type { ExternalStore } from '../session/external-store.ts'
import type { TextSession } from '../session/live-text.ts'
import { Button } from '../ui/button.tsx'
import { useStorePart } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import { isStorageFault, sayStatus, stateOf, waitingSince } from './say-status.ts'

type Props = { readonly session: TextSession; readonly announce: Announce }

/**
 * Whether everything is saved. This changes with every key, so it is written past React: each time React draws
 * anything it walks through the whole text to remember the selection, and a key would wait for that.
 */
export function ConnectionLine({ session, announce }: Props) {
  const { t } = useTranslation('app')
  const line = useRef<HTMLSpanElement>(null)
  useWritingStatus(line, session.connection)
  useTellingAbsence(session.connection, announce)
  const isAway = useStorePart(session.connection, (status) => status?.kind === 'away')
  return (
    <span className="status-connection" data-testid="connection" ref={line}>
      <span />
      {isAway ? (
        <Button size="small" look="quiet" onClick={() => session.retryNow()}>
          {t('retryNow')}
        </Button>
      ) : null}
    </span>
  )
}

type Status = ExternalStore<ConnectionStatus>

const AGAIN_MS = 1000

// Once a frame at most: what is sent and acknowledged within one frame nobody could have read. While something is waited for, once
// a second as well: how long that has been is said.
function useWritingStatus(line: RefObject<HTMLSpanElement | null>, store: Status): void {
  const { t, i18n } = useTranslation('app')
  useEffect(() => {
    let frame: number | null = null
    let since: number | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = (): void => {
      frame = null
      clearTimeout(timer)
      const status = store.getSnapshot()
      const now = Date.now()
      since = waitingSince(since, status, now)
      const waited = since === null ? 0 : now - since
      if (since !== null) timer = setTimeout(write, AGAIN_MS)
      const { current } = line
      const words = current?.firstElementChild
      if (!current || !words) return
      words.textContent = t(...sayStatus(status, i18n.language, waited))
      current.dataset.state = stateOf(status, waited)
      if ('unsaved' in status) current.dataset.unsaved = String(status.unsaved)
      else delete current.dataset.unsaved
    }
    write()
    const stop = store.subscribe(() => {
      frame ??= requestAnimationFrame(write)
    })
    return () => {
      stop()
      clearTimeout(timer)
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }, [line, store, t, i18n.language])
}

const WORTH_SAYING_MS = 3000

// A short gap is nobody's business; a longer one is said, and so is its end.
function useTellingAbsence(store: Status, announce: Announce): void {
  const { t } = useTranslation('app')
  const wasSaid = useRef(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const look = (): void => {
      const status = store.getSnapshot()
      if (status.kind === 'away') {
        timer ??= setTimeout(() => {
          wasSaid.current = true
          const now = store.getSnapshot()
          // What the relay's disk does is told above the page, for as long as it lasts.
          if (now.kind === 'away' && isStorageFault(now.reason)) return
          announce.set({ text: t('awayNow') })
        }, WORTH_SAYING_MS)
        return
      }
      if (timer !== null) clearTimeout(timer)
      timer = null
      if (!wasSaid.current || status.kind !== 'live' || status.unsaved > 0) return
      wasSaid.current = false
      announce.set({ text: t('savedAgain') })
    }
    look()
    const stop = store.subscribe(look)
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [store, announce, t])
}
