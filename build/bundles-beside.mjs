import { build } from 'vite'

/**
 * A plugin that also builds programs that must be whole in one file each, beside the others: a thread that is started
 * from the app's archive can load nothing else, and the command line is copied to servers as it is.
 */
export function bundlesBeside(outDir, external, entries) {
  return {
    name: 'bundles-beside',
    async closeBundle() {
      for (const [name, entry] of Object.entries(entries)) {
        await build(planOf(name, entry, outDir, external))
      }
    },
  }
}

function planOf(name, entry, outDir, external) {
  return {
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      minify: true,
      target: 'node20',
      rollupOptions: {
        external,
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
    ssr: { noExternal: true, external },
  }
}
