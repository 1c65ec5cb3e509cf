import { serve } from './support/command.ts'
import { expect, join, sampleFor, test } from './support/people.ts'

// What was circulated, and what became of it: the list of revisions, any two of them compared.

test('[U5] [H10] [T25] from the list of revisions, two are compared with who wrote what, and one is restored', async ({
  browser,
  negotiation,
}) => {
  const { file, invites } = await sampleFor(negotiation, [['CHN', 'penholder']])
  const serving = await serve(file)
  try {
    const { page, text } = await join(browser, serving, invites[0])

    // Where the words come from, by the relay's log: of the whole paragraph that was selected.
    await text.getByRole('paragraph').nth(3).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.press('Control+Alt+KeyZ')
    const story = page.getByRole('dialog', { name: 'Where the words come from' })
    await expect(story.getByText(/Written by .+ of the record/).first()).toBeVisible()
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+Alt+KeyH')
    const list = page.getByRole('dialog', { name: 'Revisions' })
    await expect(list.getByRole('heading', { level: 3 }).first()).toHaveText('Rev.2')
    await list.getByRole('button', { name: 'Compare with the one before: Rev.2' }).click()

    const view = page.getByRole('dialog', { name: 'Compare' })
    await expect(view.getByLabel('From')).toHaveValue('Rev.1')
    await expect(view.getByText(/words in, \d+ out/)).toBeVisible()
    await expect(view.getByRole('insertion').first()).toBeVisible()
    const named = view.locator('ins[title*="proposal "]')
    expect(await named.count()).toBeGreaterThan(0)

    await view.getByRole('button', { name: 'Back to the list' }).click()
    await list.getByRole('button', { name: 'Restore Zero draft' }).click()
    await page.getByRole('button', { name: 'Restore Zero draft', exact: true }).click()
    const told = page.getByRole('status').filter({ hasText: 'Zero draft is restored' })
    await expect(told).toBeVisible()
    await page.keyboard.press('Control+Alt+KeyH')
    await list.getByRole('button', { name: 'Restore Zero draft' }).click()
    await expect(page.getByText('The text reads like Zero draft already.')).toBeVisible()
  } finally {
    await serving.stop()
  }
})
