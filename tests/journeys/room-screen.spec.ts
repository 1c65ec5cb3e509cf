import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page, TestInfo } from '@playwright/test'
import { penholder, type Serving, serve } from './support/command.ts'
import { look, picture } from './support/look.ts'
import { expect, invitation, join, sampleFor, test } from './support/people.ts'

// The screen that all delegations look at.

test('[Z12] the room’s screen follows the pen, shows who wants which words, and is a view for anybody else', async ({
  browser,
  negotiation,
}, info) => {
  const { file, invites } = await sampleFor(negotiation, [
    ['CHN', 'penholder'],
    ['CHN', 'screen'],
  ])
  const [pen, room] = invites
  const serving = await serve(file)
  try {
    const CHN = await join(browser, serving, pen)
    const screen = await projected(browser, serving, room)
    const main = screen.getByRole('main', { name: 'Room screen' })
    const where = screen.getByRole('banner').getByRole('status')
    await expect(main.getByRole('article')).toContainText('The Security Council')
    // A window of its own: neither the text's editor nor anything else that is not for the room.
    await expect(screen.getByRole('textbox')).toHaveCount(0)
    await expect(screen.getByRole('button', { name: 'Leave the room screen' })).toHaveCount(0)

    await CHN.page.keyboard.press('Control+Alt+l')
    await expect(screen.getByText('reading together · China')).toBeVisible()
    await CHN.page.keyboard.press('ArrowRight')
    await CHN.page.keyboard.press('ArrowRight')
    await expect(where).toContainText('paragraph 3 of')
    const wordings = screen.getByRole('list', { name: 'Who proposes what' })
    await expect(wordings.getByRole('listitem').first()).toBeVisible()
    await expect(main.getByRole('article').locator('mark').first()).toHaveText(/^\[.+\]$/u)
    await glance(screen, info, 'room')

    // The room goes its own way, and comes back.
    await screen.keyboard.press('ArrowRight')
    await expect(where).toContainText('paragraph 4 of')
    await screen.getByRole('button', { name: 'Follow China' }).click()
    await expect(where).toContainText('paragraph 3 of')

    await CHN.page.keyboard.press('Escape')
    await CHN.page.keyboard.press('Control+Alt+y')
    await expect(CHN.page.getByRole('main', { name: 'Room screen' })).toBeVisible()
    await CHN.page.keyboard.press('Escape')
    await expect(CHN.text).toBeVisible()
  } finally {
    await serving.stop()
  }
})

test('[Z12] an Arabic text is mirrored on the room’s screen', async ({
  browser,
  negotiation,
}, info) => {
  const source = path.join(negotiation.folder, 'ar.txt')
  const words = 'يؤكد مجلس الأمن أن التدريب قبل النشر وطوال فترة البعثة أمر أساسي لسلامة الأفراد.'
  writeFileSync(source, `سلامة حفظة السلام\n\n${words}\n`)
  const file = path.join(negotiation.folder, 'ar.penholder')
  await penholder('import', source, '--lang', 'ar', '-o', file)
  const room = await invitation(file, 'CHN', 'screen')
  const serving = await serve(file)
  try {
    const screen = await projected(browser, serving, room)
    const article = screen.getByRole('main', { name: 'Room screen' }).getByRole('article')
    await expect(article).toContainText('يؤكد مجلس الأمن')
    await expect(article).toHaveCSS('direction', 'rtl')
    const at = await screen.getByRole('heading', { level: 1 }).boundingBox()
    expect(at?.x).toBeGreaterThan(1920 / 2)
    await glance(screen, info, 'room-ar')
  } finally {
    await serving.stop()
  }
})

async function projected(browser: Browser, { http }: Serving, invite: string): Promise<Page> {
  const viewport = { width: 1920, height: 1080 }
  const page = await (await browser.newContext({ locale: 'en-GB', viewport })).newPage()
  await page.goto(new URL(`/join#${invite}`, http).href)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  return page
}

/** Letters are large at 1080p; and what `look` sees. */
async function glance(page: Page, info: TestInfo, name: string): Promise<void> {
  await picture(page, info, name)
  const letters = await page
    .getByRole('article')
    .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
  // Seen from ten metres on a screen two metres high, letters of a fortieth of it fill what 12 pt fill at arm’s length.
  expect(letters).toBeGreaterThanOrEqual(1080 / 40)
  await look(page, info, name, 'html')
  await page.setViewportSize({ width: 1920, height: 1080 })
}
