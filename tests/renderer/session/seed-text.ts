import * as Y from 'yjs'
import type { CharId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { insertAfter, newFence, newMark, newString } from '../../../shared/ydoc/items.ts'
import { leasesOf, newReplica } from '../../../shared/ydoc/roots.ts'

const PEN = 7

/** A base text of China's, as an update: the first line is the title. Character n of it has the id `7:n`. */
export function seedText(...lines: readonly string[]): Uint8Array {
  const doc = newReplica()
  doc.clientID = 1
  leasesOf(doc).set(String(PEN), { delegation: 'CHN' as DelegationCode, person: '', hand: 'base' })
  doc.clientID = PEN
  doc.transact((transaction) => {
    let at: CharId | null = null
    lines.forEach((line, index) => {
      at = insertAfter(transaction, at, newMark(index === 0 ? 'title' : 'plain'))
      at = insertAfter(transaction, at, newString(line))
      at = insertAfter(transaction, at, newFence())
    })
  })
  return Y.encodeStateAsUpdate(doc)
}

/** The id of the last character of the first occurrence of `words` in the seeded lines. */
export function endOf(words: string, ...lines: readonly string[]): CharId {
  let clock = 0
  for (const line of lines) {
    const at = line.indexOf(words)
    if (at >= 0) return { client: PEN, clock: clock + at + words.length }
    clock += line.length + 2
  }
  throw new Error(`“${words}” is not in the text`)
}
