import { rm } from 'node:fs/promises'
import * as v from 'valibot'
import type { Copying } from '../keeping/watch-copy.ts'
import { type FileTask, FileTaskReport } from './file-task.ts'

/** What is used of a utility process; its `message` and `exit` come once. */
export type TaskProcess = {
  once(event: 'exit' | 'message', listener: (raw: unknown) => void): unknown
  postMessage(message: unknown): void
  kill(): unknown
}

/** A process that died over its task, which is a fault of ours, says nothing. */
export type FileTaskEnd = FileTaskReport | { readonly kind: 'died' }

/** Has the process do the task. One that is given up ends when it comes to hear of it; nothing is left of what it wrote. */
export function runFileTask(process: TaskProcess, task: FileTask): Copying<FileTaskEnd> {
  const done = new Promise<FileTaskEnd>((resolve) => {
    process.once('exit', () => resolve({ kind: 'died' }))
    process.once('message', (raw) => {
      resolve(v.parse(FileTaskReport, raw))
      process.kill()
    })
  })
  process.postMessage(task)
  return {
    done,
    stop: () => {
      process.postMessage({ kind: 'stop' })
      done.then((end) => removeIfMade(end, task.to)).catch(console.error)
    },
  }
}

/** Its report was on its way when it was given up: so long as nobody was told of the file, it is nobody's. */
async function removeIfMade({ kind }: FileTaskEnd, to: string): Promise<void> {
  if (kind === 'done' || kind === 'doneBut') await rm(to, { force: true })
}
