import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** The owner keeps no negotiation in memory; a text of any size passes through in pieces. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 }

/** Starts the thread that owns the file at `file` (a real path). */
export function startOwner(file: string): Worker {
  const here = fileURLToPath(import.meta.url)
  const options = { workerData: file, resourceLimits: LIMITS, name: 'store', execArgv: [] }
  return here.endsWith('.ts') ? fromSource(here, options) : fromBundle(here, options)
}

/** A thread does not inherit what makes its parent understand TypeScript. */
function fromSource(here: string, options: WorkerOptions): Worker {
  const entry = pathToFileURL(path.join(path.dirname(here), 'store-worker.ts')).href
  const tsx = path.dirname(createRequire(here).resolve('tsx/package.json'))
  const loader = pathToFileURL(path.join(tsx, 'dist/esm/api/index.mjs')).href
  const code = `import('${loader}').then(({ tsImport }) => tsImport('${entry}', '${entry}'))`
  return new Worker(code, { ...options, eval: true })
}

function fromBundle(here: string, options: WorkerOptions): Worker {
  const bundle = path.join(path.dirname(here), 'store-worker.cjs')
  // A thread reads the disk as it is, where what lies in the app's archive has no path of its own.
  const isArchived = bundle.includes(`.asar${path.sep}`)
  return isArchived
    ? new Worker(readFileSync(bundle, 'utf8'), { ...options, eval: true })
    : new Worker(bundle, options)
}
