import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Locator, Page, TestInfo } from '@playwright/test'
import { penholder, type Serving, serve } from './support/command.ts'
import { look, picture } from './support/look.ts'
import { caretBehind, expect, invitation, join, sampleFor, test } from './support/people.ts'

// The screen that all delegations look at.

test('[Z12] the room’s screen follows the pen, shows who wants which words, and is a view for anybody else', async ({
  browser,
  negotiation,
}, info) => {
  const { file, invites } = await sampleFor(negotiation, [
    ['CHN', 'penholder'],
    ['CHN', 'screen'],
    ['DEU', 'delegation'],
  ])
  const [pen, room, guest] = invites
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
    const back = screen.getByRole('button', { name: 'Follow China' })
    await expect(back).toBeVisible()
    expect(await small(screen)).toEqual([])
    await back.click()
    await expect(where).toContainText('paragraph 3 of')

    // In the very window that drafts in private, the screen is what all members have.
    const DEU = await join(browser, serving, guest)
    await DEU.page.getByRole('radio', { name: 'Private draft' }).click()
    await expect(DEU.page.getByText(/^Only your delegation/)).toBeVisible()
    await caretBehind(DEU, await beginningOf(main))
    await DEU.page.keyboard.type(' confidentially')
    await expect(DEU.text).toContainText('confidentially')
    await DEU.page.keyboard.press('Control+Alt+y')
    const own = DEU.page.getByRole('main', { name: 'Room screen' })
    await expect(own.getByRole('article')).toContainText(await beginningOf(main))
    for (const page of [DEU.page, screen]) {
      const all = await page.locator('body').textContent()
      expect(all).not.toContain('confidentially')
      expect(all).not.toMatch(NARROWER)
    }
    await DEU.page.keyboard.press('Escape')
    await expect(DEU.text).toContainText('confidentially')

    await CHN.page.keyboard.press('Escape')
    await CHN.page.keyboard.press('Control+Alt+y')
    await expect(CHN.page.getByRole('main', { name: 'Room screen' })).toBeVisible()
    await CHN.page.keyboard.press('Escape')
    await expect(CHN.text).toBeVisible()

    // A paragraph at its longest, with more wordings than stand side by side at full size.
    await turnTo(screen, where, 3)
    await expect(wordings.getByRole('listitem')).toHaveCount(4)
    await caretBehind(CHN, await beginningOf(main))
    await CHN.page.keyboard.insertText(`${', again and again'.repeat(50)}, at last`)
    await expect(main.getByRole('article')).toContainText('at last')
    await picture(screen, info, 'room-long')
    expect(await small(screen)).toEqual([])
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

/** Turns the pages of a screen that follows nobody. */
async function turnTo(screen: Page, where: Locator, wanted: number): Promise<void> {
  const here = async () => Number(/paragraph (\d+) of/.exec((await where.textContent()) ?? '')?.[1])
  for (let at = await here(); at !== wanted; at = await here()) {
    const next = at < wanted ? at + 1 : at - 1
    await screen.keyboard.press(at < wanted ? 'ArrowRight' : 'ArrowLeft')
    await expect(where).toContainText(`paragraph ${next} of`)
  }
}

/** Words for where delegations stand, and for how many they are. */
const NARROWER = /Agree|Flexib|Reserv|Oppos|Awaiting|\d+ (delegations|members)|%/

/** The words by which the paragraph on the screen is found in the text. */
async function beginningOf(main: Locator): Promise<string> {
  const [words = ''] = /The Security Council \w+/.exec((await main.textContent()) ?? '') ?? []
  return words
}

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
  expect(await small(page)).toEqual([])
  await look(page, info, name, 'html')
  await page.setViewportSize({ width: 1920, height: 1080 })
}

/**
 * The words on the page that cannot be read from ten metres: on a screen two metres high, letters of a fortieth of it
 * fill what 12 pt fill at arm’s length.
 */
async function small(page: Page): Promise<readonly string[]> {
  const { read, tooSmall } = await page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const shown: { words: string; size: number }[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      const around = node.parentElement
      if (words === '' || !around?.checkVisibility({ visibilityProperty: true })) continue
      // What is for those who hear the page is cut to a point.
      const { width, height } = around.getBoundingClientRect()
      if (width <= 1 || height <= 1) continue
      shown.push({ words, size: Number.parseFloat(getComputedStyle(around).fontSize) })
    }
    const less = shown.filter(({ size }) => size < least)
    return { read: shown.length, tooSmall: less.map(({ words, size }) => `${size}px ${words}`) }
  }, 1080 / 40)
  expect(read).toBeGreaterThan(3)
  return tooSmall
}
