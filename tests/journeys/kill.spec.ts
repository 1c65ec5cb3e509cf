import { penholder } from './support/command.ts'
import { caretBehind, expect, join, saved, test } from './support/people.ts'

test('the relay is killed in mid-typing, and every acknowledged keystroke is there', async ({
  browser,
  negotiation,
}) => {
  const pen = await negotiation.invite('CHN', 'penholder')
  const guest = await negotiation.invite('FRA', 'delegation')
  const serving = await negotiation.serve()
  const CHN = await join(browser, serving, pen)
  await CHN.text.getByRole('paragraph').last().click()
  await CHN.page.keyboard.type('The Security Council notes.')
  await saved(CHN)

  const FRA = await join(browser, serving, guest)
  await caretBehind(FRA, 'notes')
  for (let word = 0; word < 12; word++) await FRA.page.keyboard.type(` acknowledged${word}`)
  await saved(FRA)
  const typing = FRA.page.keyboard.type(' and more that is under way'.repeat(4), { delay: 5 })
  await serving.kill()
  await typing

  // The file alone, before any window has come back to help: whoever typed is kept from it.
  await FRA.context.setOffline(true)
  await CHN.context.setOffline(true)
  await penholder('verify', negotiation.file)
  const { text } = await negotiation.json()
  for (let word = 0; word < 12; word++)
    expect(text.ifIncorporatedText).toContain(` acknowledged${word}`)

  // When it is back, what was under way arrives as well.
  await negotiation.serve(serving.port)
  await FRA.context.setOffline(false)
  await CHN.context.setOffline(false)
  const whole = `notes${Array.from({ length: 12 }, (_, word) => ` acknowledged${word}`).join('')}${' and more that is under way'.repeat(4)}.`
  await saved(FRA)
  await expect(CHN.text).toContainText(whole)
  await penholder('verify', negotiation.file)
})
