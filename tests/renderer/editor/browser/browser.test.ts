import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { faults } from '../../../journeys/support/faults.ts'
import { caretTo, TEXT } from './at-the-keyboard.ts'
import type { Bundle } from './bundle.ts'
import { bundleStage, findBrowser, launchBrowser, openStage } from './open-stage.ts'
import { SCENARIOS } from './scenarios.ts'

let browser: Browser
let stage: Bundle
let context: BrowserContext
let page: Page
let complaints: string[] = []

const isHere = findBrowser() !== null
if (!isHere)
  console.warn('No Chromium here: the editor is not tried in a browser. Set CHROMIUM_PATH.')

beforeAll(async () => {
  if (!isHere) return
  ;[browser, stage] = await Promise.all([launchBrowser(), bundleStage()])
})
afterAll(() => browser?.close())

beforeEach(async () => {
  if (!isHere) return
  context = await browser.newContext({ viewport: { width: 1100, height: 800 } })
  page = await context.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await openStage(page, stage, TEXT, ['FRA', 'USA', 'CHN'])
})
afterEach(() => context?.close())

describe.skipIf(!isHere)('[V7] the editor in a real browser', () => {
  it.each(SCENARIOS)('$title', async ({ run }) => {
    await run(page)
    expect(complaints).toEqual([])
  })

  it.each(['light', 'dark'] as const)('has no fault that axe finds (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await caretTo(page, [1, 4], [1, 12])
    await page.keyboard.type('Safety')
    await page.evaluate(() => {
      window.stage.remoteType('USA', 2, 3, 'solemnly ')
      window.stage.remoteRemove('USA', 3, 3, 5)
    })
    await page.locator('[data-struck="USA"]').waitFor()
    expect(await faults(page, '#stage')).toEqual([])
  })
})
