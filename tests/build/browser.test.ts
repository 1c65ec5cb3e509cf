import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findBrowser, findShell } from '../../build/browser.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'browsers-'))
  vi.stubEnv('PATH', `${folder}${path.delimiter}/bin`)
  vi.stubEnv('CHROMIUM_PATH', undefined)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** A program on PATH that says this when it is asked for its version. */
function install(name: string, says: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, `#!/bin/sh\necho '${says}'\n`)
  chmodSync(file, 0o755)
  return file
}

describe.runIf(process.platform !== 'win32')('browsers for the tests', () => {
  it('a Chromium without windows of its own is told apart from one that can be looked at', () => {
    const shell = install('chromium-headless-shell', 'Chromium 1')
    const browser = install('chromium', 'Chromium 1')
    expect([findShell(), findBrowser()]).toEqual([shell, browser])
  })

  it('a script that only tells how to install one is none', () => {
    install('chromium-headless-shell', 'Please install it.')
    expect(findShell()).toBeNull()
  })

  it('the one that was chosen counts, whatever else is there', () => {
    install('chromium-headless-shell', 'Chromium 1')
    const chosen = install('my-browser', 'Chromium 1')
    vi.stubEnv('CHROMIUM_PATH', chosen)
    expect([findShell(), findBrowser()]).toEqual([null, chosen])
  })
})
