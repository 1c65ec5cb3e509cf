import { bytesToHex } from '@noble/hashes/utils.js'
import { openEnvelope, type Place, readLabel } from './envelope.ts'
import type { SealedRecord } from './record.ts'

// What is told to those who are there and kept nowhere: that somebody is there too. Sealed like a letter, for a place of
// its own and with a count of its own, so that nobody can pass off an old one as new.

export const HERE = 1
export const GONE = 0

/** Where the whispers of a room belong: none opens as a letter. */
export function whisperPlace({ dossier, room }: Place): Place {
  return { dossier, room: `${room}#whisper` }
}

export class Whispers {
  readonly #place: Place
  readonly #counters = new Map<string, number>()

  constructor(place: Place) {
    this.#place = whisperPlace(place)
  }

  /** Which member's hand is there, or gone; null if that is nobody's word, or an old one. */
  hear(
    envelope: Uint8Array,
    record: SealedRecord,
  ): { readonly hand: string; readonly device: string; readonly isHere: boolean } | null {
    const label = readLabel(envelope)
    const key = label && record.ring.key(label.epoch)
    const opened = key ? openEnvelope(this.#place, key, envelope) : null
    if (!label || !opened?.ok) return null
    const hand = bytesToHex(label.sender)
    const device = record.deviceOf(hand)
    if (!device || !record.isMember(device)) return null
    if (label.counter <= (this.#counters.get(hand) ?? 0)) return null
    this.#counters.set(hand, label.counter)
    return { hand, device, isHere: opened.value.payload[0] === HERE }
  }
}
