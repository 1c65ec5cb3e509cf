import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { penholder, serve } from './support/command.ts'
import { expect, test, textOf } from './support/people.ts'

// The sample negotiation as each role sees it, at both sizes and in both themes: nothing is cut off, nothing is
// unreachable by name, contrast holds. The pictures are kept with the results, to be looked at.

const SIZES = [
  { name: '1440x900', width: 1440, height: 900 },
  { name: '1024x700', width: 1024, height: 700 },
  // What 200 % zoom leaves of a window of 1440×900.
  { name: 'zoomed', width: 720, height: 450 },
] as const

const ROLES = [
  ['CHN', 'penholder'],
  ['FRA', 'delegation'],
  ['SEC', 'secretariat'],
  ['VNM', 'observer'],
] as const

for (const [delegation, role] of ROLES) {
  test(`the window of ${delegation} (${role}) is whole and accessible, light and dark`, async ({
    browser,
    negotiation,
  }, info) => {
    // Two themes at three sizes, each with a picture and a reading by axe.
    test.slow()
    const file = path.join(negotiation.folder, 'sample.penholder')
    await penholder('sample', '-o', file)
    const made = await penholder(
      'invite',
      file,
      '--delegation',
      delegation,
      '--role',
      role,
      '--uses',
      '2',
      '--json',
    )
    const serving = await serve(file)
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ locale: 'en-GB', colorScheme })
        const page = await context.newPage()
        await page.goto(new URL(`/join#${JSON.parse(made).invite}`, serving.http).href)
        await page.getByRole('button', { name: 'Join', exact: true }).click()
        await expect(await textOf(page)).toContainText('The Security Council')
        for (const { name, ...size } of SIZES) {
          await page.setViewportSize(size)
          await looksRight(page, info.outputPath(`${delegation}-${colorScheme}-${name}.png`))
        }
        // Where delegations stand, beside the text and as a table.
        await page.setViewportSize({ width: 1440, height: 900 })
        await page.getByRole('tab', { name: 'Positions' }).click()
        await page.getByRole('list', { name: 'Paragraphs' }).getByRole('button').nth(3).click()
        await expect(page.getByRole('list', { name: 'All members' })).toBeVisible()
        await looksRight(page, info.outputPath(`${delegation}-${colorScheme}-positions.png`))
        await page.getByRole('tab', { name: 'Comments' }).click()
        await expect(page.getByRole('region', { name: 'Comments', exact: true })).toContainText('?')
        await looksRight(page, info.outputPath(`${delegation}-${colorScheme}-comments.png`))
        await page.keyboard.press('Control+Alt+v')
        await expect(page.getByRole('grid')).toBeVisible()
        await looksRight(page, info.outputPath(`${delegation}-${colorScheme}-table.png`))
        await context.close()
      }
    } finally {
      await serving.stop()
    }
  })
}

/** Keeps a picture; nothing is cut off at the side, and axe finds no fault. */
async function looksRight(page: Page, picture: string): Promise<void> {
  await page.screenshot({ path: picture })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${picture}: nothing is cut off at the side`).toBeLessThanOrEqual(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${picture} ${id}: ${nodes[0]?.html}`)).toEqual([])
}
