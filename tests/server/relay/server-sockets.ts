import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { afterwards } from './a-relay.ts'

/** The relay's own ends of the lines that are opened from now on in this process, as the system's library tells of them. */
export function serverSockets(): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  const note = (said: unknown) => {
    const { socket } = said as { socket: Socket }
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }
  subscribe('net.server.socket', note)
  afterwards(async () => void unsubscribe('net.server.socket', note))
  return sockets
}

/** Bytes that wait in the relay because the other side does not read. */
export function unreadIn(sockets: ReadonlySet<Socket>): number {
  let bytes = 0
  for (const { writableLength } of sockets) bytes += writableLength
  return bytes
}
