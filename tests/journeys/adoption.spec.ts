import { setTimeout as pause } from 'node:timers/promises'
import { look } from './support/look.ts'
import { handsOf } from './support/modified-client.ts'
import { expect, join, saved, test } from './support/people.ts'

test('[K10] [K11] [K12] an agreed text is adopted with one dissociation, and nobody changes it any more', async ({
  browser,
  negotiation,
}, info) => {
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
  await act('circulate')
  await act('beginSilence', { deadline: Date.now() + 1000 })
  await pause(1100)
  await act('confirmSilence')

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
