const { toApp } = require('../chromium/origins.cjs')
const codec = require('../page/codec.cjs')()
const { BINDING, WORLD } = require('../page/inject.cjs')
const event = require('./event.cjs')
const ipcMain = require('./ipc-main.cjs')

/** Messages between the main process and the preload of one page. */
class PageIpc {
  #page
  /** The preload's context in each frame, by frame id. */
  #contexts = new Map()

  constructor(page) {
    this.#page = page
  }

  listen(hear) {
    hear('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.#contexts.set(context.auxData.frameId, context.id)
    })
    hear('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      for (const [frame, id] of this.#contexts)
        if (id === executionContextId) this.#contexts.delete(frame)
    })
    hear('Runtime.executionContextsCleared', () => this.#contexts.clear())
    hear('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) this.#receive(JSON.parse(payload), executionContextId)
    })
  }

  /** Sends to the preload of the main frame. */
  deliver(channel, args) {
    const call = `receive(${JSON.stringify(channel)}, ${JSON.stringify(codec.encode(args))})`
    return this.#evaluate(call, this.#contexts.get(this.#page.mainFrame.id))
  }

  #receive(message, contextId) {
    switch (message.kind) {
      case 'preloadError':
        console.error('stand-in for Electron: the preload failed:', message.message)
        return
      case 'open':
        return this.#open(toApp(message.url))
      case 'send':
        ipcMain.emit(message.channel, this.#event(contextId), ...codec.decode(message.args))
        return
      case 'invoke':
        // The page may have gone when the answer is there.
        this.#answer(message, contextId).catch(() => {})
    }
  }

  #open(url) {
    const verdict = this.#page.openHandler?.({ url, disposition: 'new-window' })
    if (verdict?.action !== 'deny')
      console.error('stand-in for Electron: a window opened by a page is not imitated:', url)
  }

  async #answer({ id, channel, args }, contextId) {
    let error = null
    let value = ''
    try {
      const result = await ipcMain.answer(channel, this.#event(contextId), codec.decode(args))
      value = codec.encode(result)
    } catch (thrown) {
      error = String(thrown)
    }
    await this.#evaluate(
      `reply(${id}, ${JSON.stringify(error)}, ${JSON.stringify(value)})`,
      contextId,
    )
  }

  #event(contextId) {
    const [frameId] = [...this.#contexts].find(([, id]) => id === contextId) ?? []
    const senderFrame = this.#page.frames.get(frameId) ?? this.#page.mainFrame
    return event({ sender: this.#page, senderFrame, type: 'frame', ports: [] })
  }

  async #evaluate(call, contextId) {
    if (contextId === undefined) return
    await this.#page.cdp('Runtime.evaluate', {
      expression: `globalThis.standInPort?.${call}`,
      contextId,
    })
  }
}

module.exports = { PageIpc }
