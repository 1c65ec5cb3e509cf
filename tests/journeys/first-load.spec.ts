import { readFileSync } from 'node:fs'
import path from 'node:path'
import { firstLoadGzipBytes } from '../bench/first-load.ts'
import { ROOT, serve } from './support/command.ts'
import { expect, sampleFor, saved, test, textOf } from './support/people.ts'

test('[W15] until the text can be read a browser fetches 250 KB at most', () => {
  const { read, written } = firstLoadGzipBytes(path.join(ROOT, 'out/renderer'))
  expect(read).toBeLessThanOrEqual(250_000)
  expect(written).toBeGreaterThan(read)
})

test('[W15] the page is painted before its parts are asked for, which are asked for together', () => {
  const html = readFileSync(path.join(ROOT, 'out/renderer/index.html'), 'utf8')
  const [before = '', ahead = ''] = html.split('<template id="ahead">')
  expect(before.match(/src="[^"]*"/g)).toEqual([expect.stringMatching(/assets\/first-/)])
  expect(before).not.toContain('preload')
  for (const part of ['start', 'workspace', 'writing'])
    expect(ahead).toMatch(new RegExp(`rel="modulepreload"[^>]*assets/${part}-`))
})

test('[W15] the words are read while what they are written with is on its way, and written in when it is here', async ({
  browser,
  negotiation,
}) => {
  const { file, invites } = await sampleFor(negotiation, [['FRA', 'delegation']])
  const serving = await serve(file)
  try {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    let arrive = (): void => undefined
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await page.route(/\/assets\/writing-[\w-]+\.js$/, async (route) => {
      await arrived
      await route.continue()
    })
    await page.goto(new URL(`/join#${invites[0]}`, serving.http).href)
    await page.getByRole('button', { name: 'Join', exact: true }).click()

    const reading = page.getByRole('article', { name: 'Rolling text with all proposals' })
    await expect(reading.getByRole('insertion').first()).toBeVisible()
    const words = await reading.getByRole('paragraph').allTextContents()
    expect(words.length).toBeGreaterThan(10)

    // A place that is asked for meanwhile is shown when the editor stands.
    const outline = page.getByRole('navigation', { name: 'Paragraphs' })
    await outline.getByRole('list').first().getByRole('button').last().click()
    arrive()
    const text = await textOf(page)
    await expect(reading).toBeHidden()
    expect(await text.getByRole('paragraph').allTextContents()).toEqual(words)
    await expect(text.getByRole('paragraph').last()).toBeInViewport()
    await text.getByRole('paragraph').last().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Once more.')
    await saved({ context: page.context(), page, text })
  } finally {
    await serving.stop()
  }
})
