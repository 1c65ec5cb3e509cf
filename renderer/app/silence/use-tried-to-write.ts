import { useEffect, useState } from 'react'

const CHANGING = new Set(['Enter', 'Backspace', 'Delete'])

/** Whether somebody has tried to write in a text that cannot be changed now, since this was first asked. */
export function useTriedToWrite(): boolean {
  const [hasTried, setTried] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isOnText(event.target) && isWriting(event)) setTried(true)
    }
    const paste = ({ target }: Event): void => {
      if (isOnText(target)) setTried(true)
    }
    document.addEventListener('keydown', press)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('keydown', press)
      document.removeEventListener('paste', paste)
    }
  }, [])
  return hasTried
}

function isOnText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=textbox][aria-readonly=true]') !== null
}

/** A key that would change the text; commands and walking about would not. */
function isWriting({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false
  return [...key].length === 1 || CHANGING.has(key)
}
