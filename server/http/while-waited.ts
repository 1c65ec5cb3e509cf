import type { Socket } from 'node:net'

/**
 * Does something that takes time for whoever is on the line; the signal aborts when they hang up: what is made for nobody is made no
 * further ([X30]).
 */
export async function whileWaited<T>(
  socket: Socket,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const hangUp = () => controller.abort()
  socket.once('close', hangUp)
  try {
    return await act(controller.signal)
  } finally {
    socket.off('close', hangUp)
  }
}
