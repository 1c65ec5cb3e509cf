import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { standInWithoutElectron } from './tests/host/without-electron.ts'

// Two projects: the desktop app driven through Electron or what stands in for it, and people negotiating in browsers.

standInWithoutElectron()

const launchOptions = {
  ...browserHere(),
  // Chromium refuses to sandbox itself for root, as on a build machine.
  chromiumSandbox: process.getuid?.() !== 0,
}

export default defineConfig({
  workers: 2,
  fullyParallel: true,
  // Unit tests of the same folders are vitest's.
  testMatch: '**/*.spec.ts',
  // A window in a browser is tried once more if it fails; `npm test` names those that needed it, and their traces are kept.
  retries: 1,
  // Generous, for a machine that is slow or busy; nothing here is a measurement.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  outputDir: 'test-results',
  projects: [
    // Whom a host invites comes with a browser.
    { name: 'electron', testDir: 'tests/electron', use: { launchOptions } },
    {
      name: 'journeys',
      testDir: 'tests/journeys',
      use: {
        launchOptions,
        viewport: { width: 1440, height: 900 },
        // Without a picture a frame, which costs small machines more than the windows that are tested.
        trace: { mode: 'retain-on-first-failure', screenshots: false },
      },
    },
  ],
})

/** What build/ensure-browser.mjs found or installed. */
function browserHere(): { executablePath?: string } {
  if (process.env.CHROMIUM_PATH !== undefined) return { executablePath: process.env.CHROMIUM_PATH }
  const cache = path.join(import.meta.dirname, 'node_modules/.cache/browser.json')
  return existsSync(cache) ? { executablePath: JSON.parse(readFileSync(cache, 'utf8')).path } : {}
}
