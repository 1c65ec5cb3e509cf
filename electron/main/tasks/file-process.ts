import * as v from 'valibot'
import { FileTask } from './file-task.ts'
import { performFileTask } from './perform-file-task.ts'

// Entry of the utility process that does one task with files and ends.

const { parentPort } = process

parentPort.on('message', ({ data }) => {
  performFileTask(v.parse(FileTask, data))
    .then((report) => parentPort.postMessage(report))
    .catch((error: unknown) => {
      // Main sees the exit, and says that it could not be done.
      console.error(error)
      process.exit(1)
    })
})
