import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, join, test } from './support/people.ts'

// The document leaves the window: as a PDF, and as the final pack behind its gate.

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('[X33] [X36] [X37] a PDF and the final pack, which needs a reason while something is left', async ({
  browser,
  negotiation,
}, info) => {
  const invite = await negotiation.invite('CHN', 'penholder')
  const { page } = await join(browser, await negotiation.serve(), invite)

  const pdf = page.waitForEvent('download')
  await choose(page, 'PDF')
  const saved = await (await pdf).path()
  expect((await readFile(saved)).subarray(0, 5).toString()).toBe('%PDF-')

  await choose(page, 'Final pack')
  const dialog = page.getByRole('dialog', { name: 'Final pack' })
  await expect(dialog.getByText(/things? (is|are) left in the text/)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`pack-${colorScheme}.png`) })
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  const make = dialog.getByRole('button', { name: 'Record the reason and make the pack' })
  await expect(make).toBeDisabled()
  await dialog.getByLabel('Why the pack is made all the same').fill('For information only')
  const zip = page.waitForEvent('download')
  await make.click()
  const files = unzipSync(new Uint8Array(await readFile(await (await zip).path())))
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']))
  expect(manifest.gate.override).toMatchObject({ by: 'CHN', reason: 'For information only' })
  expect(Object.keys(files).some((name) => /^document\/.*\.pdf$/.test(name))).toBe(true)
})
