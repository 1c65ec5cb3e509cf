import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { importCommand } from '../../server/commands/import.ts'
import { textOf } from '../../shared/formats/export-source.ts'
import { standInWithoutElectron } from '../host/without-electron.ts'
import { prepare, ROOT } from '../journeys/support/command.ts'
import { scratchFolder } from '../server/dossiers.ts'
import { sixtyPages } from './sixty-pages.ts'

// From the start of the desktop app to the first paint and to a text in which one can type, with a file of sixty pages; beside
// it the same host with an app that has nothing to show. On a machine without Electron both start on the stand-in.

const STARTS = 5

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
      const empty = await launch([path.join(ROOT, 'tests/bench/launch/bare')], userData, painted)
      const full = await launch([ROOT, file], userData, written)
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

/** Milliseconds since the launch. */
type Moments = { readonly page: number; readonly firstPaint: number; readonly interactive: number }

async function launch(
  args: readonly string[],
  userData: string,
  until: (page: Page) => Promise<unknown>,
): Promise<Moments> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const since = Date.now()
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), '--lang=en-GB', ...args],
    env: { ...process.env, PENHOLDER_USER_DATA: userData } as Record<string, string>,
  })
  try {
    const page = await app.firstWindow()
    await until(page)
    const interactive = Date.now()
    await painted(page)
    const [origin, paint] = await page.evaluate(() => [
      performance.timeOrigin,
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    ])
    return {
      page: (origin ?? 0) - since,
      firstPaint: (origin ?? 0) + (paint ?? 0) - since,
      interactive: interactive - since,
    }
  } finally {
    await app.close()
  }
}

function painted(page: Page): Promise<unknown> {
  return page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
  )
}

function written(page: Page): Promise<unknown> {
  return page.waitForFunction(
    () => document.querySelector('[contenteditable=true] p:nth-of-type(3)') !== null,
  )
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
}
