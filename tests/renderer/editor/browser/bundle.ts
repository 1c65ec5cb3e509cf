import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A page's script and style, for production, as texts that need no server. */
export type Bundle = { readonly script: string; readonly style: string }

/** Bundles a module of this repository, `entry` being relative to its root. */
export async function bundle(entry: string): Promise<Bundle> {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // The test runner has its own idea of the environment.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      cssCodeSplit: false,
      lib: { entry: `${root}${entry}`, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('vite gave no output')
  let script = ''
  let style = ''
  for (const file of first.output) {
    if (file.type === 'chunk') script += file.code
    else if (file.fileName.endsWith('.css')) style += String(file.source)
  }
  return { script, style }
}
