const { spawn } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { Cdp } = require('./cdp.cjs')
const { startLoopbackProxy } = require('./loopback-proxy.cjs')

const CACHE = path.join(__dirname, '../../../node_modules/.cache/browser.json')
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const FLAGS = [
  // Which certificates are trusted is asked by the proxy, of the app's own verifier.
  '--ignore-certificate-errors',
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--disable-popup-blocking',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // What pages fetch comes over the DevTools pipe, which takes more than the process that is spared by this.
  '--enable-features=NetworkServiceInProcess2',
  `--disable-features=${[
    // Its question about the local network cannot be answered by the app's permission handlers.
    'LocalNetworkAccessChecks',
    'MediaRouter',
    'OptimizationHints',
    // A browser with windows loads two pages of its own behind each address bar, which takes longer than ours.
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
  ].join(',')}`,
]
const IS_HEADED = process.env.STAND_IN_HEADED === '1'
const PATIENCE_MS = 2000

/** One run of the system's browser, with a profile that goes when it goes. */
class Chromium {
  cdp = null
  /** Called when the browser ends, for whatever reason. */
  onLoss = () => {}
  /** Whether pages may talk to a server of this name that shows this certificate (PEM). */
  isTrusted = async () => false
  #process = null
  #profile = null

  /** Fulfilled when the browser answers. */
  async launch(electronSwitches) {
    const proxyPort = await startLoopbackProxy((hostname, pem) => this.isTrusted(hostname, pem))
    this.#profile = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-stand-in-'))
    this.#process = spawn(findBrowser(), this.#flags(electronSwitches, proxyPort), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.#process.on('exit', () => this.onLoss())
    this.#passOnErrors()
    this.cdp = new Cdp(this.#process.stdio[3], this.#process.stdio[4])
    const version = await this.cdp.send('Browser.getVersion')
    process.versions.chrome = version.product.split('/')[1]
  }

  async close() {
    if (this.#process !== null && this.#process.exitCode === null) {
      const gone = new Promise((resolve) => this.#process.once('exit', resolve))
      const timer = setTimeout(() => this.kill(), PATIENCE_MS)
      // The answer may or may not come before the pipe closes; the exit is what counts.
      this.cdp?.send('Browser.close').catch(() => {})
      await gone
      clearTimeout(timer)
    }
    this.#removeProfile()
  }

  kill() {
    this.#process?.kill('SIGKILL')
  }

  #flags(electronSwitches, proxyPort) {
    const flags = [
      ...FLAGS,
      `--user-data-dir=${this.#profile}`,
      `--proxy-server=127.0.0.1:${proxyPort}`,
      '--proxy-bypass-list=<-loopback>',
    ]
    const isRoot = process.getuid?.() === 0
    if (isRoot || electronSwitches.includes('--no-sandbox')) flags.push('--no-sandbox')
    if (!IS_HEADED) flags.push('--headless=new')
    // Playwright reaches the pages through a port of its own.
    if (electronSwitches.some((one) => one.startsWith('--remote-debugging-port')))
      flags.push('--remote-debugging-port=0')
    return flags
  }

  /** Playwright reads the line with the port; the rest is noise unless one looks for trouble. */
  #passOnErrors() {
    let rest = ''
    this.#process.stderr.on('data', (bytes) => {
      const lines = (rest + bytes).split('\n')
      rest = lines.pop()
      for (const line of lines)
        if (process.env.STAND_IN_DEBUG === '1' || line.includes('DevTools listening'))
          process.stderr.write(`${line}\n`)
    })
  }

  #removeProfile() {
    if (this.#profile === null) return
    try {
      fs.rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // A straggling process still writes there; it is a temporary folder.
    }
  }
}

function findBrowser() {
  // What the tests found may have no windows that one could look at.
  const known = IS_HEADED ? [] : [cachedBrowser()]
  const found = [process.env.CHROMIUM_PATH, ...known, ...USUAL].find(
    (one) => one !== undefined && fs.existsSync(one),
  )
  if (found !== undefined) return found
  console.error('stand-in for Electron: no Chromium found; run build/ensure-browser.mjs')
  process.exit(3)
}

function cachedBrowser() {
  return fs.existsSync(CACHE) ? JSON.parse(fs.readFileSync(CACHE, 'utf8')).path : undefined
}

module.exports = { Chromium }
