import { caretBehind, expect, type Person, saved, seat, test } from './support/people.ts'

// Where delegations stand: told to everybody or to those who hold the pen, bound to a wording, seen in a table.

const own = ({ page }: Person) => page.getByRole('group', { name: /^Where .* stands$/ })
const tile = ({ page }: Person, name: string) =>
  page.getByRole('list', { name: 'All members' }).getByRole('listitem').filter({ hasText: name })

async function open(person: Person): Promise<void> {
  await person.page.getByRole('tab', { name: 'Positions' }).click()
}

test('[Q1] [Q2] [Q5] a position is told to whom one chooses, and is of before the last change when the words are others', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA, RUS] = await seat(browser, negotiation, ['CHN', 'FRA', 'RUS'])
  const received: string[] = []
  FRA.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(payload.toString('latin1'))),
  )
  await FRA.page.reload()
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await saved(CHN)
  for (const one of [CHN, FRA, RUS]) {
    await caretBehind(one, 'Alpha')
    await open(one)
  }

  await FRA.page.keyboard.press('Escape')
  await own(FRA).getByRole('button', { name: 'Agree' }).click()
  await expect(tile(CHN, 'France')).toContainText('Agree')
  await expect(tile(RUS, 'France')).toContainText('Agree')
  await expect(
    FRA.page.getByRole('status').filter({ hasText: 'all members are told' }),
  ).toBeVisible()

  // Russia gives a red line to the pen alone.
  await own(RUS).getByRole('radio', { name: 'Those who hold the pen' }).check()
  await own(RUS).getByRole('button', { name: 'Oppose' }).click()
  await own(RUS).getByText('Note, red line, condition').click()
  await own(RUS).getByLabel('Red line').fill('No mandate for sanctions.')
  await own(RUS).getByRole('button', { name: 'Keep' }).click()
  await expect(CHN.page.getByText('Red line: No mandate for sanctions.')).toBeVisible()
  await expect(tile(CHN, 'Russian Federation')).toContainText('Oppose')
  await expect(tile(CHN, 'Russian Federation')).toContainText(
    'told to those who hold the pen alone',
  )
  await expect(tile(FRA, 'Russian Federation')).toContainText('Nothing said')
  expect(received.join('')).not.toContain('sanctions')

  // The pen changes the words: what was said is of before, until it is renewed.
  await caretBehind(CHN, 'Alpha')
  await CHN.page.keyboard.type(' firmly')
  await saved(CHN)
  await expect(tile(RUS, 'France')).toContainText('before the last change')
  await own(FRA).getByRole('button', { name: 'Renew on the present wording' }).click()
  await expect(tile(RUS, 'France')).not.toContainText('before the last change')

  // Russia tells everybody after all.
  await own(RUS).getByRole('button', { name: 'Tell all members' }).click()
  await expect(tile(FRA, 'Russian Federation')).toContainText('Oppose')
  await expect(FRA.page.getByText('Red line: No mandate for sanctions.')).toBeVisible()
  expect(received.join('')).toContain('sanctions')

  // What was said before stays to be read.
  await own(RUS).getByRole('radio', { name: 'All members' }).check()
  await own(RUS).getByRole('button', { name: 'Reserve' }).click()
  await expect(tile(FRA, 'Russian Federation')).toContainText('Reserve')
  const said = FRA.page.getByRole('listitem').filter({ hasText: /^RUS/ })
  await said.getByText('Before').click()
  await expect(said.getByRole('listitem')).toContainText(['Oppose'])
})

test('[Q3] [Q13] the pen enters what was stated on the floor, and everybody finds it in the table', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await CHN.page.keyboard.press('Enter')
  await CHN.page.keyboard.type('Beta notes.')
  await saved(CHN)
  await caretBehind(CHN, 'Alpha')
  await open(CHN)
  await CHN.page.getByText('Enter what another delegation has stated').click()
  await CHN.page.getByLabel('Delegation', { exact: true }).selectOption({ label: 'Viet Nam' })
  await CHN.page.getByLabel('Position', { exact: true }).selectOption({ label: 'Reserve' })
  await CHN.page.getByRole('button', { name: 'Enter', exact: true }).click()
  await caretBehind(FRA, 'Beta')
  await FRA.page.keyboard.press('Control+Shift+Digit2')
  await saved(FRA)

  await caretBehind(FRA, 'Alpha')
  await open(FRA)
  await expect(FRA.page.getByText('stated on the floor, entered by China')).toBeVisible()
  await FRA.page.keyboard.press('Control+Alt+v')
  const grid = FRA.page.getByRole('grid', { name: 'Positions of all delegations' })
  await expect(grid.getByRole('gridcell', { name: 'Viet Nam, paragraph 1: Reserve' })).toHaveText(
    'R',
  )
  await expect(grid.getByRole('gridcell', { name: 'France, paragraph 2: Flexible' })).toHaveText(
    'F',
  )
  await FRA.page.getByLabel('Show', { exact: true }).selectOption({ label: 'Contested paragraphs' })
  await expect(grid.getByRole('row')).toHaveCount(2)
  await FRA.page
    .getByLabel('Delegations', { exact: true })
    .selectOption({ label: 'Permanent members' })
  await expect(grid.getByRole('columnheader')).toHaveText([
    'Paragraph',
    'CHN',
    'FRA',
    'RUS',
    'GBR',
    'USA',
  ])
  await FRA.page
    .getByLabel('Delegations', { exact: true })
    .selectOption({ label: 'African members (A3)' })
  await expect(grid.getByRole('columnheader')).toHaveText(['Paragraph', 'NER', 'ZAF', 'TUN'])
  // On paper stands what is filtered, and nothing of the window around it.
  await FRA.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await FRA.page.emulateMedia({ media: 'print' })
  await expect(FRA.page.locator('.printed-grid')).toContainText('urges all States.')
  await expect(FRA.text).toBeHidden()
  await FRA.page.emulateMedia({ media: 'screen' })
  await FRA.page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(FRA.page.locator('.printed-grid')).toHaveCount(0)
  await FRA.page
    .getByLabel('Delegations', { exact: true })
    .selectOption({ label: 'Permanent members' })
  const [download] = await Promise.all([
    FRA.page.waitForEvent('download'),
    FRA.page.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/positions\.csv$/)
  await grid.getByRole('gridcell', { name: 'China, paragraph 1: Nothing said' }).press('ArrowRight')
  await FRA.page.keyboard.press('End')
  await expect(
    grid.getByRole('gridcell', { name: 'United States, paragraph 1: Nothing said' }),
  ).toBeFocused()
  await FRA.page.keyboard.press('Home')
  await expect(grid.getByRole('rowheader')).toBeFocused()
  await FRA.page.keyboard.press('Enter')
  await expect(grid).toHaveCount(0)
})

test('[Q6] [Q7] [Q8] the pen moves a paragraph up the ladder, closes it, and opens it again for a reason', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await saved(CHN)
  for (const one of [CHN, FRA]) {
    await caretBehind(one, 'Alpha')
    await open(one)
  }
  await own(FRA).getByRole('button', { name: 'Oppose' }).click()
  await CHN.page
    .getByRole('button', { name: 'As the positions suggest: Agreed pending France' })
    .click()
  await expect(FRA.page.getByText('Agreed pending France')).toBeVisible()
  const listed = FRA.page.getByRole('list', { name: 'Paragraphs' }).getByRole('button').last()
  await expect(listed).toContainText('Agreed pending')

  const move = async (rung: string, reason?: string): Promise<void> => {
    await CHN.page.getByText('Move on the ladder').click()
    await CHN.page.getByLabel('How far it has come').selectOption({ label: rung })
    const button = CHN.page.getByRole('button', { name: 'Move', exact: true })
    if (reason !== undefined) {
      await expect(button).toBeDisabled()
      await CHN.page.getByLabel('Why it is opened again').fill(reason)
    }
    await button.click()
  }
  await move('Closed')
  await expect(FRA.text.locator('[data-rung="closed"]')).toContainText('Alpha')
  await caretBehind(FRA, 'Alpha')
  await FRA.page.keyboard.type(' never')
  await expect(FRA.page.getByText('This paragraph is closed')).toBeVisible()
  await expect(FRA.text).not.toContainText('never')

  await move('Open', 'New facts from the field.')
  await expect(FRA.page.getByText('Opened again: New facts from the field.')).toBeVisible()
  await caretBehind(FRA, 'Alpha')
  await FRA.page.keyboard.type(' now')
  await expect(CHN.text).toContainText('Alpha now')
})
