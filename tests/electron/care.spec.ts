import { readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import { en as tour } from '../../shared/messages/tour.ts'
import { firstPage, ready, startPoint, test } from './support/desktop.ts'

/** Answers message boxes by the first of these words that they say, with the button of that number; saves where it is told, in turn. */
async function answer(
  app: ElectronApplication,
  answers: Readonly<Record<string, number>>,
  places: readonly string[],
): Promise<() => Promise<string[]>> {
  await app.evaluate(
    ({ dialog }, given) => {
      const said: string[] = []
      const left = [...given.places]
      Object.assign(globalThis, { said })
      dialog.showMessageBox = async (...args: unknown[]) => {
        const { message, signal } = args.at(-1) as { message: string; signal?: AbortSignal }
        // What goes by itself comes only where the machine takes its time.
        if (!signal) said.push(message)
        const known = Object.keys(given.answers).find((words) => message.includes(words))
        return { response: given.answers[known ?? ''] ?? 0, checkboxChecked: false }
      }
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: left.shift() ?? '' })
    },
    { answers, places },
  )
  return () => app.evaluate(() => (globalThis as unknown as { said: string[] }).said)
}

/** The files of all windows whose page is there. */
async function filesOpen(app: ElectronApplication): Promise<readonly string[]> {
  const names = app.windows().map((page) =>
    startPoint(page)
      .then(({ fileName }) => [fileName])
      // Not there yet, or the start window, which has no file.
      .catch(() => []),
  )
  return (await Promise.all(names)).flat().sort()
}

/** Ends the app as a failure of the power does: nothing is closed. */
async function kill(app: ElectronApplication): Promise<void> {
  const gone = app.waitForEvent('close')
  app.process().kill('SIGKILL')
  await gone
}

test('[D24] [D25] [D26] [D30] after a crash the backup is offered; a file that is moved can be copied, and one in its place is told; the sample offers a tour', async ({
  desktop,
}) => {
  const file = await desktop.sample('Draft.penholder')
  const killed = await desktop.start(file)
  await firstPage(killed)
  const backups = path.join(desktop.folder, 'user-data', 'backups')
  const kept = () => readdir(backups, { recursive: true }).catch(() => [])
  await expect.poll(kept).toContainEqual(expect.stringMatching(/\.penholder$/))
  await kill(killed)

  // Another one, so that the dialog comes when it can be answered.
  const app = await desktop.start(await desktop.sample('Other.penholder'))
  await firstPage(app)
  const rescued = path.join(desktop.folder, 'Rescued.penholder')
  const saved = path.join(desktop.folder, 'Kept.penholder')
  const said = await answer(app, { 'without closing': 1 }, [rescued, saved])
  await app.evaluate(({ app: electronApp }, name) => {
    electronApp.emit('open-file', { preventDefault: () => undefined }, name)
  }, file)
  await expect
    .poll(() => filesOpen(app))
    .toEqual(['Draft.penholder', 'Other.penholder', 'Rescued.penholder'])
  expect(await said()).toEqual([expect.stringContaining('ended without closing Draft')])

  // Where an open file can be moved at all: Windows refuses.
  if (process.platform !== 'win32') {
    await rename(file, path.join(desktop.folder, 'Moved.penholder'))
    await expect
      .poll(said)
      .toEqual([
        expect.stringContaining('without closing'),
        expect.stringContaining('no longer there'),
        expect.stringContaining('Kept.penholder was saved'),
      ])
    // The next place that is asked for is none: nothing is saved.
    await writeFile(file, 'somebody else’s')
    await expect.poll(said).toContainEqual(expect.stringContaining('Another file stands at'))
    const there = await readdir(desktop.folder)
    expect(there).toContain('Kept.penholder')
    expect(there.filter((name) => name.endsWith('.part'))).toEqual([])
  }

  const sample = app.waitForEvent('window')
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('openSample')?.click()
  })
  const page = await ready(await sample)
  await page.getByRole('button', { name: tour.take }).click()
  const card = page.getByRole('dialog', { name: tour.title_text })
  await expect(card.getByRole('button', { name: tour.next })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: tour.title_proposal })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: tour.take })).toHaveCount(0)
})
