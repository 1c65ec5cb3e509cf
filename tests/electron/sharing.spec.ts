import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import { parseAppLink } from '../../shared/protocol/links.ts'
import { ask } from '../server/http/asking.ts'
import { firstPage, listenToDialogs, ready, startPoint, test } from './support/desktop.ts'
import { aRelayElsewhere } from './support/remote.ts'
import { secondStart } from './support/second-start.ts'

/** The system hands a link to the app that runs. */
async function openLink(app: ElectronApplication, link: string): Promise<void> {
  await app.evaluate(({ app: electronApp }, url) => {
    electronApp.emit('open-url', { preventDefault: () => undefined }, url)
  }, link)
}

test('[D18] [D22] a link leads to the relay that it names, in a window of its own; the start window leads there again', async ({
  desktop,
}) => {
  const elsewhere = await aRelayElsewhere(await desktop.sample('Theirs.penholder'), desktop.folder)
  const app = await desktop.start(await desktop.sample('Ours.penholder'))
  await firstPage(app)
  const said = await listenToDialogs(app)
  const opened = app.waitForEvent('window')
  await openLink(app, elsewhere.link())
  const page = await ready(await opened)
  expect(await said()).toEqual([expect.stringContaining(new URL(elsewhere.http).host)])
  const start = await startPoint(page)
  expect(start.http).toBe(elsewhere.http)
  // A guest is asked who is there; the host of a file is not.
  await page.getByRole('button', { name: /join/i }).click()
  await expect(page.getByText('peacekeepers', { exact: false }).first()).toBeVisible()
  await expect.poll(async () => (await startPoint(page)).session).not.toBeNull()
  // The same link presents the same window.
  await openLink(app, elsewhere.link())
  await expect.poll(async () => (await said()).length).toBe(2)
  expect(app.windows()).toHaveLength(2)
  const { invite = '' } = parseAppLink(elsewhere.link()) ?? {}
  const kept = path.join(desktop.folder, 'user-data')
  for (const name of await readdir(kept)) {
    const text = await readFile(path.join(kept, name), 'latin1').catch(() => '')
    expect(text.includes(invite), name).toBe(false)
  }

  const listed = app.waitForEvent('window')
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('startWindow')?.click()
  })
  const list = await ready(await listed)
  const entry = list.getByRole('button', { name: /hosted by others/ })
  await expect(entry).toContainText('France · with 15 delegations')
  await page.close()
  const again = app.waitForEvent('window')
  await entry.click()
  const back = await ready(await again)
  await expect(back.getByText('peacekeepers', { exact: false }).first()).toBeVisible()
  expect((await startPoint(back)).session).not.toBeNull()
  expect((await said()).length).toBe(2)
  await elsewhere.stop()
})

test('[D18] a relay with another certificate is refused with a sentence, and gets nothing', async ({
  desktop,
}) => {
  const elsewhere = await aRelayElsewhere(await desktop.sample('Theirs.penholder'), desktop.folder)
  const app = await desktop.start(await desktop.sample('Ours.penholder'))
  await firstPage(app)
  const said = await listenToDialogs(app)
  const opened = app.waitForEvent('window')
  await openLink(app, elsewhere.link('A'.repeat(43)))
  const page = await ready(await opened)
  const { http } = await startPoint(page)
  const reach = () =>
    page.evaluate(
      (url) =>
        fetch(`${url}/health`).then(
          () => 'reached',
          () => 'refused',
        ),
      http,
    )
  expect(await reach()).toBe('refused')
  expect(await reach()).toBe('refused')
  const refusals = async () => (await said()).filter((one) => one.includes('is not the computer'))
  await expect.poll(refusals).toHaveLength(1)
  await elsewhere.stop()
})

test('[D18] a second start hands a link over; what is no link of ours is told', async ({
  desktop,
}) => {
  const app = await desktop.start(await desktop.sample())
  await firstPage(app)
  const said = await listenToDialogs(app)
  const userData = path.join(desktop.folder, 'user-data')
  expect(await secondStart(userData, ['penholder://join/nowhere'])).toBe(0)
  await expect.poll(said).toEqual([expect.stringContaining('incomplete')])
  expect(app.windows()).toHaveLength(1)
})

test('[D19] the menu shares the negotiation in front over TLS, shows where, and stops it', async ({
  desktop,
}) => {
  const app = await desktop.start(await desktop.sample())
  await firstPage(app)
  const said = await listenToDialogs(app)
  const share = () =>
    app.evaluate(({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('share')?.click())
  await share()
  await expect.poll(async () => (await said()).length).toBe(2)
  const [asked = '', shown = ''] = await said()
  expect(asked).toContain('Share “')
  const address = /https:\/\/\S+:\d+/.exec(shown)?.[0] ?? ''
  // At an address of this machine that the box names, perhaps one of several.
  expect((await ask(`${address}/health`)).status).toBe(200)
  // The second box of the next time is the one whose second button stops it.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
  })
  await share()
  await expect
    .poll(() =>
      ask(`${address}/health`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed')
})
