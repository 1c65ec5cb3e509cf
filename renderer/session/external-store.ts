/** State that several components share: they subscribe, and read the same snapshot until it changes. */
export type ExternalStore<T> = {
  subscribe(listener: () => void): () => void
  getSnapshot(): T
}

/** A value that can be replaced; listeners hear of it only if it is another one. */
export class Cell<T> implements ExternalStore<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  // Bound, so that they can be handed to React as they are.
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): T => this.#value

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
}
