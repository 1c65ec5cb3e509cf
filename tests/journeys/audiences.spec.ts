import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { TestInfo } from '@playwright/test'
import { look } from './support/look.ts'
import { card, caretBehind, expect, type Person, saved, seat, test } from './support/people.ts'

// To whom something is told is the room in which it is written: a delegation's own, a group's, the pen's, everybody's.

const tab = ({ page }: Person, name: string) => page.getByRole('tab', { name })
const own = ({ page }: Person) => page.getByRole('group', { name: /^Where .* stands$/ })
const comments = ({ page }: Person) => page.getByRole('region', { name: 'Comments', exact: true })
const told = ({ page }: Person, audience: string) =>
  page.getByRole('radio', { name: audience, exact: true })
const tile = ({ page }: Person, name: string) =>
  page.getByRole('list', { name: 'All members' }).getByRole('listitem').filter({ hasText: name })
/** What stands in the way of telling something to the chosen audience; nothing once its room is open. */
const roomState = ({ page }: Person) => page.locator('.audience-remark[role=status]')

/** The penholder makes a group of the delegations. */
async function group(
  { page }: Person,
  info: TestInfo,
  name: string,
  members: readonly string[],
): Promise<void> {
  await page.getByRole('button', { name: /holding the pen/ }).click()
  await page.getByRole('menuitem', { name: 'Conduct of the negotiation…' }).click()
  await page.getByRole('button', { name: 'New group…' }).click()
  await page.getByLabel('Name of the group').fill(name)
  for (const member of members) await page.getByRole('checkbox', { name: member }).check()
  await page.getByRole('button', { name: 'Keep the group' }).click()
  await expect(page.getByRole('button', { name: `Change the group ${name}` })).toBeVisible()
  await look(page, info, 'conduct')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
}

/** A member of the group gives another one the key of its room. */
async function giveKey(from: Person, to: Person, room: string): Promise<void> {
  for (const { page } of [from, to]) {
    await tab({ page } as Person, 'Team').click()
    await page.getByLabel('Room', { exact: true }).selectOption({ label: room })
  }
  await from.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await from.page.getByRole('button', { name: 'Copy the key' }).click()
  const key = await from.page.evaluate(() => navigator.clipboard.readText())
  await to.page.getByLabel('Key of the room').fill(key)
  await to.page.getByRole('button', { name: 'Open the room' }).click()
  await expect(to.page.getByText('Encrypted and saved')).toBeVisible()
}

test('[Q5] [Q11] [Q12] [Q14] [Q15] [P11] a red line to the pen, a note to one’s team, a position to a group: each room has its own, until it is told to more; a group stands behind a proposal while all of it does', async ({
  browser,
  negotiation,
}, info) => {
  const [CHN, NER, TUN] = await seat(browser, negotiation, ['CHN', 'NER', 'TUN'])
  const received: string[] = []
  CHN.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(payload.toString('latin1'))),
  )
  await CHN.page.reload()
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('Alpha urges all States.')
  await saved(CHN)
  await group(CHN, info, 'A3', ['Niger', 'Tunisia'])
  for (const one of [CHN, NER, TUN]) await caretBehind(one, 'Alpha')

  // Niger keeps a note to its team.
  await tab(NER, 'Comments').click()
  await told(NER, 'My delegation alone').check()
  const field = NER.page.getByLabel(/^Comment on this paragraph/)
  await field.fill('Fallback: “calls upon”.')
  await NER.page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(comments(NER)).toContainText('Fallback: “calls upon”.')
  await expect(comments(NER)).toContainText('for one’s own delegation alone')

  // Tunisia gives the pen a red line.
  await tab(TUN, 'Positions').click()
  await told(TUN, 'Those who hold the pen').check()
  await own(TUN).getByRole('button', { name: 'Oppose' }).click()
  await own(TUN).getByText('Note, red line, condition').click()
  await own(TUN).getByLabel('Red line').fill('No sanctions committee.')
  await own(TUN).getByRole('button', { name: 'Keep' }).click()
  await tab(CHN, 'Positions').click()
  await expect(CHN.page.getByText('Red line: No sanctions committee.')).toBeVisible()

  // The caucus shares a position: the key of its room goes from member to member.
  await tab(NER, 'Positions').click()
  // It may be said before the room is open: then it is kept until it is.
  await told(NER, 'The group A3').check()
  await own(NER).getByRole('button', { name: 'Reserve' }).click()
  await expect(tile(NER, 'Niger')).toContainText('Reserve')
  await expect(roomState(NER)).toHaveText('')
  await look(NER.page, info, 'positions-to-a-group', '[role=tabpanel]')
  await giveKey(NER, TUN, 'Group A3')
  await tab(TUN, 'Positions').click()
  await expect(tile(TUN, 'Niger')).toContainText('Reserve')
  await expect(tile(TUN, 'Niger')).toContainText('told to the group A3 alone')
  await expect(tile(CHN, 'Niger')).toContainText('Nothing said')
  await tab(NER, 'Positions').click()
  await expect(tile(NER, 'Tunisia')).toContainText('Nothing said')

  // The choice is remembered; what was told to the group is told to all by an act.
  await NER.page.reload()
  await caretBehind(NER, 'Alpha')
  await tab(NER, 'Positions').click()
  await expect(told(NER, 'The group A3')).toBeChecked()
  await own(NER).getByRole('button', { name: 'Tell all members' }).click()
  await expect(tile(CHN, 'Niger')).toContainText('Reserve')
  await expect(tile(TUN, 'Niger')).not.toContainText('told to the group')
  await expect(own(NER)).toContainText('cannot be made unsaid')

  // Nobody but Niger has its note: not the pen, not the group, not the host's file.
  await tab(NER, 'Comments').click()
  await expect(comments(NER)).toContainText('Fallback: “calls upon”.')
  await tab(TUN, 'Comments').click()
  await expect(comments(TUN)).toContainText('Nothing here.')
  await look(NER.page, info, 'comments-to-a-team', '[role=tabpanel]')
  expect(received.join('')).toContain('sanctions committee')
  for (const name of readdirSync(negotiation.folder)) {
    expect(readFileSync(path.join(negotiation.folder, name)).includes('Fallback')).toBe(false)
  }
  await comments(NER).getByRole('button', { name: 'Tell those who hold the pen' }).click()
  await tab(CHN, 'Comments').click()
  await expect(comments(CHN)).toContainText('Fallback: “calls upon”.')
  await expect(comments(NER)).toContainText('told to those who hold the pen alone')

  // Where one stands on a proposal is told to a group in the same way.
  await caretBehind(NER, 'Alpha')
  await NER.page.keyboard.type(' firmly')
  for (const one of [CHN, NER, TUN]) await tab(one, 'Proposals').click()
  const theirs = card(TUN, 'firmly')
  const stand = async (from: string, to: string): Promise<void> => {
    await theirs.getByRole('button', { name: from, exact: true }).click()
    await TUN.page.getByRole('menuitem', { name: to, exact: true }).click()
  }
  // Of a card that is not in hand the first press opens it as well.
  await theirs.getByRole('button', { name: 'Take a stand', exact: true }).click()
  await expect(TUN.page.getByRole('menu')).toBeVisible()
  await look(TUN.page, info, 'stand', '[role=menu]')
  await TUN.page.keyboard.press('Escape')
  await stand('Take a stand', 'The group A3')
  await stand('Take a stand', 'Oppose')
  await expect(card(NER, 'firmly')).toContainText('Opposed by Tunisia · told to the group A3 alone')
  await expect(card(CHN, 'firmly')).not.toContainText('Tunisia')
  await stand('Opposed', 'Tell all members')
  await expect(card(CHN, 'firmly')).toContainText('Opposed by Tunisia')
  await expect(card(NER, 'firmly')).not.toContainText('told to the group')
  // The group stands behind it as long as all of it does, and nobody counts twice.
  await stand('Take a stand', 'All members')
  await stand('Opposed', 'Sign as co-sponsor')
  const seen = card(CHN, 'firmly')
  await expect(seen).toContainText('A3 as a whole')
  await expect(seen).not.toContainText('Opposed')
  await stand('Signed', 'Can live with it')
  await expect(seen).not.toContainText('A3 as a whole')
  await expect(seen).not.toContainText('Signed')
  await expect(seen).toContainText('Tunisia can live with it')
})
