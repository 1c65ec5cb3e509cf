import { EventEmitter } from 'node:events'
import type { RoomFrame } from '../../../electron/main/room/room-stand.ts'
import type { Screen } from '../../../electron/main/windows/displays.ts'
import type { Area } from '../../../electron/main/windows/window-state.ts'

// A desk with displays that a test plugs in and pulls out, and windows on it: as much of Electron's as the shell uses.

type Display = { readonly id: number; readonly workArea: Area }

export const LAPTOP: Display = { id: 1, workArea: { x: 0, y: 25, width: 1440, height: 875 } }
export const PROJECTOR: Display = { id: 2, workArea: { x: 1440, y: 0, width: 1920, height: 1080 } }
export const MONITOR: Display = { id: 3, workArea: { x: -2560, y: 0, width: 2560, height: 1440 } }

export class Desk extends EventEmitter implements Screen {
  #displays: readonly Display[]

  constructor(...displays: readonly Display[]) {
    super()
    this.#displays = displays
  }

  getAllDisplays(): readonly Display[] {
    return this.#displays
  }

  getDisplayMatching(area: Area): Display {
    const middle = (one: Area) => one.x + one.width / 2
    const away = ({ workArea }: Display) => Math.abs(middle(workArea) - middle(area))
    const [nearest] = [...this.#displays].sort((one, other) => away(one) - away(other))
    if (!nearest) throw new Error('a desk without a display')
    return nearest
  }

  plugIn(display: Display): void {
    this.#displays = [...this.#displays, display]
    this.emit('display-added', {}, display)
  }

  pullOut({ id }: Display): void {
    this.#displays = this.#displays.filter((one) => one.id !== id)
    this.emit('display-removed')
  }

  /** The same displays, one of them with another area. */
  rearrange(display: Display): void {
    this.#displays = this.#displays.map((one) => (one.id === display.id ? display : one))
    this.emit('display-metrics-changed')
  }
}

/** A window on the desk; `leavesSlowly` as on macOS, where leaving the full screen takes a moment. */
export class DeskWindow extends EventEmitter implements RoomFrame {
  #bounds: Area
  #isFull = false
  #isMaximized = false
  readonly #leavesSlowly: boolean
  readonly did: string[] = []

  constructor(bounds: Area, { leavesSlowly = false } = {}) {
    super()
    this.#bounds = bounds
    this.#leavesSlowly = leavesSlowly
  }

  isDestroyed(): boolean {
    return false
  }

  isFullScreen(): boolean {
    return this.#isFull
  }

  setFullScreen(isFull: boolean): void {
    if (isFull === this.#isFull) return
    const change = (): void => {
      this.#isFull = isFull
      this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen')
    }
    if (this.#leavesSlowly && !isFull) setImmediate(change)
    else change()
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  maximize(): void {
    this.#isMaximized = true
  }

  unmaximize(): void {
    this.#isMaximized = false
  }

  getBounds(): Area {
    return this.#bounds
  }

  setBounds(bounds: Area): void {
    // As macOS does it: what fills a screen cannot be moved.
    if (!this.#isFull) this.#bounds = bounds
  }

  moveTop(): void {
    this.did.push('to the front')
  }
}
