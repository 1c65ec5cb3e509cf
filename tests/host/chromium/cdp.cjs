const { EventEmitter } = require('node:events')

/** The DevTools protocol over Chromium's pipes: JSON messages that end in a zero byte. */
class Cdp extends EventEmitter {
  #lastId = 0
  #waiting = new Map()
  #out
  #parts = []

  /** `input` and `output` are as Chromium sees them: it reads from the first and writes to the second. */
  constructor(input, output) {
    super()
    this.setMaxListeners(0)
    this.#out = input
    output.on('data', (bytes) => this.#read(bytes))
    // A browser that closes takes its end of the pipe along; that is told by its exit.
    input.on('error', () => {})
    output.on('error', () => {})
  }

  /** Events of the browser come as `Domain.event`, those of one page as `<session>:Domain.event`. */
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method })
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  #read(bytes) {
    let start = 0
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      this.#parts.push(bytes.subarray(start, end))
      this.#receive(JSON.parse(Buffer.concat(this.#parts).toString()))
      this.#parts = []
      start = end + 1
    }
    if (start < bytes.length) this.#parts.push(bytes.subarray(start))
  }

  #receive(message) {
    if (message.id === undefined) {
      const prefix = message.sessionId === undefined ? '' : `${message.sessionId}:`
      this.emit(prefix + message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result)
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
  }
}

module.exports = { Cdp }
