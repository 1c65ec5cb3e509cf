// The sources that a page starts with. The event names are new in every run, so that no page can know them.
const crypto = require('node:crypto')
const fs = require('node:fs')
const makeCodec = require('./codec.cjs')
const mainWorld = require('./main-world.cjs')
const preloadWorld = require('./preload-world.cjs')

const PREFIX = `stand-in-${crypto.randomBytes(8).toString('hex')}-`

/** Name of the isolated world, and of the function in it that reaches the main process. */
const WORLD = 'Electron Isolated Context'
const BINDING = 'standInSend'

/** Source for the page's world; frames get none, as in Electron. */
function mainWorldSource() {
  return `if (top === self) (${mainWorld})(${JSON.stringify(PREFIX)})`
}

/** Source for the preload's world. */
function preloadWorldSource(preloadPath) {
  const preload = preloadPath === undefined ? '' : fs.readFileSync(preloadPath, 'utf8')
  const environment = {
    platform: process.platform,
    arch: process.arch,
    versions: { electron: process.versions.electron },
    argv: [],
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  }
  return `if (top === self) (${preloadWorld})(${JSON.stringify(PREFIX)}, (${makeCodec})(), ${JSON.stringify(environment)},
function (require, module, exports, process) {${preload}
})`
}

module.exports = { WORLD, BINDING, mainWorldSource, preloadWorldSource }
