import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a thread whose entry is the file `name` beside `module`; in a build it is a bundle beside all others. */
export function startThread(module: string, name: string, options: WorkerOptions): Worker {
  const here = fileURLToPath(module)
  const given = { ...options, execArgv: [] }
  return here.endsWith('.ts') ? fromSource(here, name, given) : fromBundle(here, name, given)
}

/** A thread does not inherit what makes its parent understand TypeScript. */
function fromSource(here: string, name: string, options: WorkerOptions): Worker {
  const entry = pathToFileURL(path.join(path.dirname(here), `${name}.ts`)).href
  const tsx = path.dirname(createRequire(here).resolve('tsx/package.json'))
  const loader = pathToFileURL(path.join(tsx, 'dist/esm/api/index.mjs')).href
  const code = `import('${loader}').then(({ tsImport }) => tsImport('${entry}', '${entry}'))`
  return new Worker(code, { ...options, eval: true })
}

function fromBundle(here: string, name: string, options: WorkerOptions): Worker {
  const bundle = path.join(path.dirname(here), `${name}.cjs`)
  // A thread reads the disk as it is, where what lies in the app's archive has no path of its own.
  const isArchived = bundle.includes(`.asar${path.sep}`)
  return isArchived
    ? new Worker(readFileSync(bundle, 'utf8'), { ...options, eval: true })
    : new Worker(bundle, options)
}
