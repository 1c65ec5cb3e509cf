const { app, quit } = require('./app.cjs')
const event = require('./event.cjs')
const host = require('./host.cjs')
const { isTrusted } = require('./session.cjs')
const windows = require('./windows.cjs')

/** Starts the browser; the app becomes ready when it answers. Returns at once, for the app's module runs meanwhile. */
function startHost({ dir, switches }) {
  host.dir = dir
  host.switches = switches
  host.chromium.isTrusted = isTrusted
  host.chromium.onLoss = () => {
    if (host.isQuitting) return
    console.error('stand-in for Electron: Chromium went away')
    process.exit(1)
  }
  process.on('exit', () => host.chromium.kill())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, quit)
  host.browserIsUp = host.chromium.launch(switches).then(followTargets)
  // Node loads what requests are made of with the first one, which would be the page's; now Chromium is waited for anyway.
  setImmediate(() => new Request('http://localhost'))
  // A turn later, so that the app's module has run and listens.
  host.browserIsUp.then(() => setImmediate(announceReady))
}

function announceReady() {
  app.emit('will-finish-launching')
  host.becomeReady()
  app.emit('ready', event(), {})
}

/** Closes windows whose page is gone, and passes on titles. */
async function followTargets() {
  const { cdp } = host.chromium
  cdp.on('Target.targetDestroyed', ({ targetId }) => windows.byTarget(targetId)?.destroy())
  cdp.on('Target.targetInfoChanged', ({ targetInfo }) => {
    windows.byTarget(targetInfo.targetId)?.takePageTitle(targetInfo.title)
  })
  await cdp.send('Target.setDiscoverTargets', { discover: true })
}

module.exports = { startHost }
