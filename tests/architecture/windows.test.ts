import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// [D1] holds for every window because there is one way to make one, and its preferences are these.

const ROOT = path.resolve(import.meta.dirname, '../../electron')
const SOURCES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name: name.replaceAll(path.sep, '/'),
    text: readFileSync(path.join(ROOT, name), 'utf8'),
  }))

/** Where in the sources this is said, once for each time. */
const places = (what: RegExp): string[] =>
  SOURCES.flatMap(({ name, text }) => [...text.matchAll(what)].map(() => name))

/** What a page may do, whatever window it is in: word for word, so that an addition is thought over here. */
const SAFE = `
preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
sandbox: true,
contextIsolation: true,
nodeIntegration: false,
webSecurity: true,
spellcheck: true,
...(look.partition === undefined ? {} : { partition: look.partition }),
`

describe('how windows are made', () => {
  it('[D1] there is one way to make a window, and one set of preferences', () => {
    expect(SOURCES.length).toBeGreaterThan(50)
    expect(places(/new BrowserWindow\(/g)).toEqual(['main/windows/window.ts'])
    expect(places(/webPreferences:/g)).toEqual(['main/windows/window.ts'])
    // And Chromium is told so as well, for whatever may have no preferences of ours.
    expect(places(/^ *app\.enableSandbox\(\)$/gm)).toEqual(['main/main.ts'])
  })

  it('[D1] every page is sandboxed and isolated, without Node, and differs from others in its storage alone', () => {
    const { text = '' } = SOURCES.find(({ name }) => name === 'main/windows/window.ts') ?? {}
    const [, preferences = ''] = /webPreferences: \{(.*?)\n {4}\},/s.exec(text) ?? []
    expect(preferences.replace(/^ +/gm, '').trim()).toBe(SAFE.trim())
  })

  it.each([
    ['another kind of page', /\bnew (?:BaseWindow|BrowserView|WebContentsView)\b/g],
    ['a guest page', /webviewTag|<webview/g],
    ['preferences changed on the way', /overrideBrowserWindowOptions|setWebPreferences/g],
    ['a sandbox left', /no-sandbox|sandbox: false|contextIsolation: false|nodeIntegration: true/g],
    ['a check switched off', /disable-web-security|webSecurity: false|allowRunningInsecure/g],
  ])('[D1] nowhere is %s', (_what, pattern) => {
    expect(places(pattern)).toEqual([])
  })

  it('[D2] calls come in at one place, and go out at one', () => {
    expect(places(/\bipcMain\b(?=[^'`]*from 'electron')/g)).toEqual(['main/shell.ts'])
    expect(places(/\bipcMain\.(?:on|once|handle)/g)).toEqual([])
    expect(places(/import \{[^}]*\bipcRenderer\b/g)).toEqual(['preload/preload.ts'])
    expect(places(/exposeInMainWorld\(/g)).toEqual(['preload/preload.ts'])
  })
})
