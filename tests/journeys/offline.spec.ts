import { caretBehind, expect, join, saved, test, textOf } from './support/people.ts'

test('France writes offline, closes the window, and nothing is lost', async ({
  browser,
  negotiation,
}) => {
  const pen = await negotiation.invite('CHN', 'penholder')
  const guest = await negotiation.invite('FRA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The Security Council expresses its gratitude.')
  await saved(CHN)

  const FRA = await join(browser, serving, guest)
  await caretBehind(FRA, 'gratitude')
  await FRA.page.keyboard.type(' online')
  await saved(FRA)

  await serving.stop()
  await expect(FRA.page.getByText(/^Not connected/)).toBeVisible()
  await FRA.page.keyboard.type(' and deep respect')
  // From the moment in which it is said, the window may be killed.
  await expect(FRA.page.getByText(/17 changes are kept on this computer/)).toBeVisible()
  await FRA.page.close()

  // The same person comes back: first without a relay to answer, then with it.
  const again = await negotiation.serve(serving.port)
  const page = await FRA.context.newPage()
  await page.goto(again.http)
  const back = { ...FRA, page, text: await textOf(page) }
  await expect(back.text).toContainText('gratitude online and deep respect.')
  await saved(back)
  await expect(CHN.text).toContainText('gratitude online and deep respect.')
  expect((await negotiation.json()).text.ifIncorporatedText).toContain(
    'gratitude online and deep respect.',
  )
})
