import { newYorkClock } from '../../shared/domain/new-york-time.ts'
import { look } from './support/look.ts'
import { handsOf, modifiedClient } from './support/modified-client.ts'
import { expect, join, type Person, saved, shownText, test } from './support/people.ts'

// A text goes through the silence procedure, in the windows of the pen and of a delegation that was asked. Deadlines are
// entered to the minute; where seconds are wanted, the pen acts from elsewhere.

const HOUR_MS = 3_600_000
async function write(pen: Person): Promise<void> {
  await pen.text.getByRole('paragraph').last().click()
  await pen.page.keyboard.type('The Security Council stands firm.')
  await saved(pen)
}

async function openMenu({ page }: Person, entry: string): Promise<void> {
  await page.getByRole('button', { name: /holding the pen/ }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('[K6] silence is broken by telephone while the relay is down, and nobody but the pen learns by whom', async ({
  browser,
  negotiation,
}, info) => {
  const pen = await negotiation.invite('CHN', 'penholder', 2)
  const guest = await negotiation.invite('FRA', 'delegation')
  let serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, guest)
  await write(CHN)
  const act = await handsOf(serving.http, pen)
  await act('circulate')
  const deadline = Date.now() + 25_000
  await act('beginSilence', { deadline, note: 'As discussed this afternoon.' })
  await expect(FRA.page.getByText(/Zero draft is under silence until/)).toBeVisible()
  await expect(FRA.page.getByRole('button', { name: 'Answer…' })).toBeVisible()
  await serving.kill()

  await expect(CHN.page.getByText(/Nothing is agreed yet/)).toBeVisible()
  serving = await negotiation.serve(serving.port)
  await saved(CHN)
  await CHN.page.getByRole('button', { name: 'Decide…' }).click()
  const sheet = CHN.page.getByRole('dialog')
  await expect(sheet.getByRole('row', { name: /France/ })).toContainText('Seen')
  const entry = sheet.getByRole('group').filter({ hasText: 'You vouch for it' })
  await sheet.getByText('Enter an answer that came by another way').click()
  await sheet.getByRole('combobox', { name: 'Delegation' }).selectOption('FRA')
  await sheet.getByRole('combobox', { name: 'How' }).selectOption('telephone')
  await sheet.getByRole('combobox', { name: 'Answer' }).selectOption('break')
  await sheet.getByLabel('Given at').fill(newYorkClock(deadline - 120_000))
  await entry.getByLabel('Reason').fill('Paragraph 1 needs our capital.')
  await look(CHN.page, info, 'pen')
  await sheet.getByRole('button', { name: 'Enter it' }).click()
  await expect(sheet.getByText('No text is under silence.')).toBeVisible()
  await sheet.getByRole('button', { name: 'Close' }).click()

  const broken = /Silence on Zero draft was broken on .*, by a member that is not named/
  await expect(CHN.page.getByText(broken)).toBeVisible()
  await expect(FRA.page.getByText(broken)).toBeVisible()
  await look(FRA.page, info, 'broken')
  await expect(FRA.page.locator('body')).not.toContainText('capital')
})

test('[K4] [K5] a round is extended, and passes at the word of the pen alone', async ({
  browser,
  negotiation,
}, info) => {
  const pen = await negotiation.invite('CHN', 'penholder', 2)
  const guest = await negotiation.invite('FRA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, guest)
  await write(CHN)

  await openMenu(CHN, 'Circulate and silence procedure…')
  const start = CHN.page.getByRole('dialog')
  await start.getByLabel('Circulate Zero draft and put it under silence').check()
  await start.getByLabel('Silence until').fill(newYorkClock(Date.now() + 30 * HOUR_MS))
  await start.getByLabel('Cover note').fill('With thanks to all for this week.')
  await start.getByLabel('Why').fill('The members prefer a statement.')
  await look(CHN.page, info, 'start')
  await start.getByRole('button', { name: 'Circulate and begin' }).click()
  await expect(CHN.page.getByText(/Zero draft is under silence until/)).toBeVisible()
  await look(FRA.page, info, 'running')

  await FRA.page.getByRole('button', { name: 'Answer…' }).click()
  const answer = FRA.page.getByRole('dialog')
  await expect(answer.getByText('With thanks to all for this week.')).toBeVisible()
  await answer.getByLabel('Ask for more time').check()
  await answer.getByLabel('Until when').fill(newYorkClock(Date.now() + 48 * HOUR_MS))
  await answer.getByLabel('Reason').fill('Our capital is asleep.')
  await look(FRA.page, info, 'answer')
  await answer.getByRole('button', { name: 'Send the answer' }).click()
  await expect(answer.getByRole('listitem').filter({ hasText: 'more time' })).toBeVisible()

  await CHN.page.getByRole('button', { name: 'Conduct the round…' }).click()
  const round = CHN.page.getByRole('dialog')
  const request = round.getByRole('group', { name: /France/ })
  await expect(request).toContainText('Our capital is asleep.')
  await look(CHN.page, info, 'request')
  await request.getByRole('button', { name: 'Grant', exact: true }).click()
  await expect(request).toBeHidden()
  await expect(answer.getByRole('listitem')).toContainText('granted')
  await expect(round.getByRole('button', { name: 'Confirm that silence passed' })).toBeDisabled()
  await round.getByText('Take the text back').click()
  await round.getByLabel('Reason').fill('A comma.')
  await round.getByRole('button', { name: 'Take it back' }).click()
  await round.getByRole('button', { name: 'Yes, do it' }).click()
  await round.getByRole('button', { name: 'Close' }).click()
  await expect(FRA.page.getByText(/took Zero draft back from silence .*: A comma/)).toBeVisible()

  const act = await handsOf(serving.http, pen)
  await act('beginSilence', { deadline: Date.now() + 10_000 })
  await expect(CHN.page.getByText(/Nothing is agreed yet/)).toBeVisible()
  await CHN.page.getByRole('button', { name: 'Decide…' }).click()
  await round.getByRole('button', { name: 'Confirm that silence passed' }).click()
  await round.getByRole('button', { name: 'Yes, do it' }).click()
  await expect(FRA.page.getByText(/Zero draft is agreed and awaits adoption/)).toBeVisible()
  expect((await negotiation.json()).dossier.stage).toBe('agreed')
})

test('[E15] an answer given offline carries its own time, and is late if it arrives late', async ({
  browser,
  negotiation,
}) => {
  const pen = await negotiation.invite('CHN', 'penholder', 2)
  const guest = await negotiation.invite('FRA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, guest)
  await write(CHN)
  const act = await handsOf(serving.http, pen)
  await act('circulate')
  const deadline = Date.now() + 25_000
  await act('beginSilence', { deadline })
  await FRA.page.getByRole('button', { name: 'Answer…' }).click()
  const answer = FRA.page.getByRole('dialog')
  await FRA.context.setOffline(true)
  await answer.getByLabel('Ask for more time').check()
  await answer.getByLabel('Reason').fill('Bad line.')
  await answer.getByRole('button', { name: 'Send the answer' }).click()
  await expect(answer.getByText(/Kept on this computer with its time/)).toBeVisible()
  await expect(CHN.page.getByText(/Nothing is agreed yet/)).toBeVisible()
  // A window knows the relay's clock no better than the way there is quick; here it is this machine's.
  await expect.poll(() => Date.now()).toBeGreaterThan(deadline)
  await FRA.context.setOffline(false)
  await expect(answer.getByRole('listitem')).toContainText('late: it arrived at')
  await CHN.page.getByRole('button', { name: 'Decide…' }).click()
  await expect(CHN.page.getByRole('group', { name: /France/ })).toContainText('late')
  await expect(CHN.page.getByText('Answer what waits for your word first.')).toBeVisible()
})

test('[G7] a text under silence is changed by nobody, not even by a modified client of the pen', async ({
  browser,
  negotiation,
}) => {
  const pen = await negotiation.invite('CHN', 'penholder', 3)
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  await write(CHN)
  const act = await handsOf(serving.http, pen)
  const client = await modifiedClient(serving.http, pen, 'text/en')
  await act('circulate')
  await act('beginSilence', { deadline: Date.now() + HOUR_MS })
  await expect(CHN.page.getByText(/Zero draft is under silence until/)).toBeVisible()
  const before = await shownText(CHN)
  const { doc } = client
  doc.clientID = client.clientIds.base ?? 0
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'relay') client.send({ kind: 'update', update })
  })
  doc.getText('text').insert(1, 'not ')
  expect((await client.refused).code).toBe('phase')
  expect(await shownText(CHN)).toBe(before)
})
