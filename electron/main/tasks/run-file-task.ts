import path from 'node:path'
import { utilityProcess } from 'electron'
import * as v from 'valibot'
import type { Copying } from '../keeping/watch-copy.ts'
import { type FileTask, FileTaskReport } from './file-task.ts'

const ENTRY = path.join(import.meta.dirname, 'file-process.cjs')

/** Does the task in a process of its own; null if that died over it, which is a fault of ours. */
export function runFileTask(task: FileTask): Promise<FileTaskReport | null> {
  return startFileTask(task).done
}

/** The same, and how to give it up: what it was writing goes, and then it reports. One that cannot be stopped is done. */
export function startFileTask(task: FileTask): Copying<FileTaskReport | null> {
  const process = utilityProcess.fork(ENTRY, [], { serviceName: 'Penholder file task' })
  const done = new Promise<FileTaskReport | null>((resolve) => {
    process.once('exit', () => resolve(null))
    process.once('message', (raw: unknown) => {
      resolve(v.parse(FileTaskReport, raw))
      process.kill()
    })
  })
  process.postMessage(task)
  return { done, stop: () => process.postMessage({ kind: 'stop' }) }
}
