import { look } from './support/look.ts'
import { expect, seat, test } from './support/people.ts'

// The penholder puts a document before the members; a delegation reads it beside the text.

test('[O12] [I15] a document lies before the members for reference, and acts on nobody', async ({
  browser,
  negotiation,
}, info) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  const report =
    '<h2>Findings</h2><p>Evacuation took <b>four hours</b>.</p><script>document.title="x"</script><p dir="rtl">تقرير الأمين العام</p>'
  await CHN.page.keyboard.press('Shift+F9')
  const put = CHN.page.getByRole('dialog', { name: 'Annexes for reference' })
  await put.getByLabel('Put in a document').setInputFiles({
    name: 'report.html',
    mimeType: 'text/html',
    buffer: Buffer.from(report),
  })
  await expect(put.getByText('Findings is before the members.')).toBeVisible()

  await FRA.page.keyboard.press('Shift+F9')
  const read = FRA.page.getByRole('dialog', { name: 'Annexes for reference' })
  await expect(read.getByText('Evacuation took four hours.')).toBeVisible()
  await expect(read.getByText('تقرير الأمين العام')).toBeVisible()
  await expect(read.getByRole('button', { name: 'Take away' })).toBeHidden()
  await expect(read.getByLabel('Put in a document')).toBeHidden()
  await look(FRA.page, info, 'annexes')
  expect((await negotiation.json()).text.baseText).not.toContain('Evacuation')

  await put.getByRole('button', { name: 'Take away' }).click()
  await expect(put.getByText('Take Findings away for everybody?')).toBeVisible()
  await put.getByRole('button', { name: 'Take it away' }).click()
  await expect(read.getByText('There are no annexes for reference.')).toBeVisible()
})
