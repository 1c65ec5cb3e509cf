import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { en as fromDraft } from '../../shared/messages/from-draft.ts'
import { en as starting } from '../../shared/messages/starting.ts'
import { docx, ins, p, r } from '../shared/formats/docx-in/packages.ts'
import {
  firstPage,
  leftOn,
  listenToDialogs,
  ready,
  startPoint,
  test,
  windowFrom,
} from './support/desktop.ts'

const NOTE = path.resolve(import.meta.dirname, '../fixtures/concept-note.en.txt')

test('[D10] [D22] [D23] [D25] [D27] [D28] [D33] the first start offers the ways in; a note becomes a dossier, which the next start shows, and its backup replaces it', async ({
  desktop,
}, info) => {
  const first = await desktop.start()
  const page = await firstPage(first)
  await expect(page.getByText(starting.nothingRecent)).toBeVisible()
  const said = await listenToDialogs(first)

  // A draft is read where it is chosen, and nobody is guessed at.
  await page.getByRole('button', { name: starting.newFromDraft }).click()
  const buffer = Buffer.from(docx(p(r('The Security Council ') + ins('Ann Lee', r('welcomes')))))
  const draft = { name: 'Draft.docx', mimeType: 'application/octet-stream', buffer }
  await page.locator('input[type=file]').setInputFiles(draft)
  await expect(page.getByRole('textbox', { name: /^Ann Lee/ })).toHaveValue('')
  await page.getByRole('button', { name: starting.begin, exact: true }).click()
  await expect(page.getByText(fromDraft.authorMissing)).toBeVisible()
  const { violations: inDraft } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(inDraft.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  const note = path.join(desktop.folder, 'Note.txt')
  await copyFile(NOTE, note)
  const target = path.join(desktop.folder, 'Care')
  await first.evaluate(
    ({ dialog }, [from, to]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [from] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: to })
    },
    [note, target] as const,
  )
  await page.getByRole('button', { name: starting.newFromNote }).click()
  await page.getByRole('button', { name: starting.chooseNote }).click()
  await expect(page.getByText('Note.txt')).toBeVisible()
  const opened = first.waitForEvent('window')
  const gone = page.waitForEvent('close')
  await page.getByRole('button', { name: starting.begin, exact: true }).click()
  const dossier = await ready(await opened)
  await gone
  expect((await startPoint(dossier)).fileName).toBe('Care.penholder')
  await expect.poll(async () => (await startPoint(dossier)).session).not.toBeNull()

  // The room's screen is a window of its own, takes part as a screen, and stays one when it is loaded again.
  const room = await windowFrom(first, 'roomWindow')
  const projected = room.getByRole('main', { name: 'Room screen' })
  await expect(projected).toBeVisible()
  await room.reload()
  await expect(projected).toBeVisible()
  await expect(room.getByRole('textbox')).toHaveCount(0)
  expect(await leftOn(first)).toBe(1)
  await first.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('copyDiagnostics')?.click()
  })
  await expect.poll(said).toEqual([expect.stringContaining('clipboard')])
  const copied = await first.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^windows: 1$/m)
  for (const secret of ['Care', 'Viet Nam', 'VNM', desktop.folder])
    expect(copied).not.toContain(secret)

  // The last window makes room for the start window, which knows it by now.
  const roomGone = room.waitForEvent('close')
  await first.evaluate(({ BrowserWindow }) => {
    // The dossier's window is older than the room's.
    const [oldest] = BrowserWindow.getAllWindows().sort((one, other) => one.id - other.id)
    oldest?.focus()
  })
  const start = await windowFrom(first, 'close')
  await roomGone
  expect(await leftOn(first)).toBe(0)
  const entry = start.getByRole('button', { name: /Care within reach/ })
  await expect(entry).toContainText(
    'Viet Nam · holding the pen · with Belgium, China and 12 others',
  )
  for (const theme of ['light', 'dark'] as const) {
    await first.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await expect
      .poll(() => start.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(theme === 'dark')
    await start.screenshot({ path: info.outputPath(`start-${theme}.png`) })
    const { violations } = await new AxeBuilder({ page: start }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await first.close()

  const second = await desktop.start()
  const again = await firstPage(second)
  expect((await startPoint(again)).fileName).toBe('Care.penholder')
  await expect(again.getByRole('textbox').first()).toBeVisible()

  // Something has spoilt the file while it was closed: the backup takes its place, as a copy.
  const list = await windowFrom(second, 'close')
  const file = `${target}.penholder`
  await expect.poll(() => readdir(desktop.folder)).not.toContain('Care.penholder-lock')
  await writeFile(file, 'no dossier any more '.repeat(400))
  const told = await listenToDialogs(second)
  await second.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    path.join(desktop.folder, 'Rescued'),
  )
  // The window of the spoilt file comes first, and goes, perhaps while it is asked.
  const rescued = second.waitForEvent('window', {
    predicate: async (page) => {
      const start = await ready(page)
        .then(startPoint)
        .catch(() => null)
      return start?.fileName === 'Rescued.penholder'
    },
  })
  await list.getByRole('button', { name: /Care within reach/ }).click()
  await ready(await rescued)
  expect(await told()).toEqual([expect.stringContaining('There is a backup of')])
  expect(await readFile(file, 'utf8')).toContain('no dossier any more')
})
