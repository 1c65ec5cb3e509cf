import { picture } from './support/look.ts'
import { card, caretBehind, expect, saved, seat, test } from './support/people.ts'

// Scripts that run the other way, have no spaces, or need two units for a character.

const ARABIC = 'إن مجلس الأمن يشدد على قراره 2518 (2020) المؤرخ 30 آذار/مارس 2020 بشأن السلامة.'
const CHINESE = '安全理事会强调维持和平人员的安全。'
const EMOJI = 'A dove 🕊️ and the sign 𠮷 stand here.'

test('Arabic with Latin digits, Chinese and characters beyond the basic plane are written together', async ({
  browser,
  negotiation,
}, info) => {
  const [CHN, TUN, VNM] = await seat(browser, negotiation, ['CHN', 'TUN', 'VNM'])
  await CHN.text.getByRole('paragraph').last().click()
  for (const line of [ARABIC, CHINESE]) {
    await CHN.page.keyboard.insertText(line)
    await CHN.page.keyboard.press('Enter')
  }
  await CHN.page.keyboard.insertText(EMOJI)
  await saved(CHN)

  // Tunisia types behind the digits, Viet Nam at the end of the same paragraph.
  await caretBehind(TUN, '(2020)')
  await caretBehind(VNM, 'السلامة')
  await Promise.all([
    TUN.page.keyboard.type(' وقراره 2589', { delay: 15 }),
    VNM.page.keyboard.type(' والأمن', { delay: 15 }),
  ])
  await saved(TUN)
  await saved(VNM)
  const written = ARABIC.replace('(2020)', '(2020) وقراره 2589').replace(
    'السلامة',
    'السلامة والأمن',
  )
  for (const person of [CHN, TUN, VNM]) await expect(person.text).toContainText(written)
  await expect(card(CHN, 'وقراره 2589')).toBeVisible()

  const paragraph = CHN.text.getByRole('paragraph').filter({ hasText: 'مجلس' })
  await expect(paragraph).toHaveCSS('direction', 'rtl')
  // The names of others stand in the margin where the paragraph ends, its number where it begins.
  const flags = CHN.page.locator('.remote-caret-flag')
  await expect(flags).toHaveCount(2)
  for (const flag of await flags.all()) await expect(flag).toHaveAttribute('data-margin', 'left')

  // Backspace takes a character, whatever it is made of, and proposes nothing that is half of one.
  await caretBehind(TUN, '𠮷')
  await TUN.page.keyboard.press('Backspace')
  await caretBehind(TUN, '🕊️')
  await TUN.page.keyboard.press('Backspace')
  await saved(TUN)
  await expect(card(CHN, 'Delete “𠮷”')).toBeVisible()
  await expect(card(CHN, 'Delete “🕊️”')).toBeVisible()
  await caretBehind(VNM, '安全理事会')
  await VNM.page.keyboard.insertText('再次')
  await saved(VNM)
  await expect(card(CHN, '再次')).toBeVisible()

  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await CHN.page.setViewportSize(size)
    await picture(CHN.page, info, `scripts-${size.width}`)
  }
})
