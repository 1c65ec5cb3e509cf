import { bringWithinReach, type DisplayChange, type Screen } from '../windows/displays.ts'
import { type Frame, putFrame } from '../windows/frame.ts'
import { type RoomMove, roomMove } from './room-place.ts'

/** The window of a room screen; `on` tells each time, also when its user leaves the full screen. */
export type RoomFrame = Frame & { on(event: 'leave-full-screen', listener: () => void): unknown }

/** The window of its negotiation. */
export type OwnFrame = Pick<Frame, 'getBounds' | 'isDestroyed'> & { moveTop(): void }

/** Where an open room screen stands while displays come and go ([D27]). Whoever takes it out of the full screen has a window from then on. */
export class RoomStand {
  readonly #frame: RoomFrame
  readonly #own: OwnFrame
  #fills: number | null
  #isMoving = false

  constructor(frame: RoomFrame, own: OwnFrame, fills: number | null) {
    this.#frame = frame
    this.#own = own
    this.#fills = fills
    frame.on('leave-full-screen', () => {
      if (!this.#isMoving) this.#fills = null
    })
  }

  async displaysChanged(change: DisplayChange, screen: Screen): Promise<void> {
    if (this.#frame.isDestroyed() || this.#own.isDestroyed()) return
    const displays = screen.getAllDisplays().map(({ id, workArea }) => ({ id, area: workArea }))
    const displayOf = (frame: Pick<Frame, 'getBounds'>) =>
      screen.getDisplayMatching(frame.getBounds()).id
    const standing = { fills: this.#fills, on: displayOf(this.#frame) }
    const move = roomMove(change, displays, displayOf(this.#own), standing)
    if (move.kind === 'stay') return bringWithinReach(this.#frame, screen)
    await this.#move(move)
  }

  async #move(move: Exclude<RoomMove, { readonly kind: 'stay' }>): Promise<void> {
    this.#isMoving = true
    const isFull = move.kind === 'fill'
    const bounds = isFull ? move.display.area : move.bounds
    await putFrame(this.#frame, bounds, isFull ? 'full' : 'window')
    this.#fills = isFull ? move.display.id : null
    this.#isMoving = false
    // On the display of the text it stands behind the text.
    if (!isFull && !this.#own.isDestroyed()) this.#own.moveTop()
  }
}
