import type { ComparisonOrder } from './make-comparison.ts'

/** As much of a worker as is used here. */
type Thread = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>

function startThread(): Thread {
  return new Worker(new URL('./comparison-worker.ts', import.meta.url), { type: 'module' })
}

/** Makes the file off the thread that draws the window. The signal ends the thread, wherever it is, and gives null; so does a thread that dies. */
export async function makeInThread(
  order: ComparisonOrder,
  signal: AbortSignal,
  start = startThread,
): Promise<Uint8Array | null> {
  if (signal.aborted) return null
  const thread = start()
  const made = new Promise<Uint8Array | null>((resolve) => {
    thread.onmessage = ({ data }: MessageEvent<Uint8Array>) => resolve(data)
    thread.onerror = () => resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  thread.postMessage(order)
  return made.finally(() => thread.terminate())
}
