// Entry of the stand-in executable: reads Electron's command line, puts the module `electron` in place, and runs
// the app's main module unmodified.
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { layOutArchive } = require('./archive.cjs')
const { electron } = require('./main/electron.cjs')
const host = require('./main/host.cjs')
const { startHost } = require('./main/start.cjs')

const NAMES = new Set(['electron', 'electron/main', 'electron/common'])
const load = Module._load
Module._load = function loadWithElectron(id, ...rest) {
  return NAMES.has(id) ? electron : load.call(this, id, ...rest)
}

const line = host.isPackaged
  ? readPackagedLine(process.argv.slice(2))
  : readCommandLine(process.argv.slice(2))
if (line.app === undefined) {
  console.error('stand-in for Electron: no app path given')
  process.exit(2)
}
process.type = 'browser'
process.defaultApp = host.isPackaged ? undefined : true
process.resourcesPath = host.resources
process.versions.electron = require('./version.cjs')
process.argv = [process.execPath, ...line.all]

const main = findMain(path.resolve(line.app))
startHost({ dir: main.dir, switches: line.switches })
// Playwright's loader comes by `-r`; it cleans process.argv itself, and without it nobody does.
for (const preloaded of line.required) require(preloaded)
if (line.required.length === 0 && !host.isPackaged)
  process.argv = [process.execPath, line.app, ...line.args]
import_(main.file).catch((error) => {
  console.error(error)
  process.exit(1)
})

function readCommandLine(all) {
  const required = []
  let index = 0
  for (; index < all.length && all[index].startsWith('-'); index++)
    if (all[index] === '-r' || all[index] === '--require') required.push(all[++index])
  return {
    all,
    required,
    switches: all.slice(0, index),
    app: all[index],
    args: all.slice(index + 1),
  }
}

/** A packaged program has its app beside it, and all words are the app's. */
function readPackagedLine(all) {
  const app = layOutArchive(path.join(host.resources, 'app.asar'))
  const switches = all.filter((one) => one.startsWith('-'))
  return { all, required: [], switches, app, args: all }
}

function findMain(target) {
  if (!fs.statSync(target).isDirectory()) return { dir: path.dirname(target), file: target }
  const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'))
  return { dir: target, file: path.resolve(target, manifest.main ?? 'index.js') }
}

async function import_(file) {
  if (file.endsWith('.mjs')) await import(file)
  else require(file)
}
