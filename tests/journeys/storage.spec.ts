import { picture } from './support/look.ts'
import { caretBehind, expect, join, saved, shownText, test } from './support/people.ts'

// What the window says while the relay is there and cannot write. That it refuses tickets then, and recovers, has tests
// of its own (tests/faults); here the answer is given in its place.

for (const [code, sentence] of [
  ['storage-full', 'disk'],
  ['storage-read-only', 'can only be read'],
] as const)
  test(`[S8] ${code}: the window says so, keeps what is written, and sends it when the relay can write again`, async ({
    browser,
    negotiation,
  }, info) => {
    const pen = await negotiation.invite('CHN', 'penholder')
    const CHN = await join(browser, await negotiation.serve(), pen)
    await CHN.text.getByRole('paragraph').last().click()
    await CHN.page.keyboard.type('The Security Council notes.')
    await saved(CHN)

    await CHN.page.route('**/api/ticket', (route) =>
      route.fulfill({
        status: 503,
        json: { error: { code, message: 'in the language of no one' } },
      }),
    )
    await CHN.context.setOffline(true)
    await CHN.context.setOffline(false)
    const notice = CHN.page.getByText(/you may write on\.$/)
    await expect(notice).toContainText(sentence)
    await caretBehind(CHN, 'notes')
    await CHN.page.keyboard.type(' with concern')
    await expect(CHN.page.getByTestId('connection')).toContainText(
      /^The relay cannot save at present · \d+ changes are kept on this computer/,
    )
    await picture(CHN.page, info, `${code}`)

    await CHN.page.unroute('**/api/ticket')
    await saved(CHN)
    await expect(notice).toBeHidden()
    expect(await shownText(CHN)).toContain('The Security Council notes with concern.')
    const { text } = await negotiation.json()
    expect(text.baseText).toContain('The Security Council notes with concern.')
  })
