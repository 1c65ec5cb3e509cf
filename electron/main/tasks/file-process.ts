import * as v from 'valibot'
import { FileTask, StopTask } from './file-task.ts'
import { performFileTask } from './perform-file-task.ts'

// Entry of the utility process that does one task with files and ends.

const { parentPort } = process

const stop = new AbortController()

parentPort.on('message', ({ data }) => {
  if (v.is(StopTask, data)) return stop.abort()
  performFileTask(v.parse(FileTask, data), stop.signal)
    .then((report) => parentPort.postMessage(report))
    .catch((error: unknown) => {
      // Main sees the exit, and says that it could not be done.
      console.error(error)
      process.exit(1)
    })
})
