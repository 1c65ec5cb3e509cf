import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import { fingerprintAsShown } from '../../renderer/app/sharing/invite-links.ts'
import { ownAddresses } from '../../server/sharing/own-addresses.ts'
import { en as conduct } from '../../shared/messages/conduct.ts'
import { en as sharing } from '../../shared/messages/sharing.ts'
import { parseAppLink } from '../../shared/protocol/links.ts'
import { faults } from '../journeys/support/faults.ts'
import { look } from '../journeys/support/look.ts'
import { ask } from '../server/http/asking.ts'
import {
  firstPage,
  leftOn,
  listenToDialogs,
  ready,
  relayPids,
  startPoint,
  test,
} from './support/desktop.ts'
import { aRelayElsewhere } from './support/remote.ts'
import { secondStart } from './support/second-start.ts'

/** The system hands a link to the app that runs. */
async function openLink(app: ElectronApplication, link: string): Promise<void> {
  await app.evaluate(({ app: electronApp }, url) => {
    electronApp.emit('open-url', { preventDefault: () => undefined }, url)
  }, link)
}

test('[D18] [D22] [D27] a link leads to the relay that it names, in a window of its own; the start window leads there again', async ({
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
  await expect(entry).toContainText('France · with Belgium, China and 12 others')
  await page.close()
  const again = app.waitForEvent('window')
  await entry.click()
  const back = await ready(await again)
  await expect(back.getByText('peacekeepers', { exact: false }).first()).toBeVisible()
  expect((await startPoint(back)).session).not.toBeNull()
  expect((await said()).length).toBe(2)

  // A screen is let in by who holds the pen; France, who does not, is told so by its relay.
  await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById('roomWindow')?.click(),
  )
  await expect.poll(async () => (await said()).slice(2)).toEqual([expect.stringMatching(/^Only/)])
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

test('[D19] the sheet shares after a yes outside of the page, at the address that was chosen; others join by its link until it is stopped', async ({
  desktop,
  browser,
}, info) => {
  const app = await desktop.start(await desktop.sample())
  const page = await firstPage(app)
  await expect(page.getByText('peacekeepers', { exact: false }).first()).toBeVisible()
  const asked = await answerShareQuestions(app)
  const address = await onTwoNetworks(app)
  const sheet = page.getByRole('dialog', { name: sharing.shareTitle })
  await openSheet(app)
  await expect(sheet).toContainText(sharing.reachOwn)
  await expect(sheet).toContainText(sharing.exposes)

  // What is made before it is shared works here alone, and says so.
  await sheet.getByLabel(conduct.inviteDelegation, { exact: true }).selectOption('FRA')
  await sheet.getByRole('button', { name: conduct.inviteMake }).click()
  await expect(sheet).toContainText(sharing.linkOnlyHere)
  const link = sheet.getByRole('textbox', { name: 'Invitation for France' })
  await expect(link).toHaveValue(/^http:\/\/127\.0\.0\.1:/)
  expect(await faults(page, '[role=dialog]')).toEqual([])

  // A no shares nothing.
  const share = sheet.getByRole('button', { name: sharing.shareAct })
  await share.click()
  await expect(sheet).toContainText(sharing.share_declined)
  await expect(sheet).toContainText(sharing.reachOwn)

  // Nobody can listen at an address that the machine has lost; why is said, and another one is chosen, by the keys.
  await asked.sayYes()
  await share.press('Enter')
  await expect(sheet.getByRole('alert')).toContainText(`lets nobody listen at ${LOST}`)
  await sheet.getByRole('radio', { name: LOST }).press('ArrowDown')
  await expect(sheet.getByRole('radio', { name: address })).toBeChecked()
  await share.press('Enter')
  await expect(sheet).toContainText(sharing.reachShared)
  await expect(sheet.getByRole('region', { name: sharing.reach })).toBeFocused()
  const base = (await sheet.locator('code').first().textContent()) ?? ''
  const { hostname, port } = new URL(base)
  expect(hostname).toBe(address)
  expect(await asked.all()).toEqual(
    [LOST, LOST, address].map(
      (at) => `Share “Draft.penholder” on the network at ${at}? ${sharing.exposes}`,
    ),
  )
  expect((await ask(`${base}/health`)).status).toBe(200)
  expect(await leftOn(app)).toBe(1)

  // The links that are shown lead there now.
  await expect(link).toHaveValue(new RegExp(`^${base}/join#[\\w-]{43}`))
  await expect(sheet).not.toContainText(sharing.linkOnlyHere)
  const ofApp = parseAppLink(
    await sheet.getByRole('textbox', { name: conduct.inviteAppLink }).inputValue(),
  )
  expect(ofApp).toMatchObject({ host: hostname, port: Number(port) })
  expect(fingerprintAsShown(ofApp?.fingerprint ?? '')).toBe(
    await sheet.locator('code').last().textContent(),
  )
  await look(page, info, 'shared')

  const context = await browser.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true })
  const guest = await context.newPage()
  await guest.goto(await link.inputValue())
  await guest.getByRole('button', { name: /join/i }).click()
  await expect(guest.getByText('peacekeepers', { exact: false }).first()).toBeVisible()
  // Not for the guest to share.
  await guest.getByRole('button', { name: 'Invite…' }).click()
  const invites = guest.getByRole('dialog', { name: sharing.inviteTitle, exact: true })
  await expect(invites.getByRole('button', { name: conduct.inviteMake })).toBeVisible()
  await expect(invites).not.toContainText(sharing.reach)

  // Shared before its relay ends, shared after it, at the same place.
  const [pid] = await relayPids(app)
  if (pid === undefined) throw new Error('no relay runs')
  process.kill(pid, 'SIGKILL')
  await expect.poll(async () => (await relayPids(app)).filter((one) => one !== pid)).toHaveLength(1)
  await expect.poll(() => reached(base)).toBe(true)
  await expect(sheet).toContainText(sharing.reachShared)
  await expect(sheet.locator('code').first()).toHaveText(base)

  await sheet.getByRole('button', { name: sharing.stopAct }).press('Enter')
  await expect(sheet).toContainText(sharing.stopAsk)
  expect(await reached(base)).toBe(true)
  await sheet.getByRole('button', { name: sharing.stopDo, exact: true }).click()
  await expect(sheet).toContainText(sharing.reachOwn)
  expect(await reached(base)).toBe(false)
  await expect(link).toHaveValue(/^http:\/\/127\.0\.0\.1:/)
  expect(await asked.all()).toHaveLength(3)
  expect(await leftOn(app)).toBe(0)
  await context.close()
})

/** Chooses the menu's entry; the window has its text by then, and with it an ear for the menu. */
async function openSheet(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    ({ Menu }) => void Menu.getApplicationMenu()?.getMenuItemById('share')?.click(),
  )
}

async function reached(base: string): Promise<boolean> {
  return ask(`${base}/health`).then(
    () => true,
    () => false,
  )
}

/** An address for documentation, which no machine has. */
const LOST = '203.0.113.9'

/** Has the app see two addresses of this machine; returns the one that it has, the second of them. */
async function onTwoNetworks(app: ElectronApplication): Promise<string> {
  const address = ownAddresses()[0] ?? '127.0.0.1'
  await app.evaluate(
    (_electron, both) => {
      const os = process.getBuiltinModule('node:os')
      const [wired, wireless] = both.map((one) => ({
        address: one,
        internal: false,
        family: 'IPv4',
      }))
      Object.assign(os, { networkInterfaces: () => ({ wired: [wired], wireless: [wireless] }) })
    },
    [LOST, address],
  )
  return address
}

/** Answers the system's questions with no, the one that is chosen before anybody chooses, until it is told to say yes. */
async function answerShareQuestions(app: ElectronApplication) {
  await app.evaluate(({ dialog }) => {
    const state = { questions: [] as string[], isYes: false }
    Object.assign(globalThis, { shareQuestions: state })
    dialog.showMessageBox = async (...args: unknown[]) => {
      const options = args.at(-1) as { message: string; detail: string; defaultId: number }
      state.questions.push(`${options.message} ${options.detail}`)
      return { response: state.isYes ? 0 : options.defaultId, checkboxChecked: false }
    }
  })
  type Held = { shareQuestions: { questions: string[]; isYes: boolean } }
  return {
    all: () => app.evaluate(() => (globalThis as unknown as Held).shareQuestions.questions),
    sayYes: () =>
      app.evaluate(() => {
        ;(globalThis as unknown as Held).shareQuestions.isYes = true
      }),
  }
}
