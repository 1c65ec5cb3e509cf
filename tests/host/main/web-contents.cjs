const { EventEmitter } = require('node:events')
const { toApp, toWeb } = require('../chromium/origins.cjs')
const { BINDING, WORLD, mainWorldSource, preloadWorldSource } = require('../page/inject.cjs')
const event = require('./event.cjs')
const host = require('./host.cjs')
const nativeTheme = require('./native-theme.cjs')
const { PageIpc } = require('./page-ipc.cjs')
const { answerRequest } = require('./page-requests.cjs')
const { sessionOf } = require('./session.cjs')
const { WebFrame } = require('./web-frame.cjs')

/** A page of the browser as Electron's main process sees it. */
class WebContents extends EventEmitter {
  /** How many navigations the main process itself has under way: the page's own are asked about. */
  ownNavigations = 0
  openHandler = null
  mainFrame = new WebFrame(this, null)
  frames = new Map()
  #session = null
  #isDestroyed = false
  #ipc = new PageIpc(this)

  constructor(window, preferences, bounds) {
    super()
    this.window = window
    this.preferences = preferences
    this.session = sessionOf(preferences)
    /** Fulfilled when the page can be commanded. */
    this.isUp = this.#create(bounds)
  }

  cdp(method, params) {
    return host.chromium.cdp.send(method, params, this.#session)
  }

  async #create({ x, y, width, height }) {
    await host.browserIsUp
    const browser = host.chromium.cdp
    const place = { width, height, left: x, top: y }
    const target = await browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...place,
    })
    this.targetId = target.targetId
    const attached = await browser.send('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    })
    this.#session = attached.sessionId
    this.#listen()
    await this.#prepare()
  }

  #listen() {
    const hear = (name, listener) => host.chromium.cdp.on(`${this.#session}:${name}`, listener)
    this.#ipc.listen(hear)
    hear('Page.frameNavigated', ({ frame }) => this.#frameNavigated(frame))
    hear('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId)
      if (frame !== undefined) frame.url = toApp(url)
    })
    hear('Page.domContentEventFired', () => this.emit('dom-ready', event()))
    hear('Page.loadEventFired', () => this.emit('did-finish-load', event()))
    hear('Page.javascriptDialogOpening', () =>
      this.#send('Page.handleJavaScriptDialog', { accept: false }),
    )
    hear('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', event(), { reason: 'crashed', exitCode: 133 })
    })
    hear('Fetch.requestPaused', (paused) => {
      // A page that closes meanwhile needs no answer.
      answerRequest(this, paused).catch((error) => {
        if (!this.#isDestroyed && process.env.STAND_IN_DEBUG === '1') console.error(error)
      })
    })
  }

  async #prepare() {
    await Promise.all([
      this.cdp('Page.enable'),
      this.cdp('Runtime.enable'),
      this.cdp('Inspector.enable'),
      this.cdp('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource() }),
      this.cdp('Page.addScriptToEvaluateOnNewDocument', {
        worldName: WORLD,
        source: preloadWorldSource(this.preferences.preload),
      }),
      this.cdp('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
      this.cdp('Emulation.setEmulatedMedia', theme()),
    ])
    const { frameTree } = await this.cdp('Page.getFrameTree')
    this.mainFrame.id = frameTree.frame.id
    this.frames.set(frameTree.frame.id, this.mainFrame)
  }

  #frameNavigated({ id, parentId, url }) {
    const isMain = parentId === undefined
    const frame = isMain
      ? this.mainFrame
      : (this.frames.get(id) ?? new WebFrame(this, this.mainFrame))
    frame.id = id
    frame.url = toApp(url)
    this.frames.set(id, frame)
    if (isMain) this.emit('did-navigate', event(), frame.url, 200, 'OK')
  }

  /** For what need not succeed: a page may go at any time. */
  #send(method, params) {
    this.isUp.then(() => this.cdp(method, params)).catch(() => {})
  }

  send(channel, ...args) {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
    this.isUp.then(() => this.#ipc.deliver(channel, args)).catch(() => {})
  }

  async loadURL(url) {
    await this.isUp
    this.ownNavigations++
    try {
      const loaded = new Promise((resolve) => this.once('did-finish-load', resolve))
      const started = await this.cdp('Page.navigate', { url: toWeb(url) })
      if (started.errorText !== undefined) throw new Error(`${started.errorText} loading '${url}'`)
      if (started.loaderId !== undefined) await loaded
    } finally {
      this.ownNavigations--
    }
  }

  async executeJavaScript(code) {
    await this.isUp
    const { result, exceptionDetails } = await this.cdp('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  reload() {
    this.ownNavigations++
    this.once('did-navigate', () => {
      this.ownNavigations--
    })
    this.#send('Page.reload')
  }

  forcefullyCrashRenderer() {
    this.#send('Page.crash')
  }

  applyTheme() {
    this.#send('Emulation.setEmulatedMedia', theme())
  }

  bringToFront() {
    this.#send('Page.bringToFront')
  }

  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }

  get id() {
    return this.window.id
  }

  getLastWebPreferences() {
    return { ...this.preferences }
  }

  getURL() {
    return this.mainFrame.url
  }

  isDestroyed() {
    return this.#isDestroyed
  }

  destroy() {
    this.#isDestroyed = true
    this.isUp
      .then(() => host.chromium.cdp.send('Target.closeTarget', { targetId: this.targetId }))
      .catch(() => {})
    this.emit('destroyed')
  }
}

function theme() {
  const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
  return { features: [{ name: 'prefers-color-scheme', value }] }
}

module.exports = { WebContents }
