import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { ROOT } from './support/command.ts'
import { expect, test, textOf } from './support/people.ts'

test('[C10] `npm start -- --web` opens the sample negotiation; one can take part in it, and France finds its private draft', async ({
  page,
  browser,
}) => {
  const home = mkdtempSync(path.join(tmpdir(), 'penholder-home-'))
  // As on a machine of its own: nothing kept from earlier starts, and no screen to open a window on.
  const { DISPLAY, WAYLAND_DISPLAY, ...environment } = process.env
  const child = spawn(process.execPath, [path.join(ROOT, 'build/start.mjs'), '--web'], {
    cwd: ROOT,
    env: {
      ...environment,
      HOME: home,
      XDG_DATA_HOME: path.join(home, 'data'),
      LC_ALL: 'en_GB.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    const [pen = '', france = ''] = await links(child.stdout, 2)
    await page.goto(pen)
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    const text = await textOf(page)
    await expect(text).toContainText('The Security Council')
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(10)
    await text.getByRole('paragraph').last().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Tried out.')
    await expect(page.getByText(/^All changes saved/)).toBeVisible()

    // The link of France carries the key to what it has drafted in private; nobody else's does.
    expect([pen, france].map((link) => link.split('.').length)).toEqual([4, 5])
    const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    await other.goto(france)
    await other.getByRole('button', { name: 'Join', exact: true }).click()
    const shared = await textOf(other)
    await other.getByRole('tab', { name: 'Comments' }).click()
    const comments = other.getByRole('region', { name: 'Comments', exact: true })
    await expect(comments).toContainText('Among ourselves: not to be tabled')
    await expect(shared).not.toContainText('keep the Council informed of the outcome')
    await other.getByRole('radio', { name: 'Private draft' }).click()
    await expect(shared).toContainText('keep the Council informed of the outcome')
    await page.getByRole('tab', { name: 'Comments' }).click()
    await expect(page.getByRole('region', { name: 'Comments', exact: true })).not.toContainText(
      'Among ourselves',
    )
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true, force: true })
  }
})

/** The first addresses that are printed; anything that is not for a browser is passed over. */
async function links(output: NodeJS.ReadableStream, count: number): Promise<readonly string[]> {
  const found: string[] = []
  for await (const line of createInterface(output)) {
    const [link] = /http:\/\/127\.0\.0\.1:\d+\/join#\S+/.exec(line) ?? []
    if (link) found.push(link)
    if (found.length === count) return found
  }
  throw new Error('npm start ended without printing its links')
}
