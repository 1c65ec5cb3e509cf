import { newYorkClock } from '../../shared/domain/new-york-time.ts'
import { look } from './support/look.ts'
import { handsOf } from './support/modified-client.ts'
import { expect, join, saved, test } from './support/people.ts'

const MINUTE_MS = 60_000

test('[K5] [K10] [K11] [K12] a round is extended and passes, and the text is adopted with one dissociation, and nobody changes it any more', async ({
  browser,
  negotiation,
}, info) => {
  test.setTimeout(8 * MINUTE_MS)
  const pen = await negotiation.invite('CHN', 'penholder', 2)
  const guest = await negotiation.invite('FRA', 'delegation')
  const office = await negotiation.invite('SEC', 'secretariat')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, guest)
  const SEC = await join(browser, serving, office)
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The Security Council stands firm.')
  await saved(CHN)
  await FRA.text.getByRole('paragraph').last().click()
  await FRA.page.keyboard.press('End')
  await FRA.page.keyboard.type(' and [united]')
  await saved(FRA)
  const act = await handsOf(serving.http, pen)
  await act('chooseType', { type: 'presidentialStatement', reason: 'The members prefer one.' })
  await act('openDraft', { name: 'rival' })
  await act('circulate')
  await act('beginSilence', { deadline: Date.now() + 30_000 })

  // Whoever types into a text under silence is told what that would mean.
  await expect(CHN.page.getByText(/Zero draft is under silence until/)).toBeVisible()
  await CHN.text.press('x')
  await expect(CHN.page.getByText(/the round is void then/)).toBeVisible()
  await expect(FRA.page.getByRole('button', { name: 'Answer…' })).toBeVisible()
  await FRA.page.getByRole('button', { name: 'Answer…' }).click()
  const answer = FRA.page.getByRole('dialog')
  await answer.getByLabel('Ask for more time').check()
  await answer.getByLabel('Reason').fill('Two minutes.')
  await answer.getByRole('button', { name: 'Send the answer' }).click()
  await CHN.page.getByRole('button', { name: 'Conduct the round…' }).click()
  const round = CHN.page.getByRole('dialog')
  const request = round.getByRole('group', { name: /France/ })
  // The next full minute that is far enough away: times are entered to the minute.
  const until = Math.ceil((Date.now() + 35_000) / MINUTE_MS) * MINUTE_MS
  await request.getByLabel('Another deadline for all').fill(newYorkClock(until))
  await request.getByRole('button', { name: 'Grant', exact: true }).click()
  await expect(answer.getByRole('listitem')).toContainText('granted')
  await answer.getByRole('button', { name: 'Close' }).click()
  const confirm = round.getByRole('button', { name: 'Confirm that silence passed' })
  await expect(confirm).toBeDisabled()
  await expect(confirm).toBeEnabled({ timeout: 2 * MINUTE_MS })
  await confirm.click()
  await round.getByRole('button', { name: 'Yes, do it' }).click()
  await expect(round.getByText('No text is under silence.')).toBeVisible()
  await round.getByRole('button', { name: 'Close' }).click()

  await CHN.page.getByRole('button', { name: 'Adoption…' }).click()
  const sheet = CHN.page.getByRole('dialog')
  await expect(sheet.getByText('15 members have not been heard.')).toBeVisible()
  await sheet.getByRole('combobox', { name: 'What France says' }).selectOption('dissociate')
  await sheet.getByLabel('Paragraph 1', { exact: true }).check()
  await sheet
    .getByLabel('Explanation of position of France')
    .fill('France would have preferred a resolution.')
  await look(CHN.page, info, 'dissociation')
  await sheet.getByRole('button', { name: 'Enter it' }).click()
  await expect(sheet.getByText(/dissociates itself from Paragraph 1/)).toBeVisible()
  await sheet.getByRole('button', { name: 'All who have not been entered join' }).click()
  await expect(sheet.getByText('members have not been heard.')).toBeHidden()
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Proposal of France' })).toBeVisible()
  await sheet.getByRole('button', { name: 'Adopt', exact: true }).click()
  // Without a reason the browser itself says what is missing, and nothing is asked of the relay.
  await expect(sheet.getByRole('button', { name: 'Yes, do it' })).toBeHidden()
  await sheet.getByLabel('Why it is adopted all the same').fill('France does not insist.')
  await sheet.getByLabel('rival').check()
  await look(CHN.page, info, 'leftovers')
  await sheet.getByRole('button', { name: 'Adopt', exact: true }).click()
  await sheet.getByRole('button', { name: 'Yes, do it' }).click()
  await expect(FRA.page.getByText(/^Adopted on .*Nothing can change this text/)).toBeVisible()

  await SEC.page.getByRole('button', { name: 'Record…' }).click()
  const record = SEC.page.getByRole('dialog')
  await record.getByLabel('Symbol').fill('S/PRST/20/5')
  await record.getByLabel('Date').fill('2020-03-30')
  await record.getByRole('button', { name: 'Record it' }).click()
  await expect(record.getByRole('alert')).not.toBeEmpty()
  await record.getByLabel('Symbol').fill('S/PRST/2020/5')
  await record.getByRole('button', { name: 'Record it' }).click()
  await expect(record.getByText('Rival text “rival”: withdrawn.')).toBeVisible()
  await look(SEC.page, info, 'issued')
  await record.getByRole('button', { name: 'Close' }).click()
  const adopted =
    /Adopted on 30 March 2020 as S\/PRST\/2020\/5.*France dissociated itself from Paragraph 1/
  for (const { page } of [CHN, FRA, SEC]) await expect(page.getByText(adopted)).toBeVisible()
  await look(FRA.page, info, 'adopted')
  await expect(CHN.page.getByRole('listitem').filter({ hasText: /^Adopted$/ })).toHaveAttribute(
    'aria-current',
    'step',
  )
  const shown = CHN.page.getByRole('article', { name: /^Base text/ })
  await expect(shown).toContainText('stands firm')
  await expect(CHN.text).toBeHidden()
  await expect(shown).not.toContainText('united')
  await expect(act('setStage', { stage: 'drafting' })).rejects.toThrow(/409/)
  expect((await negotiation.json()).dossier.stage).toBe('adopted')
})
