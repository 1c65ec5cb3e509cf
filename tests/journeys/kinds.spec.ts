import { readFileSync } from 'node:fs'
import path from 'node:path'
import { faults } from './support/faults.ts'
import {
  card,
  caretBehind,
  expect,
  type Person,
  saved,
  seat,
  select,
  test,
} from './support/people.ts'

// What negotiators do besides typing: each kind of proposal made by its key, told on its card, decided by the pen.

const press = ({ page }: Person, keys: string) => page.keyboard.press(keys)

test('every kind of proposal by its key, decided by the pen', async ({ browser, negotiation }) => {
  const [CHN, FRA, USA] = await seat(browser, negotiation, ['CHN', 'FRA', 'USA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await press(CHN, 'Enter')
  await CHN.page.keyboard.type('Beta recalls decision 2518.')
  await press(CHN, 'Enter')
  await CHN.page.keyboard.type('Gamma remains seized.')
  await saved(CHN)

  // France: a style, brackets, a move, a concept.
  await select(FRA, 'urges')
  await press(FRA, 'Control+i')
  await select(FRA, 'all States')
  await press(FRA, 'Control+Shift+BracketLeft')
  await caretBehind(FRA, 'Gamma')
  await press(FRA, 'Alt+Shift+ArrowUp')
  await press(FRA, 'Control+Alt+n')
  await FRA.page.getByLabel('What is to be said').fill('Mental health of peacekeepers')
  await FRA.page.getByRole('button', { name: 'Done' }).click()
  await saved(FRA)

  // The United States: a link, a kind, words to be kept, a signature.
  await select(USA, 'decision 2518')
  await press(USA, 'Control+Shift+k')
  await USA.page.getByLabel('Address').fill('https://undocs.org/S/RES/2518')
  await USA.page.getByRole('button', { name: 'Done' }).click()
  await select(USA, 'remains seized')
  await press(USA, 'Control+Alt+r')
  await USA.page.getByRole('button', { name: 'Done' }).click()
  const bracketed = card(USA, 'in square brackets')
  await bracketed.click()
  await bracketed.getByRole('button', { name: 'Take a stand' }).click()
  await USA.page.getByRole('menuitem', { name: 'Sign as co-sponsor' }).click()
  await saved(USA)

  for (const words of [
    'Set “urges” in italics',
    'Put “all States” in square brackets',
    'after',
    'wording to come: Mental health of peacekeepers',
    'Link “decision 2518” to https://undocs.org/S/RES/2518',
    'Retain “remains seized” as drafted',
    'Signed by United States',
  ]) {
    await expect(card(CHN, words).first()).toBeVisible()
  }
  await expect(CHN.text.locator('[data-ghost-label*="FRA"]')).toHaveCount(1)
  expect(await faults(CHN.page)).toEqual([])

  // The pen decides: the text becomes what was asked for, and a verdict can be taken back.
  await card(CHN, 'in square brackets').getByRole('button', { name: 'Incorporate' }).click()
  await expect(CHN.text).toContainText('Alpha urges [all States].')
  await card(CHN, 'in italics').getByRole('button', { name: 'Incorporate' }).click()
  await expect(FRA.text.locator('[data-emphasis="italic"]')).toHaveText('urges')
  await card(CHN, 'Move paragraph').getByRole('button', { name: 'Incorporate' }).click()
  await expect(USA.text.getByRole('paragraph').filter({ hasText: /Beta|Gamma/ })).toHaveText([
    /Gamma/,
    /Beta/,
  ])
  await CHN.page.getByLabel('Which proposals').selectOption('decided')
  await card(CHN, 'Move paragraph').getByRole('button', { name: 'Reopen' }).click()
  await expect(USA.text.getByRole('paragraph').filter({ hasText: /Beta|Gamma/ })).toHaveText([
    /Beta/,
    /Gamma/,
  ])

  // The compilation text names everybody; a palette does what keys do.
  await press(CHN, 'Control+k')
  await CHN.page.getByRole('combobox', { name: 'Type what you want to do' }).fill('compil')
  await press(CHN, 'Enter')
  await expect(CHN.page.getByRole('article', { name: /Compilation text/ })).toContainText(
    'USA: retain “remains seized” as drafted',
  )
})

test('words are found as they are read, and replacing them is a proposal', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The host State’s duty. The Host states act.')
  await saved(CHN)
  await expect(FRA.text).toContainText('act.')
  await FRA.page.keyboard.press('Control+h')
  const search = FRA.page.getByRole('search')
  await search.getByLabel('Find', { exact: true }).fill('host state')
  await expect(search.getByRole('status')).toHaveText('1 of 2')
  await search.getByLabel('Replace with').fill('receiving country')
  await search.getByRole('button', { name: 'Replace all' }).click()
  await expect(search.getByRole('status')).toHaveText('0 of 0')
  await saved(FRA)
  await expect(CHN.page.getByRole('article')).toContainText([
    'Replace “host State” with “receiving country”',
    'Replace “Host state” with “Receiving country”',
  ])
  await FRA.page.keyboard.press('Escape')
  await expect(FRA.text).toBeFocused()
  await FRA.page.keyboard.press('Control+z')
  await expect(CHN.page.getByRole('article')).toHaveCount(0)
})

test('pasted, dragged and typed well: what arrives is words, styles and proposals', async ({
  browser,
  negotiation,
}) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States to act.')
  await saved(CHN)

  // Typing: the quotation marks of the language, in one proposal.
  await caretBehind(FRA, 'States')
  await FRA.page.keyboard.type(' (the "host" States)')
  await expect(card(CHN, 'Insert “(the “host” States)”')).toBeVisible()

  // Pasting out of Word, with tracked changes.
  const word = readFileSync(path.join(import.meta.dirname, '../fixtures/paste/word.html'), 'utf8')
  await caretBehind(FRA, 'act.')
  await FRA.text.evaluate((root, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'unused')
    const init = { clipboardData: data, bubbles: true, cancelable: true }
    root.dispatchEvent(new ClipboardEvent('paste', init))
  }, word)
  await expect(FRA.text).toContainText('medical care and mental health care for personnel;')
  await expect(FRA.text.locator('[data-emphasis~="bold"]')).toHaveText('Recalling')
  await FRA.page.getByRole('button', { name: 'Paste the original' }).click()
  await expect(FRA.text).toContainText('medical care for all personnel;')
  await expect(FRA.text).not.toContainText('mental health care')

  // Dragging words to another place.
  await select(FRA, 'urges')
  const from = await rectOf(FRA)
  await select(FRA, 'to act')
  const to = await rectOf(FRA)
  await select(FRA, 'urges')
  const { mouse } = FRA.page
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await mouse.down()
  await mouse.move(to.x + 10, to.y + to.height / 2, { steps: 8 })
  await mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 4 })
  await mouse.up()
  await expect(card(CHN, 'Move “urges” to another place')).toBeVisible()
  await saved(FRA)
})

async function rectOf({ page }: Person) {
  return page.evaluate(() => {
    const { x, y, width, height } =
      getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect()
    return { x, y, width, height }
  })
}
