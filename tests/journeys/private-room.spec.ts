import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { look } from './support/look.ts'
import { expect, join, type Person, test, textOf } from './support/people.ts'

// A delegation's own room: what its members write there is theirs alone, whoever hosts the negotiation.

async function openTeam({ page }: Person): Promise<void> {
  await page.getByRole('tab', { name: 'Team' }).click()
}

function note({ page }: Person) {
  return page.getByLabel('Private note')
}

test('[E10] [E11] [E16] colleagues share a note that the host cannot read, by a link, until one is left out', async ({
  browser,
  negotiation,
}, info) => {
  const [guest, host] = [
    await negotiation.invite('FRA', 'delegation', 2),
    await negotiation.invite('CHN', 'penholder'),
  ]
  const serving = await negotiation.serve()
  const head = await join(browser, serving, guest)
  await openTeam(head)
  await expect(note(head)).toBeVisible()
  await note(head).pressSequentially('Our red line: “imminent” goes.')
  await expect(head.page.getByText('Encrypted and saved')).toBeVisible()

  await head.page.getByRole('button', { name: 'Make a link for a colleague' }).click()
  const link = await head.page.getByLabel('Link for one colleague').inputValue()
  expect(link).toMatch(/\/join#[\w-]{43}\.[\w-]{50,}$/)
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(link)
  // The key does not stay in the address, where histories and screens would show it.
  await expect.poll(() => page.url()).not.toContain('#')
  await page.getByLabel('Your name').fill('Legal adviser')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  const adviser = { context, page, text: await textOf(page) }
  await openTeam(adviser)
  await expect(note(adviser)).toHaveValue('Our red line: “imminent” goes.')
  await note(adviser).press('End')
  await note(adviser).pressSequentially(' Agreed.')
  await expect(note(head)).toHaveValue('Our red line: “imminent” goes. Agreed.')
  const readers = head.page.getByRole('listitem').filter({ hasText: 'Legal adviser' })
  await expect(readers).toContainText('here now')
  await look(head.page, info, 'team', '[role=tabpanel]')

  // The host has minted itself a seat of France: it is let in, and has no key.
  const spy = await join(browser, serving, guest)
  await openTeam(spy)
  await expect(spy.page.getByText('This computer has no key to the room')).toBeVisible()
  await look(spy.page, info, 'keyless', '[role=tabpanel]')
  const pen = await join(browser, serving, host)
  await openTeam(pen)
  await expect(note(pen)).toHaveValue('')
  for (const name of readdirSync(negotiation.folder)) {
    const bytes = readFileSync(path.join(negotiation.folder, name))
    expect(bytes.includes('imminent” goes')).toBe(false)
  }

  await readers.getByRole('button', { name: 'Leave Legal adviser out' }).click()
  await head.page.getByRole('button', { name: 'Change the key' }).click()
  await expect(adviser.page.getByText(/changed the key and left this computer out/)).toBeVisible()
  await note(head).press('End')
  await note(head).pressSequentially(' And now for us alone.')
  await expect(head.page.getByText('Encrypted and saved')).toBeVisible()
  await expect(note(adviser)).toHaveValue('Our red line: “imminent” goes. Agreed.')
  await look(adviser.page, info, 'left-out', '[role=tabpanel]')
})

test('[E15] a note written offline is there after the window was closed, and reaches a colleague', async ({
  browser,
  negotiation,
}) => {
  const guest = await negotiation.invite('FRA', 'delegation', 2)
  const serving = await negotiation.serve()
  const head = await join(browser, serving, guest)
  await openTeam(head)
  await note(head).pressSequentially('First. ')
  await expect(head.page.getByText('Encrypted and saved')).toBeVisible()
  const port = Number(new URL(serving.http).port)
  await serving.stop()
  await expect(head.page.getByText(/^Not connected\./)).toBeVisible()
  await note(head).pressSequentially('Then, on the train.')
  await head.page.waitForTimeout(1000)
  await head.page.close()
  await negotiation.serve(port)
  const page = await head.context.newPage()
  await page.goto(serving.http)
  const back = { ...head, page, text: await textOf(page) }
  await openTeam(back)
  await expect(note(back)).toHaveValue('First. Then, on the train.')
  await expect(page.getByText('Encrypted and saved')).toBeVisible()
})
