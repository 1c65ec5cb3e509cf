import { pdf, words } from '../server/import/small-pdf.ts'
import { docx, ins, p, r } from '../shared/formats/docx-in/packages.ts'
import { look } from './support/look.ts'
import { expect, saved, seat, test } from './support/people.ts'

// A delegation that works in Word brings back what it did there.

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test('[I10] [I2] [I11] [I14] a document is read, its people are named, and what they tracked becomes proposals', async ({
  browser,
  negotiation,
}, info) => {
  const [CHN, FRA] = await seat(browser, negotiation, ['CHN', 'FRA'])
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The Council urges all States to act.')
  await saved(CHN)
  await expect(FRA.text).toContainText('urges all States')
  const picture = '<w:r><w:drawing><wp descr="A map of the region"/></w:drawing></w:r>'
  const changed = p(
    r('The Council urges all States ') + ins('Ann Lee', r('and all parties ')) + r('to act.'),
  )
  const added = p(r('Nobody has tracked this sentence of the document.') + picture)
  const buffer = Buffer.from(
    docx(p(r('Statement by the President of the Security Council')) + changed + added),
  )

  await FRA.page.keyboard.press('Control+Alt+KeyB')
  const dialog = FRA.page.getByRole('dialog', { name: 'Import a document' })
  const choose = dialog.getByLabel('Document (.docx')
  await choose.setInputFiles({ name: 'a.docx', mimeType: WORD, buffer: Buffer.from('no document') })
  await expect(dialog.getByRole('alert')).toHaveText(
    'a.docx is not a document of the kind that its name says.',
  )
  const page =
    '<p>The Council urges <ins data-author="Bo">all</ins> States.</p><script>alert(1)</script>'
  await choose.setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(page) })
  await expect(dialog.getByRole('checkbox', { name: 'Bo – changes: 1, comments: 0' })).toBeVisible()
  const printed = Buffer.from(pdf(words('The Council urges all States to hurry.')))
  await choose.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: printed })
  await expect(dialog.getByText('Nobody tracked a change or wrote a comment in it.')).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: 'hurry' })).not.toBeChecked()
  await choose.setInputFiles({ name: 'back.docx', mimeType: WORD, buffer })
  await dialog.getByRole('checkbox', { name: 'Ann Lee – changes: 1, comments: 0' }).check()
  await expect(dialog.getByRole('checkbox', { name: 'and all parties' })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'Nobody has tracked' })).not.toBeChecked()
  await dialog.getByText('Not understood, and left out: 1 thing.').click()
  await expect(dialog.getByText('A picture: A map of the region')).toBeVisible()
  await look(FRA.page, info, 'import')
  await dialog.getByRole('button', { name: 'Bring in 1 change' }).click()
  await expect(FRA.page.getByText('1 change was brought in.')).toBeVisible()
  await expect(CHN.text).toContainText('The Council urges all States and all parties to act.')
  await saved(FRA)
  expect((await negotiation.json()).proposals).toMatchObject([
    { delegation: 'FRA', kind: 'insertion', state: 'open' },
  ])

  // Dropped onto the window a second time, it asks for nothing that is tracked.
  const transfer = await FRA.page.evaluateHandle(
    ([bytes, type]) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'back.docx', { type }))
      return data
    },
    [[...buffer], WORD] as const,
  )
  await FRA.page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await dialog.getByRole('checkbox', { name: 'Ann Lee – changes: 1, comments: 0' }).check()
  await expect(dialog.getByRole('button', { name: 'Bring in 0 changes' })).toBeDisabled()
})
