import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/base/result.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import { type Refusal, readImported } from './read-document.ts'

type Reading = {
  /** The document that is being read; null if none is. */
  readonly name: string | null
  /** Reads a document in the place of any that is being read. */
  readonly read: (file: File) => Promise<Result<ImportedText, Refusal>>
  readonly giveUp: () => void
}

/** One document at a time, which may be given up; it is given up with whatever asked for it. */
export function useReading(): Reading {
  const [name, setName] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  const giveUp = useCallback(() => running.current?.abort(), [])
  useEffect(() => giveUp, [giveUp])
  const read = useCallback(
    async (file: File) => {
      giveUp()
      const own = new AbortController()
      running.current = own
      setName(file.name)
      const done = await readImported(file, own.signal)
      if (running.current === own) setName(null)
      return done
    },
    [giveUp],
  )
  return { name, read, giveUp }
}
