import path from 'node:path'
import { penholder, serve } from './support/command.ts'
import { expect, join, test } from './support/people.ts'

// What was circulated, and what became of it: the list of revisions, any two of them compared.

test('[M5] [H10] two revisions are compared from the list of revisions, with who wrote what', async ({
  browser,
  negotiation,
}) => {
  const file = path.join(negotiation.folder, 'sample.penholder')
  await penholder('sample', '-o', file)
  const who = ['--delegation', 'FRA', '--role', 'delegation', '--json']
  const { invite } = JSON.parse(await penholder('invite', file, ...who))
  const serving = await serve(file)
  try {
    const { page } = await join(browser, serving, invite)
    await page.keyboard.press('Control+Alt+KeyH')
    const list = page.getByRole('dialog', { name: 'Revisions' })
    await expect(list.getByRole('heading', { level: 3 }).first()).toHaveText('Rev.1')
    await list.getByRole('button', { name: 'Compare with the one before: Rev.1' }).click()

    const view = page.getByRole('dialog', { name: 'Compare' })
    await expect(view.getByLabel('From')).toHaveValue('Zero draft')
    await expect(view.getByText(/words in, \d+ out/)).toBeVisible()
    await expect(view.getByRole('insertion').first()).toBeVisible()
    const named = view.locator('ins[title*="proposal "]')
    expect(await named.count()).toBeGreaterThan(0)
  } finally {
    await serving.stop()
  }
})
