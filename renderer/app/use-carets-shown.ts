import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announce } from './announcements.tsx'

const KEPT = 'penholder.carets'

/** Whether other participants' carets are shown, and how to change that; remembered on this machine. */
export function useCaretsShown(announce: Announce): readonly [boolean, () => void] {
  const { t } = useTranslation('app')
  const [isShown, setShown] = useState(() => localStorage.getItem(KEPT) !== 'off')
  const toggle = useCallback(() => {
    localStorage.setItem(KEPT, isShown ? 'off' : 'on')
    setShown(!isShown)
    announce.set({ text: t(isShown ? 'caretsHidden' : 'caretsShown') })
  }, [isShown, announce, t])
  return [isShown, toggle]
}
