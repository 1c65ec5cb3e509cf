import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

// The desktop app as a test meets it: its own user-data folder, its own copy of the sample, and Electron, or the
// stand-in where Electron is missing (see playwright.config.ts). No test knows which.

const ROOT = path.resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)

type Desktop = {
  /** A folder of this test's own. */
  readonly folder: string
  /** Starts the app with files to open; the same user data for every start within a test. */
  start(...files: readonly string[]): Promise<ElectronApplication>
  /** A new copy of the sample negotiation in the test's folder. */
  sample(name?: string): Promise<string>
}

type Fixtures = { desktop: Desktop }
type WorkerFixtures = { sampleFile: string }

export const test = base.extend<Fixtures, WorkerFixtures>({
  sampleFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'penholder-sample-'))
      const file = path.join(folder, 'sample.penholder')
      await run('npm', ['run', '-s', 'penholder', '--', 'sample', '-o', file], { cwd: ROOT })
      await use(file)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  desktop: async ({ sampleFile }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-desktop-'))
    const started: ElectronApplication[] = []
    await use({
      folder,
      start: async (...files) => {
        const app = await launch(path.join(folder, 'user-data'), files)
        started.push(app)
        return app
      },
      sample: async (name = 'Draft.penholder') => {
        const copy = path.join(folder, name)
        await copyFile(sampleFile, copy)
        return copy
      },
    })
    for (const app of started) await close(app)
    await rm(folder, { recursive: true, force: true })
  },
})

/** The page of a window once the app's own page is in it; a window begins with an empty one. */
export async function ready(page: Page): Promise<Page> {
  await page.waitForFunction(() => 'penholder' in window && document.readyState === 'complete')
  return page
}

/** The page of the app's first window, once its file is open if it has one. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await ready(await app.firstWindow())
  await startPoint(page)
  return page
}

/** What the app hands to the system's second start of itself. */
export function commandLine(files: readonly string[]): readonly string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [...(isRoot ? ['--no-sandbox'] : []), '--lang=en-GB', ROOT, ...files]
}

function launch(userData: string, files: readonly string[]): Promise<ElectronApplication> {
  return _electron.launch({
    args: [...commandLine(files)],
    env: { ...process.env, PENHOLDER_USER_DATA: userData } as Record<string, string>,
  })
}

async function close(app: ElectronApplication): Promise<void> {
  // Closed by the test itself, perhaps.
  await app.close().catch(() => undefined)
}

/** Answers every message box of the app with its first button, and keeps what it said. */
export async function listenToDialogs(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    // Called with or without a window before the options.
    dialog.showMessageBox = async (...args: unknown[]) => {
      const options = args.at(-1) as { message: string; detail?: string; signal?: AbortSignal }
      // What goes by itself comes only where the machine takes its time.
      if (!options.signal) said.push(`${options.message} ${options.detail ?? ''}`.trim())
      return { response: 0, checkboxChecked: false }
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { said: string[] }).said)
}

/** The process ids of the relays that run. */
export function relayPids(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app: electronApp }) =>
    electronApp
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Utility' && name === 'Penholder relay')
      .map(({ pid }) => pid),
  )
}

/** Chooses an entry of the menu, and waits for the window that it brings. */
export async function windowFrom(app: ElectronApplication, item: string): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, item)
  return ready(await opened)
}

/** How much the app asks the system to leave on; the system counts what it was asked for. */
export function leftOn(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ powerSaveBlocker }) => {
    const ids = Array.from({ length: 20 }, (_, id) => id)
    return ids.filter((id) => powerSaveBlocker.isStarted(id)).length
  })
}

/** What a window of the app gets from `start`, as its page would. */
export function startPoint(
  page: Page,
): Promise<{ http: string; fileName: string; invite: string | null; session: unknown }> {
  return page.evaluate(async () => {
    const { penholder } = window as unknown as {
      penholder: { start(argument: unknown): Promise<{ value: never }> }
    }
    return (await penholder.start({ fresh: false })).value
  })
}
