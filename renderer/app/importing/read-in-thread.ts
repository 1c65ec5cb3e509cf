import type { readNamed } from '../../../shared/formats/reading/readers.ts'

type Read = Awaited<ReturnType<typeof readNamed>>

/** A thread that reads one document; `end` is told what it says, or null if the thread died. */
export type ReadingThread = {
  /** `bytes` are given away. */
  readonly ask: (name: string, bytes: Uint8Array<ArrayBuffer>) => void
  readonly stop: () => void
}
/** How much of a document is read: pages or paragraphs. */
export type ReadPart = { readonly done: number; readonly of: number }
/** What whoever waits is told, and how it gives up. */
export type ReadingWatch = {
  readonly signal: AbortSignal
  readonly onPart?: (part: ReadPart) => void
}
type Start = (end: (read: Read | null) => void, onPart: (part: ReadPart) => void) => ReadingThread
type Told = { readonly read?: Read; readonly part?: ReadPart }

const startThread: Start = (end, onPart) => {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' })
  // What takes PDFs apart believes such a thread to be its own, and says so: only an answer is one.
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.part) onPart(data.part)
    if (data.read) end(data.read)
  }
  worker.onerror = () => end(null)
  return {
    ask: (name, bytes) => worker.postMessage({ name, bytes }, [bytes.buffer]),
    stop: () => worker.terminate(),
  }
}

/**
 * Reads a document off the thread that draws the window; `bytes` are given away. The signal ends the thread, wherever it is, and gives
 * null; so does a thread that dies ([I16]).
 */
export function readInThread(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  { signal, onPart = () => undefined }: ReadingWatch,
  start = startThread,
): Promise<Read | null> {
  if (signal.aborted) return Promise.resolve(null)
  return new Promise((resolve) => {
    const end = (read: Read | null): void => {
      thread.stop()
      signal.removeEventListener('abort', giveUp)
      resolve(read)
    }
    const giveUp = (): void => end(null)
    const thread = start(end, (part) => {
      if (!signal.aborted) onPart(part)
    })
    signal.addEventListener('abort', giveUp)
    thread.ask(name, bytes)
  })
}
