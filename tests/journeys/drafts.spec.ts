import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { newYorkClock } from '../../shared/domain/new-york-time.ts'
import type { Serving } from './support/command.ts'
import { look, picture } from './support/look.ts'
import {
  card,
  caretBehind,
  expect,
  join,
  type Person,
  saved,
  select,
  shownText,
  test,
  textOf,
} from './support/people.ts'

const HOUR_MS = 3_600_000

// Drafting in private: what a delegation prepares is in no byte that others receive, until it is told at once.

/** Everything that a page received through its sockets, as text. */
function listen(page: Page): () => string {
  const received: Buffer[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.push(Buffer.from(payload)))
  })
  return () => Buffer.concat(received).toString('latin1')
}

async function joinByLink(browser: Browser, link: string, name: string): Promise<Person> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  return { context, page, text: await textOf(page) }
}

async function listeningJoin(browser: Browser, { http }: Serving, invite: string) {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const received = listen(page)
  await page.goto(new URL(`/join#${invite}`, http).href)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  const person: Person = { context, page, text: await textOf(page) }
  return { person, received }
}

async function draft({ page }: Person, mode: 'Private draft' | 'Live'): Promise<void> {
  await page.getByRole('radio', { name: mode }).click()
  if (mode !== 'Live') await expect(page.getByText(/^Only your delegation/)).toBeVisible()
}

async function type(person: Person, behind: string, words: string): Promise<void> {
  await caretBehind(person, behind)
  await person.page.keyboard.type(words)
}

test('[B1] [B4] FRA drafts with a colleague; USA receives nothing of it until it is tabled, then the final wording', async ({
  browser,
  negotiation,
}, info) => {
  const invites = [
    await negotiation.invite('CHN', 'penholder'),
    await negotiation.invite('FRA', 'delegation', 2),
    await negotiation.invite('USA', 'delegation'),
  ]
  const serving = await negotiation.serve()
  const [chn = '', fra = '', usa = ''] = invites
  const pen = await join(browser, serving, chn)
  await pen.text.getByRole('paragraph').last().click()
  await pen.page.keyboard.type('The Council commends peacekeepers and their mandates.')
  await saved(pen)
  const head = await join(browser, serving, fra)
  const { person: other, received } = await listeningJoin(browser, serving, usa)

  await draft(head, 'Private draft')
  await type(head, 'mandates', ', utterly gravely')
  await head.page.getByRole('tab', { name: /^Drafts/ }).click()
  const list = head.page.getByRole('list', { name: 'Drafts' })
  await expect(list).toContainText('Add “, utterly gravely”')
  await head.page.getByRole('tab', { name: 'Team' }).click()
  await head.page.getByRole('button', { name: 'Make a link for a colleague' }).click()
  const link = await head.page.getByLabel('Link for one colleague').inputValue()

  const colleague = await joinByLink(browser, link, 'Legal adviser')
  await draft(colleague, 'Private draft')
  await expect(colleague.text).toContainText('utterly gravely')
  await select(colleague, 'utterly ')
  await colleague.page.keyboard.press('Delete')
  await type(colleague, 'gravely', ' at risk')
  await expect(head.text).toContainText(', gravely at risk')
  await type(other, 'peacekeepers', ' (all of them)')
  await expect(head.text).toContainText('(all of them)')
  await expect(other.text).not.toContainText('gravely')
  await head.page.getByRole('tab', { name: /^Drafts/ }).click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await look(head.page, info, 'drafts', '[role=tabpanel]', '.draft-bar')

  await head.page.getByRole('button', { name: 'Table…' }).click()
  const sheet = head.page.getByRole('dialog')
  await expect(sheet).toContainText('Add “, gravely at risk”')
  await expect(sheet).toContainText('China')
  await picture(head.page, info, 'sheet')
  for (const word of ['utterly', 'gravely', 'at risk']) expect(received()).not.toContain(word)
  await sheet.getByRole('button', { name: 'Table 1 change' }).click()
  await expect(other.text).toContainText(', gravely at risk')
  expect(received()).toContain(', gravely at risk')
  expect(received()).not.toContain('utterly')
  await expect(list).toBeHidden()
  await expect(colleague.page.getByRole('button', { name: 'Table…' })).toBeHidden()
  expect(await shownText(colleague)).toBe(await shownText(other))
  for (const name of readdirSync(negotiation.folder)) {
    expect(readFileSync(path.join(negotiation.folder, name)).includes('utterly')).toBe(false)
  }
})

test('[B7] [K1] the desk: verdicts and edits are prepared unseen, and circulated in one act with cover note and deadline', async ({
  browser,
  negotiation,
}, info) => {
  const invites = [
    await negotiation.invite('CHN', 'penholder'),
    await negotiation.invite('FRA', 'delegation'),
  ]
  const serving = await negotiation.serve()
  const [chn = '', fra = ''] = invites
  const pen = await join(browser, serving, chn)
  await pen.text.getByRole('paragraph').last().click()
  await pen.page.keyboard.type('The Council commends peacekeepers and their mandates.')
  await saved(pen)
  const { person: other, received } = await listeningJoin(browser, serving, fra)
  await type(other, 'peacekeepers', ' and observers')
  await saved(other)

  await pen.page.getByRole('radio', { name: 'Desk' }).click()
  await expect(pen.page.getByText(/^Only those who hold the pen/)).toBeVisible()
  const theirs = card(pen, 'and observers')
  await theirs.getByRole('button', { name: 'Incorporate', exact: true }).click()
  await type(pen, 'mandates', ', ever gravely')
  await select(pen, 'commends')
  await pen.page.keyboard.type('salutes')
  await expect(pen.text).toContainText('salutes')
  await expect(card(other, 'and observers')).toBeVisible()
  for (const word of ['gravely', 'salutes']) expect(received()).not.toContain(word)
  await expect(other.text).toContainText('commends')

  await pen.page.getByRole('button', { name: /holding the pen/ }).click()
  await pen.page.getByRole('menuitem', { name: 'Circulate and silence procedure…' }).click()
  const sheet = pen.page.getByRole('dialog')
  await expect(sheet.getByLabel(/^Together with what is prepared at the desk/)).toBeChecked()
  await sheet.getByLabel('Cover note').fill('With the observers of France.')
  await sheet.getByLabel('Comments until').fill(newYorkClock(Date.now() + 48 * HOUR_MS))
  await picture(pen.page, info, 'circulate')
  for (const word of ['gravely', 'salutes', 'With the observers']) {
    expect(received(), 'nothing leaves before the act').not.toContain(word)
  }
  await sheet.getByRole('button', { name: 'Circulate', exact: true }).click()

  // France reads the revision, its cover note and until when to comment; its proposal is in the text.
  await expect(other.page.getByText(/^Comments on Zero draft are asked for until/)).toBeVisible()
  await expect(other.page.getByText('With the observers of France.')).toBeVisible()
  await expect(other.text).toContainText('salutes')
  await expect(card(other, 'and observers')).toHaveCount(0)
  expect(await shownText(other)).toContain(
    'The Council salutes peacekeepers and observers and their mandates, ever gravely.',
  )
  await picture(other.page, info, 'circulated')
  const { text } = await negotiation.json()
  expect(text.baseText).toContain('salutes peacekeepers and observers')
})
