import type { Worker } from 'node:worker_threads'
import { startThread } from '../../start-thread.ts'

/** The owner keeps no negotiation in memory; a text of any size passes through in pieces. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 }

/** Starts the thread that owns the file at `file` (a real path). */
export function startOwner(file: string): Worker {
  const options = { workerData: file, resourceLimits: LIMITS, name: 'store' }
  return startThread(import.meta.url, 'store-worker', options)
}
