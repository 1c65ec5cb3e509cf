import { serve } from './support/command.ts'
import { look } from './support/look.ts'
import { expect, join, sampleFor, saved, test } from './support/people.ts'

// What those who hold the pen see at one glance, what the concept note asks for, and the text read through together.

test('[Z3] [Z4] [Z6] [Z8] [Z11] the pen sees what is contested, tries a proposal, links a paragraph and is followed through the text', async ({
  browser,
  negotiation,
}, info) => {
  test.slow()
  const { file, invites } = await sampleFor(negotiation, [
    ['CHN', 'penholder'],
    ['FRA', 'delegation'],
  ])
  const [pen, other] = invites
  const serving = await serve(file)
  try {
    const [CHN, FRA] = [await join(browser, serving, pen), await join(browser, serving, other)]
    await expect(CHN.text).toContainText('The Security Council')

    await CHN.page.keyboard.press('Control+Alt+c')
    const chair = CHN.page.getByRole('dialog', { name: 'Chair’s view' })
    const contested = chair.getByRole('list', { name: 'Furthest from consensus' })
    const distances = (await contested.getByRole('meter').all()).map((one) =>
      one.getAttribute('value').then(Number),
    )
    const measured = await Promise.all(distances)
    expect(measured.length).toBeGreaterThan(5)
    expect(measured).toEqual(measured.toSorted((a, b) => b - a))
    const packages = chair.getByRole('list', { name: 'Waiting for each other' })
    await expect(packages.getByRole('listitem').first()).toContainText('USA')
    await expect(packages.getByRole('listitem').first()).toContainText('ZAF')
    await expect(
      chair.getByRole('list', { name: 'Places in brackets, revision by revision' }),
    ).toContainText('Rev.1')
    const supported = chair.getByRole('list', { name: 'Proposals with support' })
    const signed = supported.getByRole('listitem').filter({ hasText: 'evacuation aircraft' })
    const before = await CHN.text.textContent()
    await signed.getByRole('button', { name: 'What if' }).click()
    const would = chair.getByRole('list', { name: 'If it were incorporated' })
    await expect(would.locator('ins')).toContainText('the evacuation aircraft')
    await expect(would).toContainText('would be of before the last change')
    await look(CHN.page, info, 'chair')
    expect(await CHN.text.textContent()).toBe(before)
    await CHN.page.keyboard.press('Escape')

    await CHN.page.keyboard.press('Control+Alt+q')
    const coverage = CHN.page.getByRole('dialog', { name: 'What the concept note asks for' })
    const open = coverage.getByRole('region', { name: 'Not yet addressed' })
    await expect(open).toContainText('training of peacekeepers')
    await look(CHN.page, info, 'coverage')
    const issue = coverage
      .getByRole('list', { name: 'Issues' })
      .getByRole('listitem')
      .filter({ hasText: 'training of peacekeepers' })
    await issue
      .getByRole('button', { name: /^Link paragraph/ })
      .first()
      .click()
    await expect(open).not.toContainText('training of peacekeepers')
    await CHN.page.keyboard.press('Escape')
    await saved(CHN)
    await expect(FRA.page.getByRole('button', { name: /training of peacekeepers/ })).toContainText(
      '1 ¶',
    )

    await CHN.page.keyboard.press('Control+Alt+l')
    const reading = CHN.page.getByRole('dialog', { name: 'Reading through' })
    await expect(FRA.page.getByText('China reads through the text: paragraph 1.')).toBeVisible()
    await FRA.page.getByRole('button', { name: 'Read along' }).click()
    const along = FRA.page.getByRole('dialog', { name: 'Reading through' })
    await reading.getByRole('button', { name: 'Next' }).click()
    await CHN.page.keyboard.press('ArrowRight')
    await expect(along.getByRole('status')).toHaveText(/^Paragraph 3 of /)
    await expect(along.getByRole('article')).toContainText('all attacks against peacekeepers')
    await look(FRA.page, info, 'reading')
  } finally {
    await serving.stop()
  }
})
