import type { Place } from '../../../shared/sealed/envelope.ts'
import type { SealedRecord } from '../../../shared/sealed/record.ts'
import { Whispers } from '../../../shared/sealed/whisper.ts'
import type { Clock } from '../clock.ts'

// Who else has the room open now ([E17]). Everybody says so every few seconds; who is not heard of for longer is gone.

const SAY_EVERY_MS = 10_000
const GONE_AFTER_MS = 25_000

export class Attendance {
  readonly #clock: Clock
  readonly #whispers: Whispers
  readonly #onChange: () => void
  /** When a hand was last heard of, and whose it is. */
  readonly #heard = new Map<string, { readonly device: string; readonly at: number }>()
  #say: ((isHere: boolean) => void) | null = null
  #stopTimer: () => void = () => {}

  constructor(place: Place, clock: Clock, onChange: () => void) {
    this.#whispers = new Whispers(place)
    this.#clock = clock
    this.#onChange = onChange
  }

  /** Says that we are here, now and every few seconds; a second call changes nothing. */
  begin(say: (isHere: boolean) => void): void {
    if (this.#say) return
    this.#say = say
    this.#repeat()
  }

  hear(envelope: Uint8Array, record: SealedRecord): void {
    const heard = this.#whispers.hear(envelope, record)
    if (!heard) return
    const isNew = heard.isHere && !this.#heard.has(heard.hand)
    if (heard.isHere) {
      this.#heard.set(heard.hand, { device: heard.device, at: this.#clock.now() })
    } else this.#heard.delete(heard.hand)
    // Whoever has just come does not know of us.
    if (isNew) this.#say?.(true)
    this.#onChange()
  }

  isHere(device: string): boolean {
    const since = this.#clock.now() - GONE_AFTER_MS
    return [...this.#heard.values()].some((one) => one.device === device && one.at > since)
  }

  /** The connection is gone, and with it all knowledge of others. */
  alone(): void {
    this.#say = null
    this.#stopTimer()
    this.#heard.clear()
    this.#onChange()
  }

  /** Says goodbye, and nothing more. */
  stop(): void {
    this.#say?.(false)
    this.#say = null
    this.#stopTimer()
  }

  #repeat(): void {
    this.#say?.(true)
    this.#stopTimer = this.#clock.after(SAY_EVERY_MS, () => {
      this.#repeat()
      this.#onChange()
    })
  }
}
