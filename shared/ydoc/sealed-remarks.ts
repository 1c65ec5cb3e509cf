import type * as Y from 'yjs'
import type { DelegationCode } from '../domain/delegations.ts'
import type { PositionRecord } from '../domain/records.ts'
import { parseRemark } from './guard/parse-remark.ts'
import { clockOf } from './items.ts'
import { historyOf } from './positions.ts'
import type { Remark, Remarker } from './remarker.ts'
import { recordsOf } from './roots.ts'

// Positions and comments in a sealed room ([Q12]). No guard stands there, for nobody but the members reads what is
// written: so whoever reads takes from the maps of the room's own delegations what is a remark, and passes over the rest.

/** A remark, whose it is and under which key. */
export type SealedRemark = {
  readonly delegation: DelegationCode
  readonly key: string
  readonly record: Remark
}

/** As many of one delegation as a guarded room would keep ([G16]). */
const MOST = 5000
const LONGEST_KEY = 128

/** The remarks in the maps of these delegations. */
export function* readSealedRemarks(
  doc: Y.Doc,
  delegations: readonly DelegationCode[],
): Generator<SealedRemark> {
  for (const delegation of delegations) {
    let count = 0
    for (const [key, value] of recordsOf(doc, delegation)) {
      const record = key.length <= LONGEST_KEY ? parseRemark(value) : null
      if (!record) continue
      if (++count > MOST) break
      yield { delegation, key, record }
    }
  }
}

/** Everything that was said under the key of a position, the last word first ([Q4]). */
export function sealedHistoryOf(
  doc: Y.Doc,
  delegation: DelegationCode,
  key: string,
): readonly PositionRecord[] {
  return historyOf(doc, delegation, key).flatMap((said) => {
    const record = parseRemark(said)
    return record?.kind === 'pos' ? [record] : []
  })
}

type Step = { readonly key: string; readonly before: unknown; readonly after: Remark }

/** Says something of the text in a sealed room, as a delegation. */
export class SealedRemarker implements Remarker {
  readonly author: Remarker['author']
  readonly canWrite = true
  readonly doc: Y.Doc
  readonly #steps: Step[] = []

  constructor(doc: Y.Doc, author: Remarker['author']) {
    this.doc = doc
    this.author = author
  }

  putRemark(origin: string, key: string | null, record: Remark): void {
    const records = recordsOf(this.doc, this.author.delegation)
    const { clientID } = this.doc
    const name = key ?? `${clientID.toString(36)}-${clockOf(this.doc, clientID).toString(36)}`
    this.#steps.push({ key: name, before: records.get(name), after: record })
    this.doc.transact(() => records.set(name, record), origin)
  }

  /** What a colleague has put in its place meanwhile stays. */
  undo(): boolean {
    const step = this.#steps.pop()
    if (!step) return false
    const records = recordsOf(this.doc, this.author.delegation)
    if (records.get(step.key) !== step.after) return false
    const before = parseRemark(step.before)
    this.doc.transact(() => {
      if (before) records.set(step.key, before)
      else records.delete(step.key)
    }, 'undo')
    return true
  }
}
