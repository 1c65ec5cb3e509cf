import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { en as app } from '../../shared/messages/app.ts'
import { en as commands } from '../../shared/messages/commands.ts'
import { en as editor } from '../../shared/messages/editor.ts'
import { faults } from '../journeys/support/faults.ts'
import { firstPage, relayPids, test } from './support/desktop.ts'

// The whole app in its desktop window: relay, guard, editor and shell together.

let desktopApp: ElectronApplication
let page: Page
test.beforeEach(async ({ desktop }) => {
  desktopApp = await desktop.start(await desktop.sample())
  page = await firstPage(desktopApp)
  await expect(text()).toBeVisible()
})

const text = (): Locator => page.getByRole('textbox', { name: editor.labelMarkup })
const saved = (): Locator => page.getByText(app.allSavedPlain).first()

test('[D10] [D35] the window shows the text, for the delegation that holds the pen; when the machine wakes it asks for its lines anew', async () => {
  await expect(text()).toContainText('Council')
  await expect(page.getByText(app.as_penholder.replace('{{name}}', 'China')).first()).toBeVisible()
  await expect(saved()).toBeVisible()

  // Of the text, the dossier and the rooms of the pen: each line comes back by itself, at once.
  const asked = page.waitForRequest(
    (request) =>
      request.url().endsWith('/api/ticket') && (request.postData() ?? '').includes('"text/'),
  )
  await desktopApp.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await asked
  await typeAtStart('After the night. ')
  await expect(saved()).toBeVisible()
})

test('[D8] what was acknowledged, and what was typed meanwhile, survives the death of the relay', async () => {
  await typeAtStart('Before the crash. ')
  await expect(saved()).toBeVisible()
  const [pid] = await relayPids(desktopApp)
  if (pid === undefined) throw new Error('no relay runs')
  process.kill(pid, 'SIGKILL')
  await page.keyboard.type('During it. ')
  await expect
    .poll(async () => (await relayPids(desktopApp)).filter((one) => one !== pid))
    .toHaveLength(1)
  await expect(saved()).toBeVisible()
  await page.reload()
  await expect(text()).toContainText('Before the crash. During it.')
})

test('[D13] an export chosen in the menu is the document that the user asked for', async ({
  desktop,
}) => {
  const target = path.join(desktop.folder, 'Statement.docx')
  await desktopApp.evaluate(({ dialog, Menu }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    Menu.getApplicationMenu()?.getMenuItemById('exportDocx')?.click()
  }, target)
  const document = () =>
    readFile(target).then(
      (bytes) => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()),
      () => '',
    )
  await expect.poll(document).toContain('Council')
  await desktopApp.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('exportCompilation')?.click()
  })
  await expect.poll(document).toContain('Where the words come from')
})

test('[D37] “Undo” in the menu takes back what was typed into a field, and no word of the text', async () => {
  await typeAtStart('Unheard')
  await expect(saved()).toBeVisible()
  await page.keyboard.press('Control+f')
  const field = page.getByRole('textbox', { name: commands.do_find, exact: true })
  await field.pressSequentially('agreed')
  const undo = () =>
    desktopApp.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('undo')?.click()
    })
  await undo()
  await expect(field).toHaveValue('')
  await expect(text()).toContainText('Unheard')
  await text().locator('p').nth(1).click()
  await undo()
  await expect(text()).not.toContainText('Unheard')
})

test('[D3] the whole workspace lives within its policy', async () => {
  // Loaded anew with an ear at the door: a violation at any moment of the start is heard.
  const violations: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })
  await page.reload()
  await expect(saved()).toBeVisible()
  await typeAtStart('x')
  expect(violations).toEqual([])
})

for (const theme of ['light', 'dark'] as const)
  test(`[D17] the workspace is accessible in the ${theme} theme`, async () => {
    await desktopApp.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await expect
      .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(theme === 'dark')
    await expect(saved()).toBeVisible()
    expect(await faults(page)).toEqual([])
  })

test('[D17] the dark theme of the system is the theme of the window', async () => {
  const lightness = () =>
    page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] =
        getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []
      return (red + green + blue) / 3
    })
  const show = (source: 'light' | 'dark') =>
    desktopApp.evaluate(({ nativeTheme }, value) => {
      nativeTheme.themeSource = value
    }, source)
  await show('light')
  await expect.poll(lightness).toBeGreaterThan(200)
  await show('dark')
  await expect.poll(lightness).toBeLessThan(60)
})

/** Types before the first words of a paragraph, after clicking into it. */
async function typeAtStart(words: string): Promise<void> {
  await text().locator('p').nth(1).click()
  await page.keyboard.press('Home')
  await page.keyboard.type(words)
}
