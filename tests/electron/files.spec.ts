import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import {
  firstPage,
  listenToDialogs,
  ready,
  relayPids,
  startPoint,
  test,
  windowFrom,
} from './support/desktop.ts'
import { holdFile } from './support/hold-file.ts'
import { secondStart } from './support/second-start.ts'

test('[D7] the app opens the file that the command line names', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample('From the command line.penholder'))
  const page = await firstPage(app)
  expect((await startPoint(page)).fileName).toBe('From the command line.penholder')
})

test('[D7] the app opens a file that the system names, each in its own window and relay', async ({
  desktop,
}) => {
  const app = await desktop.start(await desktop.sample('One.penholder'))
  await firstPage(app)
  const two = await desktop.sample('Two.penholder')
  const opened = app.waitForEvent('window')
  await app.evaluate(({ app: electronApp }, file) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, file)
  }, two)
  const page = await ready(await opened)
  expect((await startPoint(page)).fileName).toBe('Two.penholder')
  expect(await relayPids(app)).toHaveLength(2)
})

test('[D7] a file that is open already is brought to the front', async ({ desktop }) => {
  const file = await desktop.sample()
  const app = await desktop.start(file)
  await firstPage(app)
  await app.evaluate(
    async ({ app: electronApp, BrowserWindow }, again) => {
      const [window] = BrowserWindow.getAllWindows()
      const inFront = new Promise((resolve) => window?.once('focus', () => resolve(undefined)))
      window?.minimize()
      electronApp.emit('open-file', { preventDefault: () => undefined }, again)
      await inFront
    },
    path.join(path.dirname(file), '.', path.basename(file)),
  )
  expect(app.windows()).toHaveLength(1)
  expect(await relayPids(app)).toHaveLength(1)
})

test('[D7] [D14] two windows on one file share its relay; closing one leaves the other at work', async ({
  desktop,
}) => {
  const textOf = (page: Page) =>
    page.getByRole('textbox', { name: 'Rolling text with all proposals' })
  const file = await desktop.sample()
  const app = await desktop.start(file)
  const one = await firstPage(app)
  await expect(textOf(one)).toBeVisible()
  await expect.poll(async () => (await startPoint(one)).session).not.toBeNull()
  const other = await windowFrom(app, 'newWindow')
  expect(await relayPids(app)).toHaveLength(1)
  expect(await startPoint(other)).toEqual(await startPoint(one))
  const places = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getBounds().x),
  )
  expect(new Set(places).size).toBe(2)

  await textOf(other).getByRole('paragraph').last().click()
  await other.keyboard.type('Second window.')
  await expect(textOf(one)).toContainText('Second window.')
  await textOf(one).getByRole('paragraph').last().click()
  await one.keyboard.type('First window.')
  await expect(textOf(other)).toContainText('First window.')

  await one.close()
  await textOf(other).getByRole('paragraph').last().click()
  await other.keyboard.type('Alone.')
  await expect(textOf(other)).toContainText('Alone.')
  await expect(other.getByText(/^All changes saved/)).toBeVisible()
  expect(await relayPids(app)).toHaveLength(1)
  // The file is open: its window comes to the front.
  await app.evaluate(async ({ app: electronApp, BrowserWindow }, again) => {
    const [window] = BrowserWindow.getAllWindows()
    const inFront = new Promise((resolve) => window?.once('focus', () => resolve(undefined)))
    electronApp.emit('open-file', { preventDefault: () => undefined }, again)
    await inFront
  }, file)
  expect(app.windows()).toHaveLength(1)
})

test('[D7] a second start hands its files to the first and ends', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample('First.penholder'))
  await firstPage(app)
  const opened = app.waitForEvent('window')
  const second = await desktop.sample('Second.penholder')
  expect(await secondStart(path.join(desktop.folder, 'user-data'), [second])).toBe(0)
  const page = await ready(await opened)
  expect((await startPoint(page)).fileName).toBe('Second.penholder')
})

test('[D9] what cannot be opened is told, with the reason, and changes nothing', async ({
  desktop,
}) => {
  const app = await desktop.start(await desktop.sample())
  await firstPage(app)
  const said = await listenToDialogs(app)
  const foreign = path.join(desktop.folder, 'notes.penholder')
  await writeFile(foreign, 'Not a database, but long enough to look into. '.repeat(50))
  const before = (await readdir(desktop.folder)).sort()
  for (const file of [path.join(desktop.folder, 'gone.penholder'), foreign])
    await app.evaluate(({ app: electronApp }, name) => {
      electronApp.emit('open-file', { preventDefault: () => undefined }, name)
    }, file)
  await expect.poll(async () => (await said()).length).toBe(2)
  const sentences = (await said()).sort().join('\n')
  expect(sentences).toContain('gone.penholder could not be opened. There is no file')
  expect(sentences).toContain('is not a Penholder file')
  // The app's own count: a window that comes and goes in one moment is not always taken from the test's list.
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1)
  expect((await readdir(desktop.folder)).sort()).toEqual(before)
})

test('[D9] a file that another process holds is told, with the holder', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample('Mine.penholder'))
  await firstPage(app)
  const said = await listenToDialogs(app)
  const held = await desktop.sample('Held.penholder')
  const release = await holdFile(held)
  await app.evaluate(({ app: electronApp }, file) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, file)
  }, held)
  await expect.poll(said).toEqual([expect.stringContaining('in use by another Penholder')])
  await release()
})

test('[D34] a window that is closed before its file is open leaves the file alone', async ({
  desktop,
}) => {
  const app = await desktop.start(await desktop.sample('One.penholder'))
  await firstPage(app)
  const two = await desktop.sample('Two.penholder')
  await app.evaluate(async ({ app: electronApp }, file) => {
    const closed = new Promise((resolve) => {
      electronApp.once('browser-window-created', (_event, window) => {
        window.once('closed', () => resolve(undefined))
        setImmediate(() => window.close())
      })
    })
    electronApp.emit('open-file', { preventDefault: () => undefined }, file)
    await closed
  }, two)
  const besideTwo = async () =>
    (await readdir(desktop.folder)).filter((name) => name.startsWith('Two'))
  await expect.poll(() => relayPids(app)).toHaveLength(1)
  await expect.poll(besideTwo).toEqual(['Two.penholder'])
  const opened = app.waitForEvent('window')
  await app.evaluate(({ app: electronApp }, file) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, file)
  }, two)
  expect((await startPoint(await ready(await opened))).fileName).toBe('Two.penholder')
})

test('[D34] a window whose relay could not have its port loads anew for another one', async ({
  desktop,
}) => {
  const app = await desktop.start(await desktop.sample('One.penholder'))
  const { http } = await startPoint(await firstPage(app))
  const opened = app.waitForEvent('window')
  await app.evaluate(
    ({ app: electronApp, utilityProcess }, { file, taken }) => {
      const fork = utilityProcess.fork
      utilityProcess.fork = (...call) => {
        const relay = fork(...call)
        const post = relay.postMessage.bind(relay)
        relay.postMessage = (order, ...rest) =>
          post(order.kind === 'open' ? { ...order, port: taken } : order, ...rest)
        return relay
      }
      electronApp.emit('open-file', { preventDefault: () => undefined }, file)
    },
    { file: await desktop.sample('Two.penholder'), taken: Number(new URL(http).port) },
  )
  const page = await opened
  await expect(page.locator('[contenteditable=true] p').first()).toBeVisible()
  expect((await startPoint(page)).http).not.toBe(http)
})

test('[D12] a closed window lets go of its file completely', async ({ desktop }) => {
  const app = await desktop.start(await desktop.sample())
  await firstPage(app)
  await app.close()
  expect((await readdir(desktop.folder)).sort()).toEqual(['Draft.penholder', 'user-data'])
})
