// The windows on one negotiation ([D7]): which of them the user looked at last, and whether the last of them goes.

export class WindowSet<Window> {
  /** The one that was looked at last comes first. */
  #all: readonly [Window, ...Window[]]
  readonly #leaving = new Set<Window>()

  constructor(first: Window) {
    this.#all = [first]
  }

  /** The one that was looked at last, of those that stay. */
  get front(): Window {
    return this.#all.find((one) => !this.#leaving.has(one)) ?? this.#all[0]
  }

  get all(): readonly Window[] {
    return this.#all
  }

  /** It is new, or is looked at. */
  come(window: Window): void {
    this.#all = [window, ...this.#all.filter((one) => one !== window)]
  }

  /** It begins to close; whether none stays. */
  leave(window: Window): boolean {
    this.#leaving.add(window)
    return this.#all.every((one) => this.#leaving.has(one))
  }

  /** It is closed; whether it was the last. That one is still named, to whoever asks what became of it. */
  gone(window: Window): boolean {
    const [first, ...others] = this.#all.filter((one) => one !== window)
    if (first === undefined) return true
    this.#all = [first, ...others]
    this.#leaving.delete(window)
    return false
  }
}
