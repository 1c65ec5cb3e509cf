import path from 'node:path'
import { utilityProcess } from 'electron'
import type { Copying } from '../keeping/watch-copy.ts'
import type { FileTask } from './file-task.ts'
import { type FileTaskEnd, runFileTask } from './run-file-task.ts'

const ENTRY = path.join(import.meta.dirname, 'file-process.cjs')

/** Does the task in a process of its own, which ends with it. */
export function startFileTask(task: FileTask): Copying<FileTaskEnd> {
  return runFileTask(utilityProcess.fork(ENTRY, [], { serviceName: 'Penholder file task' }), task)
}
