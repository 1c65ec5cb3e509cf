import type { ImportLeftover, LeftoverKind, Tracked } from '../imported-text.ts'

const LONGEST = 120

/** What the reader met and did not make words, changes or comments of ([I2]). */
export class Leftovers {
  readonly list: ImportLeftover[] = []

  add(
    what: LeftoverKind,
    paragraph: number | null,
    words: string,
    change: Tracked | null = null,
  ): void {
    this.list.push({ what, paragraph, words: cutOff(words), change })
  }
}

function cutOff(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim()
  const characters = [...plain.slice(0, 2 * LONGEST)]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : plain
}
