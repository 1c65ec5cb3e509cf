import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { penholder } from './support/command.ts'
import {
  card,
  caretBehind,
  expect,
  join,
  saved,
  shownText,
  test,
  textOf,
} from './support/people.ts'

test('China, France and the United States type at once in one paragraph', async ({
  browser,
  negotiation,
}) => {
  const invites = [
    await negotiation.invite('CHN', 'penholder'),
    await negotiation.invite('FRA', 'delegation'),
    await negotiation.invite('USA', 'delegation'),
  ]
  const serving = await negotiation.serve()
  const [CHN, FRA, USA] = await Promise.all(invites.map((invite) => join(browser, serving, invite)))
  if (!CHN || !FRA || !USA) throw new Error('somebody is missing')

  // The pen writes the paragraph that the others will amend.
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type(
    'The Security Council underlines that training is essential to safety.',
  )
  await saved(CHN)
  await caretBehind(FRA, 'training')
  await caretBehind(USA, 'essential')
  await caretBehind(CHN, 'to safety')

  await Promise.all([
    CHN.page.keyboard.type(' and performance', { delay: 25 }),
    FRA.page.keyboard.type(' throughout the mission', { delay: 25 }),
    USA.page.keyboard.type(' and a shared duty', { delay: 25 }),
  ])
  const all =
    'The Security Council underlines that training throughout the mission is essential and a shared duty to safety and performance.'
  for (const person of [CHN, FRA, USA]) {
    await expect(person.text).toContainText(all)
    await saved(person)
  }

  // Each sees whose words they are.
  await expect(CHN.text.locator('[data-label="FRA"]')).toHaveText(/ throughout the mission/)
  await expect(FRA.text.locator('[data-label="USA"]')).toHaveText(/ and a shared duty/)
  await expect(card(CHN, 'throughout the mission')).toContainText('France')
  await expect(card(FRA, 'and a shared duty')).toContainText('United States')
  await expect(
    card(USA, 'throughout the mission').getByRole('button', { name: 'Incorporate' }),
  ).toHaveCount(0)

  // The pen takes one proposal and declines the other.
  await card(CHN, 'throughout the mission').getByRole('button', { name: 'Incorporate' }).click()
  await card(CHN, 'and a shared duty').getByRole('button', { name: 'Decline' }).click()
  const decided =
    'The Security Council underlines that training throughout the mission is essential to safety and performance.'
  for (const person of [CHN, FRA, USA]) {
    await expect(person.text).toContainText(decided)
    await expect(person.text.locator('[data-label="FRA"], [data-label="USA"]')).toHaveCount(0)
  }
  await saved(CHN)
  const shown = await shownText(CHN)
  expect(await shownText(FRA)).toBe(shown)
  expect(await shownText(USA)).toBe(shown)

  await FRA.page.reload()
  expect(await shownText({ ...FRA, text: await textOf(FRA.page) })).toBe(shown)

  // The exported document holds exactly the base text.
  const docx = path.join(negotiation.folder, 'statement.docx')
  await penholder('export', negotiation.file, '--format', 'docx', '-o', docx)
  const { text } = await negotiation.json()
  expect(text.baseText).toContain(decided)
  expect(text.ifIncorporatedText).toBe(text.baseText)
  const words = wordsOf(docx)
  expect(words).toContain(decided)
  expect(words).not.toContain('shared duty')
})

function wordsOf(docx: string): string {
  const parts = unzipSync(readFileSync(docx))
  const document = parts['word/document.xml']
  if (!document) throw new Error('the document has no text part')
  return [...strFromU8(document).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map((found) => found[1])
    .join('')
}
