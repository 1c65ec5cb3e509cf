import { useEffect, useState } from 'react'
import type { SharingNews } from '../../../shared/protocol/sharing.ts'
import type { SharingDesk } from '../../platform.ts'

/** How the negotiation of the window is reached, always as it is now; null until it is known, and where it cannot be shared. */
export function useSharing(desk: SharingDesk | null): SharingNews | null {
  const [news, setNews] = useState<SharingNews | null>(null)
  useEffect(() => (desk ? followSharing(desk, setNews) : undefined), [desk])
  return news
}

/** When the networks of this machine may be others: who changed them has come back, or the browser has noticed. */
const OCCASIONS = ['online', 'offline', 'focus'] as const

/** Tells the listener how the negotiation is reached, now and whenever that changes; returns the way to stop. */
export function followSharing(
  desk: Pick<SharingDesk, 'now' | 'onChange'>,
  listener: (news: SharingNews) => void,
): () => void {
  let heard = 0
  const stop = desk.onChange((news) => {
    heard++
    listener(news)
  })
  const look = async (): Promise<void> => {
    const before = ++heard
    const news = await desk.now()
    // What was heard since is newer than the answer.
    if (news !== null && heard === before) listener(news)
  }
  const again = (): void => void look()
  again()
  for (const occasion of OCCASIONS) window.addEventListener(occasion, again)
  return () => {
    heard++
    stop()
    for (const occasion of OCCASIONS) window.removeEventListener(occasion, again)
  }
}
