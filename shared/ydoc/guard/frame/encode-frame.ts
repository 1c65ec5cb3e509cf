import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { CharId } from '../../../domain/char-ids.ts'
import type { NewItem } from './new-item.ts'
import type { Frame } from './read-frame.ts'

/** The update that holds exactly these items and deletions, in the one way in which this project writes it. */
export function encodeFrame({ blocks, deletions }: Omit<Frame, 'update'>): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const to = encoder.restEncoder
  encoding.writeVarUint(to, blocks.size)
  // Greater ids first, as Yjs does: it spares work where two items conflict.
  for (const [client, items] of [...blocks].sort((a, b) => b[0] - a[0])) {
    encoding.writeVarUint(to, items.length)
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, items[0]?.id.clock ?? 0)
    for (const item of items) writeItem(encoder, item)
  }
  encoding.writeVarUint(to, deletions.size)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length)
    for (const { clock, end } of ranges) {
      encoding.writeVarUint(to, clock)
      encoding.writeVarUint(to, end - clock)
    }
  }
  return encoder.toUint8Array()
}

function writeItem(encoder: Y.UpdateEncoderV1, item: NewItem): void {
  const to = encoder.restEncoder
  const { origin, rightOrigin, parent, parentSub, content } = item
  const isNamed = !origin && !rightOrigin
  const info =
    content.getRef() |
    (origin ? 0x80 : 0) |
    (rightOrigin ? 0x40 : 0) |
    (isNamed && parentSub !== null ? 0x20 : 0)
  encoding.writeUint8(to, info)
  if (origin) writeId(to, origin)
  if (rightOrigin) writeId(to, rightOrigin)
  if (isNamed) {
    encoding.writeVarUint(to, 1)
    encoding.writeVarString(to, parent ?? '')
    if (parentSub !== null) encoding.writeVarString(to, parentSub)
  }
  content.write(encoder, 0)
}

function writeId(to: encoding.Encoder, { client, clock }: CharId): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}
