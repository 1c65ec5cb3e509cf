import { look } from './support/look.ts'
import { caretBehind, expect, type Person, saved, seat, select, test } from './support/people.ts'

// What is said about the text: in threads, to everybody or to those who hold the pen, whatever becomes of the words.

const panel = ({ page }: Person) => page.getByRole('region', { name: 'Comments', exact: true })
const tab = ({ page }: Person) => page.getByRole('tab', { name: 'Comments' })

/** The words under a highlight that the browser draws. */
const marked = ({ page }: Person, name: string) =>
  page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name)

async function comment(person: Person, words: string): Promise<void> {
  await person.page.getByLabel(/^Comment on this paragraph/).fill(words)
  await person.page.getByRole('button', { name: 'Comment', exact: true }).click()
}

test('[Q9] [Q10] [W13] a thread about words is answered, settled and opened again, and outlives the words', async ({
  browser,
  negotiation,
}, info) => {
  const [CHN, FRA, RUS] = await seat(browser, negotiation, ['CHN', 'FRA', 'RUS'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await saved(CHN)

  // France comments by a key, from the text.
  await tab(FRA).click()
  await select(FRA, 'urges')
  await FRA.page.keyboard.press('Control+Alt+o')
  const asked = FRA.page.getByRole('dialog', { name: 'Comment on the selected words' })
  await look(FRA.page, info, 'comment')
  await asked.getByLabel('Comment', { exact: true }).fill('Is this strong enough, @RUS?')
  await asked.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(asked).toHaveCount(0)
  await expect(panel(FRA)).toContainText('About “urges”')

  // The words are marked for everybody, wherever they stand, and lead to the thread.
  await expect.poll(() => marked(CHN, 'commented')).toEqual(['urges'])
  await caretBehind(CHN, 'Alpha')
  await CHN.page.keyboard.type(' firmly')
  await expect.poll(() => marked(FRA, 'commented')).toEqual(['urges'])
  await select(CHN, 'urges')
  await CHN.page.keyboard.press('Control+Alt+u')
  await expect(panel(CHN).getByRole('article')).toBeFocused()
  await expect.poll(() => marked(CHN, 'commented-chosen')).toEqual(['urges'])
  await CHN.text.getByText('States').click()
  await expect.poll(() => marked(CHN, 'commented-chosen')).toEqual([])
  await CHN.page.keyboard.press('Control+Alt+u')
  await expect(CHN.page.getByText('Nobody has commented on the words')).toBeVisible()

  // Russia finds that somebody calls on it, and answers; France corrects its question.
  await expect(tab(RUS)).toContainText('1')
  const calls = RUS.page.getByRole('dialog', { name: 'Comments that call on us' })
  await RUS.page.keyboard.press('Control+Alt+j')
  await expect(calls.getByRole('listitem')).toContainText('new')
  await calls.getByRole('button', { name: 'Is this strong enough, @RUS?' }).press('Enter')
  await expect(RUS.text.locator('[data-revealed]')).toContainText('Alpha')
  await RUS.page.keyboard.press('Control+Alt+j')
  await expect(calls.getByRole('listitem')).not.toContainText('new')
  await RUS.page.keyboard.press('Escape')
  await tab(RUS).click()
  await expect(tab(RUS)).toHaveText('Comments')
  await RUS.page.getByLabel('Show', { exact: true }).selectOption({ label: 'Calling on us' })
  await panel(RUS).getByRole('button', { name: 'Reply' }).click()
  await panel(RUS).getByLabel('Reply').fill('It is for us.')
  await panel(RUS).getByRole('button', { name: 'Send' }).click()
  await expect(panel(FRA)).toContainText('It is for us.')
  await expect(panel(RUS).getByRole('button', { name: 'Edit' })).toHaveCount(1)
  await panel(FRA).getByRole('button', { name: 'Edit' }).click()
  await panel(FRA).getByLabel('Edit').fill('Is “urges” enough, @RUS?')
  await panel(FRA).getByRole('button', { name: 'Keep' }).click()
  await expect(panel(RUS)).toContainText('Is “urges” enough, @RUS?')
  await expect(panel(RUS)).toContainText('edited')

  await panel(RUS).getByRole('button', { name: 'Resolve' }).click()
  await expect(panel(RUS)).toContainText('Nothing here.')
  await FRA.page.getByLabel('Show', { exact: true }).selectOption({ label: 'All' })
  await panel(FRA).getByRole('button', { name: 'Reopen' }).click()
  await expect(panel(RUS)).toContainText('It is for us.')

  // The words go; the thread stays with its paragraph and says so.
  await select(CHN, 'urges')
  await CHN.page.keyboard.type('calls upon')
  await saved(CHN)
  await expect(panel(FRA)).toContainText('the words are gone; this was about “urges”')
  await panel(FRA).getByRole('button', { name: 'Go to paragraph 1' }).click()
  await expect(FRA.text.locator('[data-revealed]')).toContainText('Alpha')
  await panel(FRA).getByRole('button', { name: 'Delete' }).click()
  await expect(panel(RUS), 'nobody calls on Russia any more').toContainText('Nothing here.')
  await RUS.page.getByLabel('Show', { exact: true }).selectOption({ label: 'Open' })
  await expect(panel(RUS)).toContainText('Taken away by its author.')
  await expect(panel(RUS)).toContainText('It is for us.')
})

test('[Q5] [Q9] what is told to those who hold the pen stays with them, and they answer there', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA, USA] = await seat(browser, negotiation, ['CHN', 'FRA', 'USA'])
  const received: string[] = []
  USA.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(payload.toString('latin1'))),
  )
  await USA.page.reload()
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await saved(CHN)
  for (const one of [CHN, FRA, USA]) await tab(one).click()
  await select(FRA, 'urges')
  await FRA.page.getByRole('radio', { name: 'Those who hold the pen' }).check()
  await comment(FRA, 'Capital wants “demands”.')
  await expect(panel(CHN)).toContainText('Capital wants')
  await panel(CHN).getByRole('button', { name: 'Reply' }).click()
  await panel(CHN).getByLabel('Reply').fill('Noted in confidence.')
  await panel(CHN).getByRole('button', { name: 'Send' }).click()
  await expect(panel(FRA)).toContainText('Noted in confidence.')
  await FRA.page.getByRole('radio', { name: 'All members' }).check()
  await comment(FRA, 'We shall come back to this.')
  await expect(panel(USA)).toContainText('We shall come back to this.')
  expect(received.join('')).toContain('We shall come back to this.')
  expect(received.join('')).not.toContain('Capital wants')
  expect(received.join('')).not.toContain('in confidence')
  await expect(panel(USA)).not.toContainText('Capital wants')
})
