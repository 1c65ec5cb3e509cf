import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { askToEnd, newHold, type ThreadData, type ThreadHold } from './thread-hold.ts'

/** The words in which the threads that were started here say their calls. */
const HOLDS = new WeakMap<Worker, ThreadHold>()

/** Starts a thread whose entry is the file `name` beside `module`; in a build it is a bundle beside all others. */
export function startThread(module: string, name: string, options: WorkerOptions): Worker {
  const here = fileURLToPath(module)
  const hold = newHold()
  const data: ThreadData = { given: options.workerData, hold }
  const all = { ...options, workerData: data, execArgv: [] }
  const thread = here.endsWith('.ts') ? fromSource(here, name, all) : fromBundle(here, name, all)
  HOLDS.set(thread, hold)
  return thread
}

/** Ends a thread that was started here, between two calls of the database and never in one ([R16]). */
export async function endThread(thread: Worker): Promise<void> {
  const hold = HOLDS.get(thread)
  if (!hold || (await askToEnd(hold))) await thread.terminate()
  else thread.unref()
}

/** A thread does not inherit what makes its parent understand TypeScript. */
function fromSource(here: string, name: string, options: WorkerOptions): Worker {
  const entry = pathToFileURL(path.join(path.dirname(here), `${name}.ts`)).href
  const tsx = path.dirname(createRequire(here).resolve('tsx/package.json'))
  const loader = pathToFileURL(path.join(tsx, 'dist/esm/api/index.mjs')).href
  const code = `import('${loader}').then(({ tsImport }) => tsImport('${entry}', '${entry}'))`
  return new Worker(code, { ...options, eval: true })
}

/** By its path, also within the app's archive, which Electron's threads can read: of it the bundle knows where its packages are. */
function fromBundle(here: string, name: string, options: WorkerOptions): Worker {
  return new Worker(path.join(path.dirname(here), `${name}.cjs`), options)
}
