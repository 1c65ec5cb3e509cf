import { useCallback, useEffect, useState } from 'react'
import type { Command } from '../commands.ts'

/** A document that was dropped onto the window, for which the dialog opens; and how it is forgotten again. */
export function useDroppedDocument(
  mayImport: boolean,
  onCommand: (command: Command) => void,
): readonly [File | null, () => void] {
  const [dropped, setDropped] = useState<File | null>(null)
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      if (!file) return
      // The window shows one negotiation; a file must never take its place.
      event.preventDefault()
      // What is compared with a document takes it for itself.
      if (event.target instanceof Element && event.target.closest('[data-takes-files]')) return
      event.stopPropagation()
      if (!mayImport) return
      setDropped(file)
      onCommand('importDocument')
    }
    window.addEventListener('dragover', drag, true)
    window.addEventListener('drop', drop, true)
    return () => {
      window.removeEventListener('dragover', drag, true)
      window.removeEventListener('drop', drop, true)
    }
  }, [mayImport, onCommand])
  return [dropped, useCallback(() => setDropped(null), [])]
}
