import type { Leftovers } from '../reading/leftovers.ts'
import type { XmlElement } from '../xml-tree.ts'
import { trackedIn } from './changes.ts'

type End = 'from' | 'to'

/** Ranges of moves: what is moved away and what is moved here have a name in common. */
export class Moves {
  readonly #open: Record<End, { readonly id: string; readonly name: string }[]> = {
    from: [],
    to: [],
  }
  readonly #seen: Record<End, Map<string, XmlElement>> = { from: new Map(), to: new Map() }

  /** Returns whether the element begins or ends such a range. */
  visit(element: XmlElement): boolean {
    const match = /^w:move(From|To)Range(Start|End)$/u.exec(element.name)
    if (!match) return false
    const end: End = match[1] === 'From' ? 'from' : 'to'
    const id = element.attributes.get('w:id') ?? ''
    if (match[2] === 'Start') {
      const name = element.attributes.get('w:name') ?? id
      this.#open[end].push({ id, name })
      this.#seen[end].set(name, element)
    } else this.#open[end] = this.#open[end].filter((one) => one.id !== id)
    return true
  }

  /** The name of the move in whose range a `w:moveFrom` or `w:moveTo` stands. */
  nameFor(element: XmlElement): string | null {
    const end: End = element.name === 'w:moveFrom' ? 'from' : 'to'
    return this.#open[end].at(-1)?.name ?? null
  }

  /** Lists the moves of which one end is missing: they read as a deletion or an insertion. */
  listBroken(leftovers: Leftovers): void {
    for (const [end, other] of [
      ['from', 'to'],
      ['to', 'from'],
    ] as const) {
      for (const [name, element] of this.#seen[end]) {
        if (!this.#seen[other].has(name))
          leftovers.add('brokenMove', null, name, trackedIn(element))
      }
    }
  }
}
