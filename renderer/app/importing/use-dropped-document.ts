import { useCallback, useState } from 'react'
import type { Platform } from '../../platform.ts'
import type { Command } from '../commands.ts'
import { useDrop } from '../use-drop.ts'

/**
 * A document that was dropped onto the window, for which the dialog opens; and how it is forgotten again. Another
 * negotiation opens in a window of its own, where there can be one.
 */
export function useDroppedDocument(
  mayImport: boolean,
  { openDropped }: Pick<Platform, 'openDropped'>,
  onCommand: (command: Command) => void,
): readonly [File | null, () => void] {
  const [dropped, setDropped] = useState<File | null>(null)
  const take = useCallback(
    (file: File): void => {
      if (openDropped(file) || !mayImport) return
      setDropped(file)
      onCommand('importDocument')
    },
    [mayImport, openDropped, onCommand],
  )
  useDrop(take)
  return [dropped, useCallback(() => setDropped(null), [])]
}
