import { strFromU8, unzipSync } from 'fflate'
import { choose, saved } from './support/exports.ts'
import { look } from './support/look.ts'
import { expect, join, test } from './support/people.ts'

// The document leaves the window: as a PDF, and as the final pack behind its gate.

test('[X33] [X39] [D31] [X36] [X37] a PDF, on paper too, and the final pack, which needs a reason while something is left', async ({
  browser,
  negotiation,
}, info) => {
  const invite = await negotiation.invite('CHN', 'penholder')
  const { page } = await join(browser, await negotiation.serve(), invite)

  // Shown before it is saved, and saved as it was shown.
  await page.keyboard.press('Control+Shift+KeyS')
  const asking = page.getByRole('dialog', { name: 'Export' })
  await asking.getByRole('radio', { name: 'PDF' }).check()
  await asking.getByRole('button', { name: 'Preview' }).click()
  await expect(asking.locator('canvas[data-drawn="1"]')).toBeVisible()
  await expect(
    asking.getByText('Statement by the President of the Security Council'),
  ).toBeAttached()
  const ink = await asking.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
    return data ? data.filter((value, i) => i % 4 === 0 && value < 128).length : 0
  })
  expect(ink).toBeGreaterThan(500)
  await page.screenshot({ path: info.outputPath('preview.png') })
  const pdf = await saved(page, () => asking.getByRole('button', { name: 'Save…' }).click())
  expect(strFromU8(pdf.subarray(0, 5))).toBe('%PDF-')

  // What is printed is the document, a page a sheet, and not the window.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-sent', '')
  })
  await page.keyboard.press('Control+KeyP')
  const printing = page.getByRole('dialog', { name: 'Print', exact: true })
  await expect(printing.locator('canvas[data-drawn="1"]')).toBeVisible()
  await printing.getByRole('button', { name: 'Print…', exact: true }).click()
  await expect(page.locator('body[data-sent]')).toBeAttached()
  const sheets = await page.locator('.printed-pdf img').count()
  expect(sheets).toBeGreaterThan(0)
  const paper = await page.pdf({ preferCSSPageSize: true })
  expect(strFromU8(paper, true).match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets)
  // The browser has said that it was printed.
  await expect(printing).toBeHidden()

  await choose(page, 'Final pack')
  const dialog = page.getByRole('dialog', { name: 'Final pack' })
  await expect(dialog.getByText(/things? (is|are) left in the text/)).toBeVisible()
  await look(page, info, 'pack')
  const make = dialog.getByRole('button', { name: 'Record the reason and make the pack' })
  await expect(make).toBeDisabled()
  await dialog.getByLabel('Why the pack is made all the same').fill('For information only')
  const files = unzipSync(await saved(page, () => make.click()))
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']))
  expect(manifest.gate.override).toMatchObject({ by: 'CHN', reason: 'For information only' })
  expect(Object.keys(files).some((name) => /^document\/.*\.pdf$/.test(name))).toBe(true)
})
