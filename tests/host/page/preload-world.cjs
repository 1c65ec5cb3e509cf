// Runs the app's preload in an isolated world of the page, with the few things a sandboxed preload may require.
// The function is self-contained: its source is injected, with the preload as its last argument.
module.exports = function preloadWorld(prefix, codec, environment, preload) {
  if (globalThis.standInPort !== undefined) return

  const functions = new Map()
  const proxies = new Map()
  const waiting = []
  let isPageUp = false
  let last = 0

  const fire = (type, detail) => dispatchEvent(new CustomEvent(prefix + type, { detail }))
  const hear = (type, listener) =>
    addEventListener(prefix + type, (event) => listener(event.detail))
  const post = (message) => globalThis.standInSend(JSON.stringify(message))

  function mapFields(value, map) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, map(field)]))
  }

  function isPlain(value) {
    return (
      value !== null &&
      typeof value === 'object' &&
      Object.getPrototypeOf(value) === Object.prototype
    )
  }

  function wrap(value) {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (Array.isArray(value)) return value.map(wrap)
    if (isPlain(value)) return mapFields(value, wrap)
    if (typeof value !== 'function') return value
    functions.set(++last, value)
    return { $function: last }
  }

  function unwrap(value) {
    if (Array.isArray(value)) return value.map(unwrap)
    if (!isPlain(value)) return value
    if (!('$listener' in value)) return mapFields(value, unwrap)
    const listener = value.$listener
    if (!proxies.has(listener))
      proxies.set(listener, (...args) => fire('notify', { listener, args: args.map(wrap) }))
    return proxies.get(listener)
  }

  hear('call', ({ id, target, args }) => {
    try {
      const result = functions.get(target)(...args.map(unwrap))
      const isPromise = typeof result?.then === 'function'
      fire('return', isPromise ? { id, isPromise } : { id, value: wrap(result) })
      if (isPromise)
        result.then(
          (value) => fire('settle', { id, value: wrap(value) }),
          (error) => fire('settle', { id, error: error.message }),
        )
    } catch (error) {
      fire('return', { id, error: error.message })
    }
  })

  const contextBridge = {
    exposeInMainWorld(key, api) {
      const exposure = { key, api: wrap(api) }
      if (isPageUp) fire('expose', exposure)
      else waiting.push(exposure)
    },
  }
  hear('hello', () => {
    isPageUp = true
    for (const exposure of waiting.splice(0)) fire('expose', exposure)
  })
  hear('open', ({ url }) => post({ kind: 'open', url }))

  const calls = new Map()
  const listeners = new Map()
  const listenersOf = (channel) => listeners.get(channel) ?? []
  // A file of a page says here no more of itself than its name.
  const webUtils = { getPathForFile: () => '' }

  const ipcRenderer = {
    send: (channel, ...args) => post({ kind: 'send', channel, args: codec.encode(args) }),
    invoke(channel, ...args) {
      const coded = codec.encode(args)
      const id = ++last
      return new Promise((resolve, reject) => {
        calls.set(id, { resolve, reject, channel })
        post({ kind: 'invoke', id, channel, args: coded })
      })
    },
    on(channel, listener) {
      listeners.set(channel, [...listenersOf(channel), listener])
      return ipcRenderer
    },
    off(channel, listener) {
      listeners.set(
        channel,
        listenersOf(channel).filter((one) => one !== listener),
      )
      return ipcRenderer
    },
  }

  /** What the main process calls, by evaluating in this world. */
  globalThis.standInPort = {
    reply(id, error, value) {
      const call = calls.get(id)
      calls.delete(id)
      if (error === null) call?.resolve(codec.decode(value))
      else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${error}`))
    },
    receive(channel, args) {
      for (const listener of listenersOf(channel))
        listener({ sender: ipcRenderer, ports: [] }, ...codec.decode(args))
    },
  }

  function require(id) {
    if (id === 'electron' || id === 'electron/renderer')
      return { contextBridge, ipcRenderer, webUtils }
    throw new Error(`module not found: ${id}`)
  }

  fire('ping')
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, environment)
  } catch (error) {
    post({ kind: 'preloadError', message: String(error?.stack ?? error) })
  }
}
