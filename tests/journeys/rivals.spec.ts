import { card, caretBehind, expect, saved, seat, select, test } from './support/people.ts'

// Several delegations about the same words, and what changes the shape of the text.

test('two wordings for one place stand side by side, and the one that is not taken is declined with it', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA, USA] = await seat(browser, negotiation, ['CHN', 'FRA', 'USA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await saved(CHN)

  await select(FRA, 'urges')
  await FRA.page.keyboard.type('demands')
  await saved(FRA)
  await expect(USA.text).toContainText('demands')
  await select(USA, 'urges')
  await USA.page.keyboard.type('requests')
  await saved(USA)

  // Each card shows the other wording, and leads to it.
  const french = CHN.page.locator('[data-proposal^="FRA/"]')
  const american = CHN.page.locator('[data-proposal^="USA/"]')
  await expect(french).toContainText('Alternative to United States')
  const other = french.getByRole('group', { name: 'Alternatives' }).getByRole('button')
  await expect(other).toContainText('requests')
  await other.click()
  await expect(CHN.text.locator('[data-revealed]')).toContainText(['urges', 'requests'])

  // The same by key: from one wording to the next, and round again.
  await CHN.page.keyboard.press('Alt+F8')
  await expect(CHN.page.getByText(/^Alternative [12] of 2 – France: /)).toBeVisible()
  await CHN.page.keyboard.press('Alt+F8')
  await expect(CHN.page.getByText(/^Alternative [12] of 2 – United States: /)).toBeVisible()
  await expect(CHN.text.locator('[data-revealed]')).toContainText(['urges', 'requests'])

  // A colleague strikes some of the other's words: a counter-proposal, and nothing has disappeared.
  await select(USA, 'mands')
  await USA.page.keyboard.press('Delete')
  await saved(USA)
  await expect(CHN.text.locator('[aria-description="USA (FRA)"]')).toHaveText('mands')
  await expect(american.filter({ hasText: 'Delete “mands”' })).toBeVisible()
  await expect(french).toContainText('demands')
  await USA.page.keyboard.press('Control+z')
  await expect(CHN.text.locator('[aria-description="USA (FRA)"]')).toHaveCount(0)

  // The counts follow the view.
  const counts = CHN.page.getByTestId('counts')
  await expect(counts).toContainText('14 words')
  await CHN.page.keyboard.press('Control+Alt+2')
  await expect(CHN.page.getByTestId('text-body')).toContainText('Alpha urges all States.')
  await expect(counts).toHaveText('12 words73 characters')
  await CHN.page.keyboard.press('Control+Alt+3')
  await expect(counts).toContainText('13 words')
  await CHN.page.keyboard.press('Control+Alt+1')

  // One press is enough, also on a card that is not in hand, while the one in hand shows more above it.
  await american.getByRole('button', { name: 'Incorporate' }).click()
  await CHN.page.getByRole('button', { name: 'Decline the alternative' }).click()
  await expect(french).toHaveCount(0)
  await expect(FRA.text).toContainText('Alpha requests all States.')
  await expect(USA.text).toContainText('Alpha requests all States.')
  await CHN.text.click()
  await CHN.page.keyboard.press('Control+z')
  await expect(french).toContainText('with “demands”')
})

test('paragraphs are divided, joined, added, removed and made sub-paragraphs by proposals', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  await CHN.text.getByRole('paragraph').last().click()
  for (const line of ['Alpha urges all. It recalls.', 'Beta notes.', 'Gamma asks.']) {
    await CHN.page.keyboard.type(line)
    await CHN.page.keyboard.press('Enter')
  }
  await CHN.page.keyboard.type('Delta remains seized.')
  await saved(CHN)

  await caretBehind(FRA, 'urges all.')
  await FRA.page.keyboard.press('Enter')
  await caretBehind(FRA, 'Gamma')
  await FRA.page.keyboard.press('Home')
  await FRA.page.keyboard.press('Backspace')
  await caretBehind(FRA, 'Delta')
  await FRA.page.keyboard.press('Control+Alt+p')
  await FRA.page.keyboard.type('Epsilon is new.')
  await caretBehind(FRA, 'Delta')
  await FRA.page.keyboard.press('Control+Alt+k')
  await FRA.page.getByLabel('What it is to be').selectOption({ label: 'Sub-paragraph (i)' })
  await FRA.page.getByRole('button', { name: 'Done' }).click()
  await caretBehind(FRA, 'Beta')
  await FRA.page.keyboard.press('Control+Alt+f')
  await FRA.page.keyboard.type('See S/2020/1.')
  await saved(FRA)

  for (const words of [
    'Begin a new paragraph here',
    'Join with paragraph 2',
    'New paragraph after 4: “Epsilon is new.”',
    'Make it a sub-paragraph (i)',
    'Footnote: “See S/2020/1.”',
  ]) {
    await expect(card(CHN, words)).toBeVisible()
  }
  for (const words of ['Begin a new', 'Join with', 'New paragraph', 'Make it a', 'Footnote']) {
    await card(CHN, words).getByRole('button', { name: 'Incorporate' }).click()
    await expect(card(CHN, words)).toHaveCount(0)
  }
  await expect(FRA.text.getByRole('paragraph')).toHaveText([
    'Alpha urges all.',
    / ?It recalls\./,
    /^Beta.*S\/2020\/1.* notes\.Gamma asks\.$/,
    'Delta remains seized.',
    'Epsilon is new.',
  ])
  await expect(FRA.text.locator('[data-level="2"]')).toHaveText('Delta remains seized.')

  await caretBehind(FRA, 'Epsilon')
  await FRA.page.keyboard.press('Control+Shift+Delete')
  await saved(FRA)
  await card(CHN, 'Remove the paragraph').getByRole('button', { name: 'Incorporate' }).click()
  await expect(FRA.text).not.toContainText('Epsilon')
})
