import { useEffect, useState } from 'react'
import { lastWordOfOthers } from '../../../shared/domain/comments.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'

/** How many threads hold a word of others since one last looked, on this machine ([Q10]). */
export function useUnread(negotiation: Negotiation, isLooking: boolean): number {
  const { dossier, delegation } = negotiation.session
  const key = `penholder.read/${dossier}/${delegation}`
  const threads = useStore(negotiation.threads)
  const [readUntil, setReadUntil] = useState(() => Number(localStorage.getItem(key) ?? 0))
  const last = Math.max(0, ...threads.map((thread) => lastWordOfOthers(thread, delegation)))
  useEffect(() => {
    if (!isLooking || last <= readUntil) return
    localStorage.setItem(key, String(last))
    setReadUntil(last)
  }, [isLooking, last, readUntil, key])
  return threads.filter((thread) => lastWordOfOthers(thread, delegation) > readUntil).length
}
