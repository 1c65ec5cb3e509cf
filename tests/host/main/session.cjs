// One session, as the app uses the default one: protocol handlers and permissions.
const { EventEmitter } = require('node:events')
const origins = require('../chromium/origins.cjs')
const host = require('./host.cjs')
const strict = require('./strict.cjs')

/** Electron's names of permissions, and what the DevTools protocol calls them. */
const PERMISSIONS = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'idle-detection': ['idle-detection'],
}

const handlers = new Map()

const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (host.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) origins.register(scheme, privileges ?? {})
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`Protocol ${scheme} is already handled`)
    handlers.set(scheme, handler)
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
})

class Session extends EventEmitter {
  protocol = protocol

  setPermissionRequestHandler(handler) {
    host.ready.then(() => this.#apply(handler))
  }

  // Chromium asks the request handler's verdicts alone, which `#apply` has fixed beforehand.
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  setSpellCheckerEnabled() {}

  /** Chromium cannot ask while a test runs, so the handler is asked once for each permission. */
  async #apply(handler) {
    for (const [permission, names] of Object.entries(PERMISSIONS)) {
      const isGranted = await new Promise((resolve) => {
        handler(null, permission, resolve, { requestingUrl: '', isMainFrame: true })
      })
      for (const name of names)
        await host.chromium.cdp.send('Browser.setPermission', {
          permission: { name },
          setting: isGranted ? 'granted' : 'denied',
        })
    }
  }
}

const session = strict('session', { defaultSession: new Session() })

/** For the stand-in: who answers requests of the scheme (`app:`), if anyone. */
function handlerOf(protocolWithColon) {
  return handlers.get(protocolWithColon.slice(0, -1)) ?? null
}

module.exports = { session, protocol, handlerOf }
