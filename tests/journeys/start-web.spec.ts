import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { ROOT } from './support/command.ts'
import { expect, test, textOf } from './support/people.ts'

test('`npm start -- --web` opens the sample negotiation, and one can take part in it', async ({
  page,
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
    const link = await firstLink(child.stdout)
    await page.goto(link)
    await page.getByRole('button', { name: 'Join', exact: true }).click()
    const text = await textOf(page)
    await expect(text).toContainText('The Security Council')
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(10)
    await text.getByRole('paragraph').last().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Tried out.')
    await expect(page.getByText(/^All changes saved/)).toBeVisible()
  } finally {
    child.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true, force: true })
  }
})

/** The first address that is printed; anything that is not for a browser is passed over. */
async function firstLink(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [link] = /http:\/\/127\.0\.0\.1:\d+\/join#\S+/.exec(line) ?? []
    if (link) return link
  }
  throw new Error('npm start ended without printing a link')
}
