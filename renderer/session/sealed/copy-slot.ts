import { bytesToHex } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import { cardOf, type Device } from '../../../shared/sealed/device.ts'
import type { Place } from '../../../shared/sealed/envelope.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import type { Claims, Release } from '../claims.ts'
import { type ByteShelf, openCopy, type RoomCopy, sealCopy } from './kept-copy.ts'

/** As many windows as keep a copy of the same room on one machine; further ones keep none. */
const SLOTS = 8

type Tools = { readonly copies: ByteShelf; readonly claims: Claims; readonly random: Random }

/** The place on this machine where one window keeps its copy of a room, apart from those of other windows. */
export class CopySlot {
  /** What an earlier window left, with the unsent work of all that are gone. */
  readonly copy: RoomCopy | null
  readonly release: Release
  readonly #name: string | null
  readonly #device: Device
  readonly #tools: Tools
  #isReleased = false

  /** Takes a place that no other window has, and over what windows that are gone have left. */
  static async claim(tools: Tools, { dossier, room }: Place, device: Device): Promise<CopySlot> {
    const { claims } = tools
    const id = bytesToHex(cardOf(device, '').signing).slice(0, 16)
    const names = Array.from({ length: SLOTS }, (_, at) => `${dossier}/${room}/${id}/${at}`)
    let own: { readonly name: string; readonly release: Release } | null = null
    let copy: RoomCopy | null = null
    for (const name of names) {
      const release = await claims.claim(`penholder/sealed/${name}`, 0)
      if (!release) continue
      const left = await read(tools, name, device)
      copy = withWork(copy, left)
      if (!own) own = { name, release }
      else {
        // Its unsent work is in our own copy before it is forgotten.
        if (left) {
          if (copy) await write(tools, own.name, copy, device)
          await tools.copies.forget(name)
        }
        release()
      }
    }
    return new CopySlot(tools, device, own, copy)
  }

  private constructor(
    tools: Tools,
    device: Device,
    own: { readonly name: string; readonly release: Release } | null,
    copy: RoomCopy | null,
  ) {
    this.#tools = tools
    this.#device = device
    this.#name = own?.name ?? null
    this.copy = copy
    this.release = () => {
      this.#isReleased = true
      own?.release()
    }
  }

  /** Keeps the copy in place of the former one. Where nothing can be kept, the work lives in the window alone. */
  async keep(copy: RoomCopy): Promise<void> {
    if (this.#name === null || this.#isReleased) return
    await write(this.#tools, this.#name, copy, this.#device)
  }
}

async function read({ copies }: Tools, name: string, device: Device): Promise<RoomCopy | null> {
  const bytes = await copies.find(name).catch(() => null)
  return bytes && openCopy(bytes, name, device)
}

async function write(
  { copies, random }: Tools,
  name: string,
  copy: RoomCopy,
  device: Device,
): Promise<void> {
  await copies.keep(name, sealCopy(copy, name, device, random)).catch(() => undefined)
}

/** The copy with the work that is unsent in another one; the other one if there is none yet. */
function withWork(copy: RoomCopy | null, other: RoomCopy | null): RoomCopy | null {
  if (!copy || !other?.unsent) return copy ?? other
  const unsent = Y.mergeUpdates([...(copy.unsent ? [copy.unsent] : []), other.unsent])
  const { record, text } = copy.snapshot
  return { ...copy, snapshot: { record, text: Y.mergeUpdates([text, other.unsent]) }, unsent }
}
