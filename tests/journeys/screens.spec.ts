import { serve } from './support/command.ts'
import { look } from './support/look.ts'
import { expect, join, sampleFor, test } from './support/people.ts'

// The sample negotiation as each role sees it, at every size and in both themes: nothing is cut off, nothing is
// unreachable by name, contrast holds.

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
    const { file, invites } = await sampleFor(negotiation, [[delegation, role]])
    const serving = await serve(file)
    try {
      const { page, text } = await join(browser, serving, invites[0])
      await expect(text).toContainText('The Security Council')
      await look(page, info, delegation, 'html')
      // Where delegations stand, beside the text and as a table.
      await page.getByRole('tab', { name: 'Positions' }).click()
      await page.getByRole('list', { name: 'Paragraphs' }).getByRole('button').nth(3).click()
      await expect(page.getByRole('list', { name: 'All members' })).toBeVisible()
      await look(page, info, `${delegation}-positions`, '[role=tabpanel]')
      await page.getByRole('tab', { name: 'Comments' }).click()
      await expect(page.getByRole('region', { name: 'Comments', exact: true })).toContainText('?')
      await look(page, info, `${delegation}-comments`, '[role=tabpanel]')
      await page.getByRole('tab', { name: 'Dossier' }).click()
      await expect(page.getByRole('tabpanel')).toContainText('24 March 2020')
      await look(page, info, `${delegation}-dossier`, '[role=tabpanel]')
      await page.keyboard.press('Control+Alt+j')
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, info, `${delegation}-mentions`, '[role=dialog]')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Alt+v')
      await expect(page.getByRole('grid')).toBeVisible()
      await look(page, info, `${delegation}-table`, '[role=dialog]')
    } finally {
      await serving.stop()
    }
  })
}
