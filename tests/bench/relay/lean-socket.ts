import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { connect, type Socket } from 'node:net'

// A WebSocket client that costs less for each frame than the server that is measured: raw TCP, no compression, and a
// mask of zeros, so that a frame is written as it stands.

const HEAD_END = '\r\n\r\n'

/** A whole frame from a client, ready to be written as often as one likes. */
export function clientFrame(payload: Uint8Array): Buffer {
  const { length } = payload
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(6 + extra + length)
  frame[0] = 0x82
  frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127)
  if (extra === 2) frame.writeUInt16BE(length, 2)
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 6 + extra)
  return frame
}

/** Emits `close` when it is over. */
export class LeanSocket extends EventEmitter {
  /** Each message, as a view that is valid until the next. */
  onMessage: (payload: Buffer) => void = () => undefined
  readonly #socket: Socket
  #rest: Buffer = Buffer.alloc(0)
  #chunks: Buffer[] = []
  #held = 0
  #wanted = 0
  #parts: Buffer[] = []

  static open(url: string, protocols: readonly string[] = []): Promise<LeanSocket> {
    return new Promise((resolve, reject) => {
      const { hostname, port, host, pathname, search } = new URL(url)
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      const offer =
        protocols.length > 0 ? `Sec-WebSocket-Protocol: ${protocols.join(', ')}\r\n` : ''
      const key = randomBytes(16).toString('base64')
      socket.once('connect', () => {
        socket.write(
          `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n${offer}\r\n`,
        )
      })
      let head = Buffer.alloc(0)
      const readHead = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf(HEAD_END)
        if (end < 0) return
        socket.off('data', readHead)
        if (head.subarray(9, 12).toString() !== '101') {
          socket.destroy()
          return reject(new Error(head.subarray(0, end).toString()))
        }
        const lean = new LeanSocket(socket)
        resolve(lean)
        // After whoever waits for it has said what to do with messages.
        setImmediate(() => lean.#start(head.subarray(end + HEAD_END.length)))
      }
      socket.on('data', readHead)
      socket.once('error', reject)
    })
  }

  private constructor(socket: Socket) {
    super()
    this.#socket = socket
    socket.pause()
    socket.on('error', () => undefined)
    socket.on('close', () => this.emit('close'))
  }

  write(frame: Buffer): void {
    this.#socket.write(frame)
  }

  /** Bytes that the other side has not taken yet. */
  get backlog(): number {
    return this.#socket.writableLength
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #start(first: Buffer): void {
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk))
    if (first.length > 0) this.#take(first)
    this.#socket.resume()
  }

  /** Puts a large frame together once, when all of it is there. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#held += chunk.length
    if (this.#held < this.#wanted) return
    this.#rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks)
    let at = 0
    for (let used = this.#frameAt(at); used > 0; used = this.#frameAt(at)) at += used
    const rest = this.#rest.subarray(at)
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#held = rest.length
  }

  /** Reads the frame that begins there; returns its length, 0 if it is not all there. */
  #frameAt(at: number): number {
    const bytes = this.#rest
    const left = bytes.length - at
    this.#wanted = 2
    if (left < 2) return 0
    const short = (bytes[at + 1] ?? 0) & 127
    const head = short === 126 ? 4 : short === 127 ? 10 : 2
    this.#wanted = head
    if (left < head) return 0
    const length =
      head === 2
        ? short
        : head === 4
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2))
    this.#wanted = head + length
    if (left < head + length) return 0
    this.#wanted = 0
    this.#frame(bytes[at] ?? 0, bytes.subarray(at + head, at + head + length))
    return head + length
  }

  #frame(first: number, payload: Buffer): void {
    const kind = first & 15
    if (kind === 9) {
      const pong = clientFrame(payload)
      pong[0] = 0x8a
      this.#socket.write(pong)
    } else if (kind === 8) this.#socket.end()
    else if (kind <= 2) this.#data((first & 128) !== 0, payload)
  }

  #data(isLast: boolean, payload: Buffer): void {
    const isWhole = isLast && this.#parts.length === 0
    if (!isWhole) this.#parts.push(Buffer.from(payload))
    if (isLast) this.onMessage(isWhole ? payload : Buffer.concat(this.#parts.splice(0)))
  }
}
