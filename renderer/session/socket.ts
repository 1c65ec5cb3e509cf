// The port through which the session reaches a room: frames out, frames in. The real one is a WebSocket;
// tests bring a relay in memory.

export type Socket = {
  send(frame: Uint8Array): void
  /** Ends the connection; `onClose` is not called for it any more. */
  close(): void
}

export type SocketEvents = {
  onOpen(): void
  onFrame(frame: Uint8Array): void
  /** The connection was refused or lost; `code` is one of `CLOSE`, or another of the protocol's own. */
  onClose(code: number): void
}

export type OpenSocket = (url: string, protocols: readonly string[], events: SocketEvents) => Socket

/** Opens a WebSocket. Every connection is a new object, so late events of an old one reach nobody. */
export const openWebSocket: OpenSocket = (url, protocols, events) => {
  const socket = new WebSocket(url, [...protocols])
  socket.binaryType = 'arraybuffer'
  let isOver = false
  socket.onopen = () => {
    if (!isOver) events.onOpen()
  }
  socket.onmessage = ({ data }) => {
    if (!isOver && data instanceof ArrayBuffer) events.onFrame(new Uint8Array(data))
  }
  socket.onclose = ({ code }) => {
    if (isOver) return
    isOver = true
    events.onClose(code)
  }
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(Uint8Array.from(frame))
    },
    close: () => {
      isOver = true
      socket.close()
    },
  }
}
