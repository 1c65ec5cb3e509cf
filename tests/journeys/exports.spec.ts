import { strFromU8, unzipSync } from 'fflate'
import { serve } from './support/command.ts'
import { choose, saved } from './support/exports.ts'
import { faults } from './support/faults.ts'
import { look, picture } from './support/look.ts'
import { expect, join, sampleFor, test } from './support/people.ts'

// What leaves the window: the document in its formats, and what tells of the negotiation in its own.

test('[X40] [X42] [X43] a member saves the table, the compilation text without names, and a revision as a page', async ({
  browser,
  negotiation,
}, info) => {
  const { file, invites } = await sampleFor(negotiation, [['FRA', 'delegation']])
  const serving = await serve(file)
  try {
    const { page } = await join(browser, serving, invites[0])
    await page.getByRole('button', { name: 'Export' }).click()
    await picture(page, info, 'menu')
    await page.keyboard.press('Escape')
    const table = await saved(page, () => choose(page, 'Table of positions'))
    expect(Object.keys(unzipSync(table))).toContain('xl/workbook.xml')

    await choose(page, 'All formats and options')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    const save = dialog.getByRole('button', { name: 'Save' })
    await expect(dialog.getByRole('radio', { name: 'Word document', exact: true })).toBeChecked()
    await expect(dialog.getByLabel('Number the lines of a draft')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Compilation text, Word document' }).check()
    await dialog.getByLabel('Name no delegation').check()
    await look(page, info, 'export')
    const compilation = unzipSync(await saved(page, () => save.click()))
    const words = strFromU8(compilation['word/document.xml'] ?? new Uint8Array())
    expect(words).toContain('[delete]')
    expect(words).not.toMatch(/\bUSA\b/u)
    await expect(dialog).toBeHidden()

    await page.keyboard.press('Control+Shift+KeyS')
    await dialog.getByRole('radio', { name: 'Web page (HTML)', exact: true }).check()
    await dialog.getByLabel('Which text').selectOption('Zero draft')
    const html = strFromU8(await saved(page, () => save.click()))
    const reader = await page.context().newPage()
    await reader.setContent(html)
    await expect(reader.getByText('Draft – not agreed – Zero draft')).toBeVisible()
    expect(await faults(reader)).toEqual([])
    await reader.close()
  } finally {
    await serving.stop()
  }
})
