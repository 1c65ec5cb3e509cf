import * as Y from 'yjs'
import { encodeMessage } from '../../shared/protocol/wire.ts'
import { serverFrame } from './server-frame.ts'

/** What a replica lacks. */
export type Answer = {
  readonly update: Uint8Array
  /** The second step that brings it, as it goes over the wire. */
  readonly framed: Uint8Array
}

/** Those who join in one moment differ little: nobody, or those who were cut off together. */
const KEPT = 4

/** Answers to first steps, each made once for all who ask the same while the document stays as it is ([R14]). */
export class Answers {
  readonly #doc: Y.Doc
  readonly #made = new Map<string, Answer>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  to(stateVector: Uint8Array): Answer {
    const key = Buffer.from(stateVector).toString('latin1')
    const known = this.#made.get(key)
    if (known) return known
    const update = Y.encodeStateAsUpdate(this.#doc, stateVector)
    const answer = { update, framed: serverFrame(encodeMessage({ kind: 'step2', update })) }
    const [oldest] = this.#made.keys()
    if (this.#made.size >= KEPT && oldest !== undefined) this.#made.delete(oldest)
    this.#made.set(key, answer)
    return answer
  }

  /** The document has changed. */
  clear(): void {
    this.#made.clear()
  }
}
