import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import {
  firstPage,
  listenToDialogs,
  ready,
  relayPids,
  startPoint,
  test,
} from './support/desktop.ts'

/** Which file is in a window where, by name. */
async function arranged(app: ElectronApplication): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const page of app.windows()) {
    const { fileName } = await startPoint(await ready(page))
    const window = await app.browserWindow(page)
    all[fileName] = await window.evaluate((one) => one.getNormalBounds())
  }
  return all
}

test('[D10] [D14] all files that were open come back where they were; one that is gone stops no other', async ({
  desktop,
}) => {
  const one = await desktop.sample('One.penholder')
  const two = await desktop.sample('Two.penholder')
  const first = await desktop.start(one, two)
  await expect.poll(() => first.windows().length).toBe(2)
  const places = Object.values(await arranged(first)).map((bounds) => JSON.stringify(bounds))
  expect(new Set(places).size).toBe(2)
  await first.evaluate(({ BrowserWindow }) => {
    for (const [at, window] of BrowserWindow.getAllWindows().entries())
      window.setBounds({ x: 40 + 200 * at, y: 60, width: 1030, height: 710 })
  })
  const left = await arranged(first)
  await first.close()
  // A third was open, and has gone since.
  const recent = path.join(desktop.folder, 'user-data/recent.json')
  const [entry, ...others] = JSON.parse(await readFile(recent, 'utf8'))
  const gone = { ...entry, file: path.join(desktop.folder, 'Gone.penholder') }
  await writeFile(recent, JSON.stringify([gone, entry, ...others]))

  const second = await desktop.start()
  const said = await listenToDialogs(second)
  // Its backup is offered, and not taken.
  await second.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
  })
  await firstPage(second)
  await expect.poll(said).toEqual([expect.stringContaining('Gone.penholder could not be opened')])
  await expect.poll(() => second.windows().length).toBe(2)
  expect(await relayPids(second)).toHaveLength(2)
  expect(await arranged(second)).toEqual(left)
})
