// Runs in the page's own world before any script of the page. The two worlds talk by synchronous events on the
// window, whose details Blink clones between worlds; functions travel as numbers. The function is self-contained:
// its source is injected.
module.exports = function mainWorld(prefix) {
  const installed = Symbol.for(prefix)
  if (globalThis[installed]) return
  Object.defineProperty(globalThis, installed, { value: true })

  const promises = new Map()
  const listeners = new Map()
  const numbers = new WeakMap()
  let last = 0

  const fire = (type, detail) => dispatchEvent(new CustomEvent(prefix + type, { detail }))
  const hear = (type, listener) =>
    addEventListener(prefix + type, (event) => listener(event.detail))

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

  /** What the page hands over: its functions become listeners that the preload may call. */
  function wrap(value) {
    if (Array.isArray(value)) return value.map(wrap)
    if (isPlain(value)) return mapFields(value, wrap)
    if (typeof value !== 'function') return value
    if (!numbers.has(value)) {
      numbers.set(value, ++last)
      listeners.set(last, value)
    }
    return { $listener: numbers.get(value) }
  }

  /** What the page receives: frozen, as `contextBridge` gives it. */
  function unwrap(value) {
    if (Array.isArray(value)) return value.map(unwrap)
    if (!isPlain(value)) return value
    if ('$function' in value) return (...args) => call(value.$function, args)
    return Object.freeze(mapFields(value, unwrap))
  }

  function call(target, args) {
    const id = ++last
    let answer = null
    const take = (event) => {
      if (event.detail.id === id) answer = event.detail
    }
    addEventListener(`${prefix}return`, take)
    fire('call', { id, target, args: args.map(wrap) })
    removeEventListener(`${prefix}return`, take)
    if (answer === null) throw new Error('the preload did not answer')
    if (answer.error !== undefined) throw new Error(answer.error)
    if (!answer.isPromise) return unwrap(answer.value)
    return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
  }

  hear('settle', ({ id, error, value }) => {
    const promise = promises.get(id)
    promises.delete(id)
    if (error === undefined) promise.resolve(unwrap(value))
    else promise.reject(new Error(error))
  })
  hear('notify', ({ listener, args }) => listeners.get(listener)?.(...args.map(unwrap)))
  hear('expose', ({ key, api }) => {
    Object.defineProperty(globalThis, key, { value: unwrap(api), enumerable: true })
  })

  globalThis.open = (url = 'about:blank') => {
    fire('open', { url: new URL(url, location.href).href })
    return null
  }
  addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href)
    if (link === undefined || event.defaultPrevented || link.target !== '_blank') return
    event.preventDefault()
    globalThis.open(link.href)
  })

  // Whichever world comes second finds the other one waiting.
  hear('ping', () => fire('hello'))
  fire('hello')
}
