import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { TextReadings } from '../../renderer/session/readings.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import { randomFrom, Table } from '../shared/ydoc/notation.ts'

// Opening a text of sixty pages with a hundred thousand operations behind it: from the bytes to all that the window
// knows of it. The first drawing is the browser's and not in it.

export type OpenBench = {
  readonly operations: number
  readonly bytes: number
  /** Medians, milliseconds: the document, the statuses of its characters, and the reading of all panels. */
  readonly apply: number
  readonly ledger: number
  readonly reading: number
}

const ROUNDS = 5
const PARAGRAPHS = 300
const OPERATIONS = 100_000

export function open100k(): OpenBench {
  const bytes = Y.encodeStateAsUpdate(negotiated())
  const times = Array.from({ length: ROUNDS }, () => {
    const doc = newReplica()
    const start = performance.now()
    Y.applyUpdate(doc, bytes)
    const applied = performance.now()
    const ledger = new Ledger(doc)
    const followed = performance.now()
    new TextReadings(ledger).read()
    const read = performance.now()
    ledger.destroy()
    return { apply: applied - start, ledger: followed - applied, reading: read - followed }
  })
  const middle = (key: 'apply' | 'ledger' | 'reading') =>
    Number((times.map((one) => one[key]).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(1))
  return {
    operations: OPERATIONS,
    bytes: bytes.length,
    apply: middle('apply'),
    ledger: middle('ledger'),
    reading: middle('reading'),
  }
}

/** Fourteen delegations type letter by letter, take back and strike; half of what they typed is not there any more. */
function negotiated(): Y.Doc {
  const words = 'the Council reaffirms its commitment to the safety of all who serve '.repeat(8)
  const table = new Table(['Statement', ...Array.from({ length: PARAGRAPHS }, () => words)])
  const members = 'USA RUS GBR DEU ZAF BEL EST IDN NER TUN VCT VNM DOM FRA'.split(' ')
  const seats = members.map((name) => table.join(name))
  const random = randomFrom(7)
  const each = Math.floor(OPERATIONS / seats.length)
  for (const seat of seats) {
    const bases = seat
      .read()
      .slice(1)
      .flatMap(({ runs }) => runs.slice(0, 1))
    let done = 0
    while (done < each) {
      const base = bases[Math.floor(random() * bases.length)]
      if (!base) break
      const clock = base.clock + 1 + Math.floor(random() * (base.text.length - 8))
      let at = { client: base.client, clock }
      const typed: (readonly [number, number, number])[] = []
      for (let letter = 0; letter < 24; letter++) {
        at = seat.writer.type(at, 'abcdefgh '[letter % 9] ?? 'a')
        typed.push([at.client, at.clock, 1])
        done++
      }
      if (random() < 0.5) seat.writer.remove(typed)
      else if (random() < 0.3) seat.writer.remove([[base.client, clock, 4]])
      done++
    }
    table.send(seat)
  }
  return table.doc
}
