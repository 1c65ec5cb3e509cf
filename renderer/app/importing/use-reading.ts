import { useCallback, useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/base/result.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import { type Refusal, readImported } from './read-document.ts'
import type { ReadPart } from './read-in-thread.ts'

export type Reading = {
  /** The document that is being read; null if none is. */
  readonly name: string | null
  /** How much of it is read; null while that is not known. */
  readonly part: ReadPart | null
  /** Reads a document in the place of any that is being read. */
  readonly read: (file: File) => Promise<Result<ImportedText, Refusal>>
  readonly giveUp: () => void
}

/** One document at a time, which may be given up; it is given up with whatever asked for it. */
export function useReading(): Reading {
  const [name, setName] = useState<string | null>(null)
  const [part, setPart] = useState<ReadPart | null>(null)
  const running = useRef<AbortController | null>(null)
  const giveUp = useCallback(() => running.current?.abort(), [])
  useEffect(() => giveUp, [giveUp])
  const read = useCallback(
    async (file: File) => {
      giveUp()
      const own = new AbortController()
      running.current = own
      setName(file.name)
      setPart(null)
      const done = await readImported(file, { signal: own.signal, onPart: setPart })
      if (running.current === own) setName(null)
      return done
    },
    [giveUp],
  )
  return { name, part, read, giveUp }
}
