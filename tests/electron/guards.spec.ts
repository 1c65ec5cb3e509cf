import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { CALLS } from '../../shared/protocol/ipc.ts'
import { firstPage, startPoint, test } from './support/desktop.ts'

// What a page cannot do, tried from inside a real page of the app.

let app: ElectronApplication
let page: Page
test.beforeEach(async ({ desktop }) => {
  app = await desktop.start(await desktop.sample())
  page = await firstPage(app)
})

test('[D1] a page has no Node and no way to name a channel', async () => {
  const found = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname']
    return names.filter((name) => name in globalThis)
  })
  expect(found).toEqual([])
})

test('[D1] window.penholder is a function for each call of the protocol and an ear for each event, frozen', async () => {
  const bridge = await page.evaluate(() => {
    const { penholder } = window as unknown as { penholder: Record<string, unknown> }
    const types = Object.entries(penholder).map(([name, value]) => `${name}: ${typeof value}`)
    const attempts = [
      () => Object.assign(penholder, { extra: 1 }),
      () => Object.assign(penholder, { start: null }),
    ]
    for (const attempt of attempts)
      try {
        attempt()
      } catch {
        // Refused, as it should be; what counts is that nothing has changed.
      }
    return { types, isFrozen: Object.isFrozen(penholder), after: Object.keys(penholder) }
  })
  const named = [...Object.keys(CALLS), 'onMenu', 'onSharing', 'onPower']
  expect(bridge.types.sort()).toEqual(named.map((name) => `${name}: function`).sort())
  expect(bridge.isFrozen).toBe(true)
  expect(bridge.after.sort()).toEqual(named.sort())
})

test('[D1] the window asks for sandbox and isolation', async () => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const contents = window?.webContents as unknown as { getLastWebPreferences(): object }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  })
})

test('[D3] a script that the page was talked into does not run', async () => {
  const directive = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        )
        const script = document.createElement('script')
        script.textContent = 'window.pwned = true'
        document.body.append(script)
      }),
  )
  expect(directive).toBe('script-src-elem')
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
})

test('[D3] a page connects to its relay and to no other address', async () => {
  const { http } = await startPoint(page)
  const port = Number(new URL(http).port)
  const reach = (url: string) =>
    page.evaluate(async (address) => {
      const violated = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        )
      })
      const answer = await fetch(address).catch(() => null)
      return answer === null ? violated : answer.status
    }, url)
  expect(await reach(`${http}/health`)).toBe(200)
  // Another program on this machine is as foreign as the rest of the world.
  expect(await reach(`http://127.0.0.1:${port - 1}/`)).toBe('connect-src')
  expect(await reach('https://example.org/')).toBe('connect-src')
})

test('[D4] a page stays where it is', async () => {
  const before = page.url()
  for (const address of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x']) {
    await page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
    }, address)
    // A navigation that is let through shows within the time of a round trip to the main process and back.
    await app.evaluate(() => undefined)
    expect(await page.evaluate(() => document.readyState)).toBe('complete')
    expect(page.url()).toBe(before)
  }
  expect(app.windows()).toHaveLength(1)
})

test('[D4] a new window is denied; an https link goes to the system if the user agrees, any other nowhere', async () => {
  await app.evaluate(({ dialog, shell }) => {
    const opened: string[] = []
    const asked: unknown[] = []
    Object.assign(globalThis, { opened, asked })
    shell.openExternal = async (url) => void opened.push(url)
    dialog.showMessageBox = async (...args: unknown[]) => {
      const about = args.at(-1) as { readonly detail: string }
      asked.push(about.detail)
      return { response: about.detail.endsWith('/no') ? 1 : 0, checkboxChecked: false }
    }
  })
  await page.evaluate(() => {
    for (const url of [
      'file:///etc/passwd',
      'smb://host/x',
      'http://example.org/',
      'https://example.org/no',
    ])
      window.open(url)
  })
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  await expect.poll(asked).toEqual(['https://example.org/no'])
  await page.evaluate(() => void window.open('https://example.org/x'))
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  await expect.poll(opened).toEqual(['https://example.org/x'])
  expect(await asked()).toEqual(['https://example.org/no', 'https://example.org/x'])
  expect(app.windows()).toHaveLength(1)
})

test('[D4] a page holds no frame and no webview', async () => {
  const outcome = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    const violated = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) =>
        resolve(event.effectiveDirective),
      )
    })
    frame.src = 'https://example.org/'
    document.body.append(frame)
    const webview = document.createElement('webview')
    document.body.append(webview)
    return { directive: await violated, webview: 'loadURL' in webview }
  })
  expect(outcome).toEqual({ directive: 'frame-src', webview: false })
})

test('[D5] permissions are denied', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']
    const ask = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    return Promise.all(names.map(ask))
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})
