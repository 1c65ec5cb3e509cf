import { performance } from 'node:perf_hooks'
import { readProposals, readView } from '../../shared/ydoc/read-text.ts'
import { code, Table } from '../shared/ydoc/notation.ts'

const WORDS =
  'the Council reaffirms its commitment to the safety of all who serve in its operations and calls upon every party to act'.split(
    ' ',
  )
const ROUNDS = 7

export type TextBench = {
  /** Incorporating 500 proposals in one act, and undoing it: medians. */
  readonly incorporate500Ms: { readonly incorporate: number; readonly undo: number }
  /** Reading a text of 1,000 paragraphs with 2,500 proposals: medians. */
  readonly readMs: { readonly markup: number; readonly proposals: number }
}

export function textBench(): TextBench {
  const { CHN } = negotiated(1000, 2500)
  const readMs = {
    markup: median(() => readView(CHN.ledger, { kind: 'markup' })),
    proposals: median(() => readProposals(CHN.ledger)),
  }
  const chosen = CHN.proposals.slice(0, 500)
  const times = Array.from({ length: ROUNDS }, () => {
    const incorporate = timed(() => CHN.writer.incorporateAll(chosen))
    return { incorporate, undo: timed(() => CHN.writer.undo()) }
  })
  const middle = (key: 'incorporate' | 'undo') => middleOf(times.map((one) => one[key]))
  return { incorporate500Ms: { incorporate: middle('incorporate'), undo: middle('undo') }, readMs }
}

/** Paragraphs of sixty words; proposals of five delegations, two insertions for each deletion. */
function negotiated(paragraphs: number, proposals: number): Table {
  const words = Array.from({ length: 60 }, (_, i) => WORDS[i % WORDS.length]).join(' ')
  const table = new Table(['Statement', ...Array.from({ length: paragraphs }, () => words)])
  const members = ['FRA', 'USA', 'RUS', 'DEU', 'ZAF'].map((name) => table.join(name))
  for (const [m, member] of members.entries()) {
    const places = member
      .read()
      .slice(1)
      .map(({ runs }) => runs.find((run) => run.owner === code('CHN')))
    for (let i = 0; i < proposals / members.length; i++) {
      const run = places[(i * 2 + m) % places.length]
      if (!run) continue
      const clock = run.clock + 4 + ((i * 7 + m * 11) % 40)
      if (i % 3 === 2) member.writer.remove([[run.client, clock, 4]])
      else member.writer.type({ client: run.client, clock }, ` word${i}`)
    }
    table.send(member)
  }
  table.receive(table.CHN)
  return table
}

function median(act: () => unknown): number {
  act()
  return middleOf(Array.from({ length: ROUNDS }, () => timed(act)))
}

function timed(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

function middleOf(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Number((sorted[sorted.length >> 1] ?? 0).toFixed(2))
}
