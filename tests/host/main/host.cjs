// What the files of the stand-in share: the command line, the browser once it runs, and the moment of readiness.
const { Chromium } = require('../chromium/chromium.cjs')

// A packaged program names its folder of resources (tests/electron/packing/packed-app.ts).
const { STAND_IN_RESOURCES: resources } = process.env

const host = {
  isPackaged: resources !== undefined,
  resources,
  /** Folder of the app: where its package.json is. */
  dir: process.cwd(),
  /** Electron's own flags, those before the app path. */
  switches: [],
  chromium: new Chromium(),
  isQuitting: false,
  /** Fulfilled when the browser answers; windows wait for it. */
  browserIsUp: null,
  /** Fulfilled when the app is ready, as Electron's `whenReady`. */
  ready: null,
  isReady: false,
}
host.ready = new Promise((resolve) => {
  host.becomeReady = () => {
    host.isReady = true
    resolve({})
  }
})

module.exports = host
