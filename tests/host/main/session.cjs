// Sessions as the app uses them: protocol handlers, permissions, and which certificates are trusted.
const { EventEmitter } = require('node:events')
const origins = require('../chromium/origins.cjs')
const host = require('./host.cjs')
const sessionFetch = require('./session-fetch.cjs')
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

/** Electron's number for a certificate that is accepted. */
const TRUSTED = 0

const newProtocol = (handlers) =>
  strict('protocol', {
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
  handlers = new Map()
  protocol = newProtocol(this.handlers)
  #verify = null

  setCertificateVerifyProc(verify) {
    this.#verify = verify
  }

  fetch(url, init) {
    return sessionFetch(url, init, (hostname, data) => this.trusts(hostname, data))
  }

  /** For the stand-in: whether pages of this session may talk to a server that shows this (PEM). */
  trusts(hostname, data) {
    if (this.#verify === null) return Promise.resolve(false)
    return new Promise((resolve) => {
      const certificate = { data, subjectName: '', issuerName: '' }
      const request = {
        hostname,
        certificate,
        validatedCertificate: certificate,
        isIssuedByKnownRoot: false,
        verificationResult: 'net::ERR_CERT_AUTHORITY_INVALID',
        errorCode: -202,
      }
      // The system trusts no server on loopback.
      this.#verify(request, (verdict) => resolve(verdict === TRUSTED))
    })
  }

  setPermissionRequestHandler(handler) {
    host.ready.then(() => this.#apply(handler))
  }

  // Chromium asks the request handler's verdicts alone, which `#apply` has fixed beforehand.
  setPermissionCheckHandler() {}
  setDevicePermissionHandler() {}
  // The browser's own checker works with the dictionaries that it has.
  availableSpellCheckerLanguages = []
  setSpellCheckerLanguages() {}
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

const defaultSession = new Session()
const partitions = new Map()

const session = strict('session', {
  defaultSession,
  // Their storage is the browser's one profile all the same (README.md).
  fromPartition(name) {
    if (!partitions.has(name)) partitions.set(name, new Session())
    return partitions.get(name)
  },
})
const { protocol } = defaultSession

/** For the stand-in: the session of a page with these preferences. */
function sessionOf({ partition }) {
  return partition === undefined ? defaultSession : session.fromPartition(partition)
}

/** For the stand-in: whether any session trusts what a server shows; the proxy cannot tell whose page asks. */
async function isTrusted(hostname, pem) {
  const all = [defaultSession, ...partitions.values()]
  return (await Promise.all(all.map((one) => one.trusts(hostname, pem)))).includes(true)
}

/** For the stand-in: who answers requests of the scheme (`app:`) for pages of this session, if anyone. */
function handlerOf(protocolWithColon, { handlers }) {
  return handlers.get(protocolWithColon.slice(0, -1)) ?? null
}

module.exports = { session, protocol, handlerOf, sessionOf, isTrusted }
