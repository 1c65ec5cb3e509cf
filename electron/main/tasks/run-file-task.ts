import path from 'node:path'
import { utilityProcess } from 'electron'
import * as v from 'valibot'
import { type FileTask, FileTaskReport } from './file-task.ts'

const ENTRY = path.join(import.meta.dirname, 'file-process.cjs')

/** Does the task in a process of its own; null if that died over it, which is a fault of ours. */
export function runFileTask(task: FileTask): Promise<FileTaskReport | null> {
  const process = utilityProcess.fork(ENTRY, [], { serviceName: 'Penholder file task' })
  return new Promise((resolve) => {
    process.once('exit', () => resolve(null))
    process.once('message', (raw: unknown) => {
      resolve(v.parse(FileTaskReport, raw))
      process.kill()
    })
    process.postMessage(task)
  })
}
