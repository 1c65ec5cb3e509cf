import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announce } from './announcements.tsx'

type Words = { readonly on: string; readonly off: string }

/** Something that is on until it is switched off, remembered on this machine; switching it is said. */
export function useSwitch(
  kept: string,
  announce: Announce,
  words: Words,
): readonly [boolean, () => void] {
  const { t } = useTranslation('app')
  const [isOn, setOn] = useState(() => localStorage.getItem(kept) !== 'off')
  const { on, off } = words
  const toggle = useCallback(() => {
    localStorage.setItem(kept, isOn ? 'off' : 'on')
    setOn(!isOn)
    announce.set({ text: t(isOn ? off : on) })
  }, [kept, isOn, announce, t, on, off])
  return [isOn, toggle]
}
