const { EventEmitter } = require('node:events')
const event = require('./event.cjs')
const host = require('./host.cjs')
const { WebContents } = require('./web-contents.cjs')
const windows = require('./windows.cjs')

const DEFAULT_SIZE = { x: 0, y: 0, width: 800, height: 600 }
/** What the stand-in's pages always are; an app that asks for anything else must not pass its tests here. */
const ALWAYS = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true }

let lastId = 0

class BrowserWindow extends EventEmitter {
  #bounds
  #title
  #isDestroyed = false
  #isVisible
  #isMaximized = false
  #isFullScreen = false
  #isMinimized = false

  constructor(options = {}) {
    super()
    const preferences = options.webPreferences ?? {}
    for (const [name, value] of Object.entries(ALWAYS))
      if (preferences[name] !== undefined && preferences[name] !== value)
        throw new Error(
          `stand-in for Electron: webPreferences.${name} cannot be ${preferences[name]}`,
        )
    const { x, y, width, height } = { ...DEFAULT_SIZE, ...options }
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? app().getName()
    this.#isVisible = options.show !== false
    this.id = ++lastId
    this.webContents = new WebContents(this, preferences, this.#bounds)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', event()))
    windows.add(this)
    queueMicrotask(() => {
      app().emit('web-contents-created', event(), this.webContents)
      app().emit('browser-window-created', event(), this)
    })
  }

  loadURL(url) {
    return this.webContents.loadURL(url)
  }

  close() {
    if (this.#isDestroyed) return
    const asked = event()
    this.emit('close', asked)
    if (!asked.defaultPrevented) this.destroy()
  }

  destroy() {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.remove(this)
    this.webContents.destroy()
    this.emit('closed')
    const next = windows.focused()
    if (next !== null) app().emit('browser-window-focus', event(), next)
    if (windows.all().length === 0 && !host.isQuitting && !app().emit('window-all-closed'))
      app().quit()
  }

  isDestroyed() {
    return this.#isDestroyed
  }

  /** For the stand-in: the page has a new title. */
  takePageTitle(title) {
    if (title === '' || title === this.#title || title.startsWith('about:')) return
    const asked = event()
    this.emit('page-title-updated', asked, title, true)
    if (!asked.defaultPrevented) this.#title = title
  }

  setTitle(title) {
    this.#title = title
  }

  getTitle() {
    return this.#title
  }

  getBounds() {
    return { ...this.#bounds }
  }

  getNormalBounds() {
    return this.getBounds()
  }

  setBounds(bounds) {
    Object.assign(this.#bounds, bounds)
  }

  show() {
    this.#isVisible = true
    this.emit('show')
    this.focus()
  }

  isVisible() {
    return this.#isVisible
  }

  focus() {
    windows.focus(this)
    this.emit('focus')
    app().emit('browser-window-focus', event(), this)
    this.webContents.bringToFront()
  }

  isFocused() {
    return windows.focused() === this
  }

  maximize() {
    this.#isMaximized = true
  }

  unmaximize() {
    this.#isMaximized = false
  }

  isMaximized() {
    return this.#isMaximized
  }

  setFullScreen(isFull) {
    if (this.#isFullScreen === isFull) return
    this.#isFullScreen = isFull
    queueMicrotask(() => this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen', event()))
  }

  isFullScreen() {
    return this.#isFullScreen
  }

  moveTop() {
    this.webContents.bringToFront()
  }

  minimize() {
    this.#isMinimized = true
  }

  isMinimized() {
    return this.#isMinimized
  }

  restore() {
    this.#isMinimized = false
  }

  setRepresentedFilename() {}
  setProgressBar() {}
  setBackgroundColor() {}

  static getAllWindows() {
    return windows.all()
  }

  static getFocusedWindow() {
    return windows.focused()
  }

  static fromWebContents(webContents) {
    return webContents.window ?? null
  }

  static fromId(id) {
    return windows.byId(id)
  }
}

// The app knows the windows and the windows the app; one of the two must look the other up late.
function app() {
  return require('./app.cjs').app
}

module.exports = BrowserWindow
