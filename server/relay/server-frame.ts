const BINARY = 0x82
const SHORT = 126
const MIDDLE = 1 << 16

/**
 * A whole WebSocket frame from a server. What goes to everybody in a room is framed once and not once for each: most of
 * what a full room costs is handing its bytes to the system.
 */
export function serverFrame(payload: Uint8Array): Uint8Array {
  const { length } = payload
  const head = length < SHORT ? 2 : length < MIDDLE ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = BINARY
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, head)
  return frame
}
