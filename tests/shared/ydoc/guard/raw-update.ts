import * as encoding from 'lib0/encoding'

// Updates written by hand, byte by byte: any struct, any reference, whatever an honest client would never send.

export type Ref = readonly [client: number, clock: number]

export type RawItem = {
  readonly after?: Ref
  readonly before?: Ref
  /** The named parent, where there is neither `after` nor `before`. */
  readonly root?: string
  readonly key?: string
  readonly text?: string
  readonly embed?: unknown
  readonly values?: readonly unknown[]
  /** A content that was deleted before it was sent, of this length. */
  readonly gone?: number
  /** Struct and content types that this project never stores. */
  readonly odd?: 'gc' | 'skip' | 'format' | 'type' | 'binary' | 'json' | 'doc'
  readonly nestedIn?: Ref
}

export type RawBlock = {
  readonly client: number
  readonly clock: number
  readonly items: readonly RawItem[]
}
export type RawDeletion = readonly [client: number, ranges: readonly Ref[]]

export function block(client: number, clock: number, ...items: readonly RawItem[]): RawBlock {
  return { client, clock, items }
}

/** The update of these blocks, in this order; ranges of deletions are `[clock, length]`. */
export function rawUpdate(
  blocks: readonly RawBlock[],
  deletions: readonly RawDeletion[] = [],
): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, blocks.length)
    for (const { client, clock, items } of blocks) {
      for (const number of [items.length, client, clock]) encoding.writeVarUint(to, number)
      for (const item of items) writeItem(to, item)
    }
    encoding.writeVarUint(to, deletions.length)
    for (const [client, ranges] of deletions) {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, ranges.length)
      for (const range of ranges) writeRef(to, range)
    }
  })
}

const ODD = { gc: 0, json: 2, binary: 3, format: 6, type: 7, doc: 9, skip: 10 } as const

function refOf(item: RawItem): number {
  if (item.odd) return ODD[item.odd]
  if (item.gone !== undefined) return 1
  if (item.text !== undefined) return 4
  return item.embed !== undefined ? 5 : 8
}

function writeItem(to: encoding.Encoder, item: RawItem): void {
  const { after, before, key } = item
  const bits = (after ? 0x80 : 0) | (before ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  encoding.writeUint8(to, refOf(item) | bits)
  if (item.odd === 'gc' || item.odd === 'skip') {
    encoding.writeVarUint(to, 1)
    return
  }
  if (after) writeRef(to, after)
  if (before) writeRef(to, before)
  if (!after && !before) {
    encoding.writeVarUint(to, item.nestedIn ? 0 : 1)
    if (item.nestedIn) writeRef(to, item.nestedIn)
    else encoding.writeVarString(to, item.root ?? 'text')
    if (key !== undefined) encoding.writeVarString(to, key)
  }
  writeContent(to, item)
}

function writeContent(to: encoding.Encoder, item: RawItem): void {
  if (item.odd) writeOdd(to, item.odd)
  else if (item.gone !== undefined) encoding.writeVarUint(to, item.gone)
  else if (item.text !== undefined) encoding.writeVarString(to, item.text)
  else if (item.embed !== undefined) encoding.writeVarString(to, JSON.stringify(item.embed))
  else {
    const values = item.values ?? []
    encoding.writeVarUint(to, values.length)
    for (const value of values) encoding.writeAny(to, value as never)
  }
}

function writeOdd(to: encoding.Encoder, odd: NonNullable<RawItem['odd']>): void {
  switch (odd) {
    case 'format':
      encoding.writeVarString(to, 'bold')
      encoding.writeVarString(to, 'true')
      break
    case 'type':
      encoding.writeVarUint(to, 1)
      break
    case 'binary':
      encoding.writeVarUint8Array(to, new Uint8Array([1]))
      break
    case 'json':
      encoding.writeVarUint(to, 1)
      encoding.writeVarString(to, '1')
      break
    case 'doc':
      encoding.writeVarString(to, 'guid')
      encoding.writeAny(to, {})
      break
    case 'gc':
    case 'skip':
      break
  }
}

function writeRef(to: encoding.Encoder, [client, clock]: Ref): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}
