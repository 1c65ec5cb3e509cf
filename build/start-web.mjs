import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { findBrowser } from './browser.mjs'
import { dataFolder } from './data-folder.mjs'
import { penholder, StartError } from './project.mjs'
import { rememberPort, standingLinks } from './standing-links.mjs'

/** Serves the file and opens a window on it; resolves when Ctrl+C has closed the file. */
export async function startWeb({ file, isSample, say, nameOf }) {
  const { port, links } = await standingLinks(file)
  const { child, http } = await serveAtUsualPort(file, port)
  rememberPort(file, Number(new URL(http).port))
  const [pen, ...others] = links.map((one) => ({ ...one, url: `${http}/join#${one.fragment}` }))
  console.log(say('startServing', { file }))
  // This window is the host's own, and joins without asking who is there.
  const window = openWindow(pen.url.replace('#', isSample ? '?host&sample#' : '?host#'))
  const words = { delegation: nameOf(pen.delegation) }
  console.log(window === null ? say('startOpenThis', words) : say('startWindow', words))
  console.log(`  ${pen.url}`)
  console.log(say('startOthers'))
  for (const { delegation, role, url } of others)
    console.log(`  ${role === 'observer' ? say('startObserver') : nameOf(delegation)}: ${url}`)
  console.log(say('startStop'))
  await untilStopped(child)
  window?.kill()
}

/** At the port of last time if it is free, because a browser keeps what it knows by address. */
async function serveAtUsualPort(file, port) {
  if (port !== null) {
    const served = await serve(file, port).catch(() => null)
    if (served !== null) return served
  }
  return serve(file, 0)
}

/** Resolves when the relay is ready; fails with the relay's own sentence. */
function serve(file, port) {
  const child = penholder('serve', file, '--port', String(port), '--json')
  const said = []
  child.stderr.on('data', (bytes) => said.push(bytes))
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new StartError(Buffer.concat(said).toString().trim())))
    createInterface(child.stdout).once('line', (line) => {
      child.stderr.pipe(process.stderr)
      resolve({ child, http: JSON.parse(line).http.replace(/\/+$/, '') })
    })
  })
}

/** Opens the app in a window of its own; null if this machine has no browser or no screen. */
function openWindow(url) {
  const browser = hasScreen() ? findBrowser() : null
  if (browser === null) return null
  const isRoot = process.platform === 'linux' && process.getuid() === 0
  const window = spawn(
    browser,
    [
      `--app=${url}`,
      // A profile of its own: the user's browser may be running, and Penholder's window is none of its tabs.
      `--user-data-dir=${path.join(dataFolder(), 'browser')}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--window-size=1440,900',
      ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    ],
    { stdio: 'ignore' },
  )
  // The address is printed as well, for a browser that does not come up.
  window.on('error', () => {})
  return window
}

function hasScreen() {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env
  if (CI === 'true') return false
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}

async function untilStopped(child) {
  const stop = () => child.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  process.exitCode = code ?? 1
}
