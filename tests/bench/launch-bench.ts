import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { WRITABLE } from '../../renderer/editor/writable-mark.ts'
import { importCommand } from '../../server/commands/import.ts'
import { textOf } from '../../shared/formats/export-source.ts'
import { standInWithoutElectron } from '../host/without-electron.ts'
import { prepare, ROOT } from '../journeys/support/command.ts'
import { scratchFolder } from '../server/dossiers.ts'
import { sixtyPages } from './sixty-pages.ts'

// From the start of the desktop app to the first paint and to a text in which one can type, with a file of sixty pages; beside
// it the same host with an app that has nothing to show. On a machine without Electron both start on the stand-in. Nobody looks
// on meanwhile, as with a user: what happened when is read afterwards, from the page's own timeline.

const STARTS = 7
const ALONE_MS = { bare: 2500, full: 6000 }
const PATIENCE_MS = 60_000

/** Milliseconds, medians: from the launch of the app, and from the beginning of its page. */
export type LaunchBench = {
  /** The host with an empty app: until its window has painted. */
  readonly bare: number
  readonly firstPaint: number
  readonly interactive: number
  readonly firstPaintOfPage: number
  readonly interactiveOfPage: number
}

export async function launchBench(): Promise<{ readonly launchMs: LaunchBench }> {
  standInWithoutElectron()
  const scratch = await scratchFolder()
  try {
    const file = scratch.path('sixty.penholder')
    const draft = scratch.path('sixty.txt')
    writeFileSync(draft, sixtyPages().base.map(textOf).join('\n\n'))
    await prepare(importCommand, draft, '-o', file)
    const bare: number[] = []
    const ours: Moments[] = []
    // The first of each warms the machine's caches and is not counted.
    for (let start = 0; start <= STARTS; start++) {
      const userData = scratch.path(`user-data-${start}`)
      const empty = await launch([path.join(ROOT, 'tests/bench/launch/bare')], userData, 'bare')
      const full = await launch([ROOT, file], userData, 'full')
      if (start === 0) continue
      bare.push(empty.firstPaint)
      ours.push(full)
    }
    const half = (part: (moments: Moments) => number): number => median(ours.map(part))
    return {
      launchMs: {
        bare: median(bare),
        firstPaint: half(({ firstPaint }) => firstPaint),
        interactive: half(({ interactive }) => interactive),
        firstPaintOfPage: half(({ firstPaint, page }) => firstPaint - page),
        interactiveOfPage: half(({ interactive, page }) => interactive - page),
      },
    }
  } finally {
    await scratch.remove()
  }
}

/** Milliseconds since the launch; `interactive` is NaN for a page without a text. */
type Moments = { readonly page: number; readonly firstPaint: number; readonly interactive: number }

async function launch(
  args: readonly string[],
  userData: string,
  what: keyof typeof ALONE_MS,
): Promise<Moments> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const electron: string = createRequire(import.meta.url)('electron')
  const flags = ['--remote-debugging-port=0', ...(isRoot ? ['--no-sandbox'] : []), '--lang=en-GB']
  const since = Date.now()
  const app = spawn(electron, [...flags, ...args], {
    env: { ...process.env, PENHOLDER_USER_DATA: userData },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = once(app, 'exit')
  try {
    const address = await debuggingAddress(app)
    await pause(ALONE_MS[what])
    const browser = await chromium.connectOverCDP(address)
    const [page] = browser.contexts().flatMap((context) => context.pages())
    if (!page) throw new Error('the app has no window')
    const moments = await momentsOf(page, what === 'full')
    await browser.close()
    return {
      page: moments.origin - since,
      firstPaint: moments.origin + moments.paint - since,
      interactive: moments.origin + moments.written - since,
    }
  } finally {
    app.kill()
    await gone
  }
}

/** Where the app's browser can be asked. */
async function debuggingAddress(app: ChildProcess): Promise<string> {
  if (!app.stderr) throw new Error('unreachable')
  for await (const line of createInterface(app.stderr)) {
    const [address] = /(?<=DevTools listening on )ws:\S+/.exec(line) ?? []
    if (address) {
      app.stderr.resume()
      return address
    }
  }
  throw new Error('the app ended')
}

/** When the page began, by the clock, and in milliseconds after that its first paint and the first moment for a key. */
async function momentsOf(page: Page, hasText: boolean) {
  const timeout = PATIENCE_MS
  if (hasText) {
    const marked = (name: string) => performance.getEntriesByName(name).length > 0
    await page.waitForFunction(marked, WRITABLE, { timeout })
    await page.locator('[contenteditable=true] p:nth-of-type(3)').waitFor({ timeout })
  }
  const [origin = Number.NaN, paint = Number.NaN, written = Number.NaN] = await page.evaluate(
    (names) => [
      performance.timeOrigin,
      ...names.map((name) => performance.getEntriesByName(name)[0]?.startTime),
    ],
    ['first-contentful-paint', WRITABLE],
  )
  return { origin, paint, written }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
}
