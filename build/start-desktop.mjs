import { spawn } from 'node:child_process'
import { canDownloadElectron, downloadElectron, electronBinary } from './electron-binary.mjs'

/** Electron that cannot run on this machine ends at once; after this long it has come up. */
const SETTLED_MS = 5000
/** Chromium's own log, which speaks of buses and drivers to people who asked for neither. */
const CHROMIUM_LOG = /^\[\d+:\d+\/|^\s*$/

/** Runs the app in Electron until it ends. False, with a word about the reason, if Electron cannot be had or run. */
export async function startDesktop({ root, file, say }) {
  if (!hasDisplay()) {
    console.log(say('startNoDisplay'))
    return false
  }
  const binary = electronBinary() ?? (await download(say))
  if (binary === null) {
    console.log(say('startNoElectron'))
    return false
  }
  const { code, livedMs } = await run(binary, root, file)
  if (code !== 0 && livedMs < SETTLED_MS) {
    console.log(say('startElectronFailed'))
    return false
  }
  process.exitCode = code
  return true
}

async function download(say) {
  if (!(await canDownloadElectron())) return null
  console.log(say('startDownloading'))
  return downloadElectron()
}

function run(binary, root, file) {
  const started = Date.now()
  const isRoot = process.getuid?.() === 0
  const app = spawn(binary, [...(isRoot ? ['--no-sandbox'] : []), root, file], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  app.stderr.on('data', (bytes) => {
    for (const line of String(bytes).split('\n')) if (!CHROMIUM_LOG.test(line)) console.error(line)
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal))
  return new Promise((resolve) => {
    const ended = (code) => resolve({ code: code ?? 1, livedMs: Date.now() - started })
    app.on('error', () => ended(1))
    app.on('exit', ended)
  })
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY, ELECTRON_OVERRIDE_DIST_PATH } = process.env
  // An executable that somebody put in Electron's place knows for itself what it needs.
  return Boolean(
    process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY || ELECTRON_OVERRIDE_DIST_PATH,
  )
}
