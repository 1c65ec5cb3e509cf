import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { askedAhead } from './build/asked-ahead.mjs'
import { bundlesBeside } from './build/bundles-beside.mjs'

// Main, preload, relay, store and command line are CommonJS bundles with everything inside but the native database driver, so the
// packaged app carries one dependency. The same `out/renderer` is shown by the desktop app and served by the relay.

// Where releases are told and whose signature counts is built in: the environment of a running app changes neither.
const { PENHOLDER_FEED_URL = '', PENHOLDER_FEED_KEYS = '' } = process.env
const FEED = {
  'process.env.PENHOLDER_FEED_URL': JSON.stringify(PENHOLDER_FEED_URL),
  'process.env.PENHOLDER_FEED_KEYS': JSON.stringify(PENHOLDER_FEED_KEYS),
}

// Parts that the workspace fetches as soon as it is drawn, each when it is wanted first; together they are one file.
const AROUND = new RegExp(
  `renderer[\\\\/]app[\\\\/](?:${[
    'menus',
    'edit-menu',
    'finding/find-bar',
    'attention/attending',
    'conduct/members-tab',
    'comments/comments-tab',
    'positions/positions-tab',
    'team/team-panel',
    'audiences/told-room',
    'drafts/draft(?:s-panel|-bar|-notice)',
    'inviting/foreign-notice',
    'silence/(?:silence-notice|comments-due)',
    'chair/reading-notice',
  ].join('|')})\\.tsx$`,
)

const NATIVE = ['@photostructure/sqlite']

export default defineConfig({
  main: {
    define: FEED,
    plugins: [
      bundlesBeside('out/main', NATIVE, {
        'store-worker': 'server/store/served/store-worker.ts',
        'export-worker': 'server/export/thread/export-worker.ts',
        penholder: 'server/cli.ts',
      }),
    ],
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      minify: true,
      rollupOptions: {
        external: NATIVE,
        input: {
          main: 'electron/main/main.ts',
          'relay-process': 'electron/main/relay/relay-process.ts',
          'file-process': 'electron/main/tasks/file-process.ts',
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'part-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but Electron.
      externalizeDeps: false,
      outDir: 'out/preload',
      minify: true,
      rollupOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), askedAhead(['start', 'workspace', 'writing'])],
    // The worker that shows PDFs loads parts of itself when it needs them.
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      minify: true,
      // Not Electron's own Chromium: the relay serves the same files to other browsers.
      target: 'es2022',
      // What takes PDFs apart is one file, fetched when the first one is imported.
      chunkSizeWarningLimit: 2000,
      cssTarget: ['chrome111', 'firefox115', 'safari16.4'],
      // A part brings its style sheets with it; its scripts ask for one another. Their names would be told in advance otherwise.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_name, files) => files.filter((file) => file.endsWith('.css')),
      },
      rollupOptions: {
        input: 'renderer/index.html',
        // Yjs comes with a module that writes to consoles, and that one with schemas for elements ($), which nobody asks for.
        treeshake: { manualPureFunctions: ['$'] },
        output: {
          // What is fetched before the text can be written in is three files, not a hundred: one that says who joins, one with the
          // text and all around it, one with what it is written with. Together they pack a tenth smaller than in parts.
          codeSplitting: {
            groups: [
              { name: 'first', test: /renderer[\\/]main\.ts$/, priority: 5 },
              { name: 'start', test: /renderer[\\/]begin\.tsx$/, priority: 4 },
              { name: 'workspace', test: /renderer[\\/]app[\\/]workspace\.tsx$/, priority: 3 },
              { name: 'writing', test: /renderer[\\/]app[\\/]page-text\.tsx$/, priority: 2 },
              // What comes around the text as soon as that is here.
              { name: 'around', test: AROUND, priority: 1 },
            ],
          },
        },
      },
    },
  },
})
