const { EventEmitter } = require('node:events')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const event = require('./event.cjs')
const host = require('./host.cjs')
const singleInstance = require('./single-instance.cjs')
const { utilityMetrics } = require('./utility-process.cjs')
const windows = require('./windows.cjs')

const chosenPaths = new Map()
const switches = new Map()
let chosenName = null

const app = Object.assign(new EventEmitter(), {
  isPackaged: host.isPackaged,
  commandLine: {
    appendSwitch: (name, value = '') => switches.set(name, value),
    hasSwitch: (name) => switches.has(name) || startSwitch(name) !== null,
    getSwitchValue: (name) => switches.get(name) ?? startSwitch(name) ?? '',
  },
  whenReady: () => host.ready,
  isReady: () => host.isReady,
  getAppPath: () => host.dir,
  getName: () => chosenName ?? manifest().productName ?? manifest().name ?? 'Electron',
  setName: (name) => {
    chosenName = name
  },
  getVersion: () => manifest().version,
  getPath,
  setPath: (key, place) => chosenPaths.set(key, place),
  getLocale: () => startSwitch('lang') ?? 'en-GB',
  getPreferredSystemLanguages: () => [app.getLocale()],
  // Chromium's own sandbox is on wherever this user may use it, and there is no other renderer.
  enableSandbox() {},
  setAppUserModelId() {},
  focus() {},
  getAppMetrics: utilityMetrics,
  setBadgeCount: () => true,
  addRecentDocument() {},
  clearRecentDocuments() {},
  setAboutPanelOptions() {},
  exit: (code = 0) => shutDown(code),
  quit,
  requestSingleInstanceLock: () =>
    singleInstance.request(app.getPath('userData'), ({ argv, cwd }) =>
      app.emit('second-instance', event(), argv, cwd, {}),
    ),
  releaseSingleInstanceLock: singleInstance.release,
})

/** Quits in Electron's order: before-quit, each window may refuse, will-quit may refuse. */
function quit() {
  if (host.isQuitting || isRefused('before-quit')) return
  for (const window of windows.all()) {
    window.close()
    if (!window.isDestroyed()) return
  }
  if (isRefused('will-quit')) return
  app.emit('quit', event(), 0)
  void shutDown(0)
}

function isRefused(name) {
  const asked = event()
  app.emit(name, asked)
  return asked.defaultPrevented
}

async function shutDown(code) {
  if (host.isQuitting) return
  host.isQuitting = true
  singleInstance.release()
  await host.chromium.close()
  process.exit(code)
}

function getPath(key) {
  const chosen = chosenPaths.get(key)
  if (chosen !== undefined) return chosen
  const home = os.homedir()
  const appData =
    chosenPaths.get('appData') ?? process.env.XDG_CONFIG_HOME ?? path.join(home, '.config')
  const known = {
    home,
    appData,
    userData: path.join(appData, app.getName()),
    temp: os.tmpdir(),
    documents: path.join(home, 'Documents'),
    downloads: path.join(home, 'Downloads'),
  }
  if (known[key] === undefined) throw new Error(`Failed to get '${key}' path`)
  return known[key]
}

function startSwitch(name) {
  const found = host.switches.find((one) => one === `--${name}` || one.startsWith(`--${name}=`))
  return found === undefined ? null : found.slice(name.length + 3)
}

function manifest() {
  return JSON.parse(fs.readFileSync(path.join(host.dir, 'package.json'), 'utf8'))
}

module.exports = { app, quit }
