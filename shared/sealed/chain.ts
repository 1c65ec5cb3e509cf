import { sha256 } from '@noble/hashes/sha2.js'
import { HASH_BYTES, type Seen } from './envelope.ts'

// The entries of a room in their order ([E7]): the hash of all of them grows with each, so two who have the same hash
// have seen the same entries in the same order.

export class Chain {
  /** How many entries lie before the first hash that is known here. */
  readonly #before: number
  readonly #hashes: Uint8Array[]

  constructor(start: Seen = { count: 0, hash: new Uint8Array(HASH_BYTES) }) {
    this.#before = start.count
    this.#hashes = [start.hash]
  }

  get seen(): Seen {
    return { count: this.#before + this.#hashes.length - 1, hash: this.#last }
  }

  /** Adds the entry with this hash. */
  add(entry: Uint8Array): void {
    this.#hashes.push(sha256(new Uint8Array([...this.#last, ...entry])))
  }

  /** Whether somebody has seen what is known here; true also of what lies before that. */
  holds({ count, hash }: Seen): boolean {
    if (count < this.#before) return true
    return this.#hashes[count - this.#before]?.every((byte, at) => byte === hash[at]) ?? false
  }

  get #last(): Uint8Array {
    return this.#hashes.at(-1) ?? new Uint8Array(HASH_BYTES)
  }
}
