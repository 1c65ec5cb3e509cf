import { look, picture } from './support/look.ts'
import { caretBehind, expect, join, type Person, saved, test } from './support/people.ts'

// The penholder conducts, delegations invite their colleagues; what each act does is seen in the windows of the others.

async function openMembers({ page }: Person): Promise<void> {
  await page.getByRole('tab', { name: 'Members' }).click()
}

async function act({ page }: Person, name: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `Acts concerning ${name}` }).click()
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}

test('[J9] an invitation is listed with who made it, and void once it is withdrawn', async ({
  browser,
  negotiation,
}, info) => {
  const pen = await negotiation.invite('CHN', 'penholder')
  const guest = await negotiation.invite('FRA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, guest)

  await FRA.page.getByRole('button', { name: 'Invite…' }).click()
  await expect(FRA.page.getByLabel('Role')).toHaveText(/^Delegation\s*Observer$/)
  await FRA.page.getByLabel('For whom').fill('Legal adviser')
  await FRA.page.getByRole('button', { name: 'Make the invitation' }).click()
  const link = await FRA.page.getByLabel('Invitation for France').inputValue()
  expect(link).toMatch(/\/join#[\w-]{43}$/)

  await CHN.page.getByRole('button', { name: 'Invite…' }).click()
  const listed = CHN.page.getByRole('listitem').filter({ hasText: 'Legal adviser' })
  await expect(listed).toContainText('good for 1 more person')
  await expect(listed).toContainText('made by France')
  await look(CHN.page, info, 'invite')
  await CHN.page.getByLabel('Role').selectOption('observer')
  await CHN.page.getByLabel('Delegation', { exact: true }).selectOption('FRA')
  await CHN.page.getByRole('button', { name: 'Make the invitation' }).click()
  await expect(CHN.page.getByLabel('Invitation for France', { exact: true })).toBeVisible()

  await CHN.page.getByRole('button', { name: 'Withdraw the invitation for Legal adviser' }).click()
  await expect(CHN.page.getByText('The invitation is withdrawn.')).toBeVisible()
  const context = await browser.newContext({ locale: 'en-GB' })
  const late = await context.newPage()
  await late.goto(link)
  expect(late.url(), 'the secret is out of the address').not.toContain('#')
  await late.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(late.getByText('This invitation was withdrawn by those who made it.')).toBeVisible()

  // France is shown the invitation to France that France did not make.
  await FRA.page.keyboard.press('Escape')
  await FRA.page.getByRole('button', { name: 'Invite…' }).click()
  await expect(FRA.page.getByText('not made by your delegation')).toBeVisible()

  // Also without asking, when it next opens its window; until somebody there says that it is known.
  await FRA.page.reload()
  const notice = FRA.page.getByText(/China made an invitation for France that France did not make/)
  await expect(notice).toBeVisible()
  await picture(FRA.page, info, 'foreign')
  await FRA.page.getByRole('button', { name: 'We know of it' }).click()
  await expect(notice).toBeHidden()
  await FRA.page.reload()
  await expect(FRA.page.getByRole('button', { name: 'Drafting as France' })).toBeVisible()
  await expect(notice).toBeHidden()
})

test('[O3] [O4] the pen passes while windows are open, and who is removed is out', async ({
  browser,
  negotiation,
}, info) => {
  const pen = await negotiation.invite('CHN', 'penholder')
  const french = await negotiation.invite('FRA', 'delegation')
  const american = await negotiation.invite('USA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  const FRA = await join(browser, serving, french)
  const USA = await join(browser, serving, american)
  await expect(USA.page.getByText('Drafting as United States')).toBeVisible()
  await USA.page.getByRole('button', { name: 'Invite…' }).click()
  await expect(USA.page.getByRole('dialog')).toBeVisible()

  await openMembers(CHN)
  await look(CHN.page, info, 'members', '[role=tabpanel]')
  await act(CHN, 'United States', 'Remove')
  await expect(CHN.page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await CHN.page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(USA.page.getByText(/Your access to this negotiation has ended/)).toBeVisible()
  await expect(USA.page.getByRole('button', { name: 'Invite…' })).toBeHidden()
  await expect(USA.page.getByRole('dialog'), 'what was open is closed').toBeHidden()

  await act(CHN, 'France', 'Pass the pen')
  await look(CHN.page, info, 'confirm')
  await CHN.page.getByRole('button', { name: 'Pass the pen' }).click()
  await expect(FRA.page.getByText(/The pen has passed to you/)).toBeVisible()
  await expect(FRA.page.getByRole('button', { name: 'France · holding the pen' })).toBeVisible()
  await expect(CHN.page.getByRole('button', { name: 'Drafting as China' })).toBeVisible()

  // Each writes with the hands that it has now, also after loading the window again.
  await FRA.text.getByRole('paragraph').last().click()
  await FRA.page.keyboard.type('The Security Council decides.')
  await saved(FRA)
  await FRA.page.reload()
  await expect(FRA.page.getByRole('button', { name: 'France · holding the pen' })).toBeVisible()
  const { text } = await negotiation.json()
  expect(text.baseText).toContain('The Security Council decides.')
})

test('[O4] who is removed while offline loses nothing that was written, and has it back when invited again', async ({
  browser,
  negotiation,
}, info) => {
  const pen = await negotiation.invite('CHN', 'penholder')
  const american = await negotiation.invite('USA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The Security Council notes.')
  await saved(CHN)
  const USA = await join(browser, serving, american)
  await caretBehind(USA, 'notes')
  await USA.context.setOffline(true)
  await USA.page.keyboard.type(' with deep concern')
  await expect(USA.page.getByTestId('connection')).toContainText('18 changes are kept')

  await openMembers(CHN)
  await act(CHN, 'United States', 'Remove')
  await CHN.page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(CHN.page.getByRole('button', { name: 'Acts concerning United States' })).toBeHidden()
  await USA.context.setOffline(false)
  await expect(USA.page.getByText(/Your access to this negotiation has ended/)).toBeVisible()
  await expect(USA.page.getByText(/18 changes of yours had not arrived/)).toBeVisible()
  await expect(USA.text).toContainText('notes with deep concern')
  await picture(USA.page, info, 'ended')

  // The penholder thinks better of it.
  await CHN.page.keyboard.press('Escape')
  await CHN.page.getByRole('button', { name: 'Invite…' }).click()
  await CHN.page.getByLabel('Delegation', { exact: true }).selectOption('')
  await CHN.page.getByLabel('Code').fill('USA')
  await CHN.page.getByRole('button', { name: 'Make the invitation' }).click()
  const again = await CHN.page.getByRole('textbox', { name: /^Invitation for/ }).inputValue()

  await USA.page.getByRole('button', { name: 'Join again' }).click()
  await USA.page.getByRole('button', { name: 'Join', exact: true }).click()
  await USA.page.getByLabel('Invitation').fill(again)
  await USA.page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(USA.text).toContainText('notes with deep concern')
  await saved(USA)
  const { text } = await negotiation.json()
  expect(text.ifIncorporatedText).toContain('The Security Council notes with deep concern.')
})
