import process from 'node:process'
import { type Ground, runMutations } from '../shared/ydoc/guard/mutated-room.ts'
import { fuzzArguments } from './arguments.ts'

/** Broken and made-up updates for a room, as many as the command line says; prints one line of JSON. */
export function fuzzMutations(fuzzer: string, ground?: Ground): void {
  const { seeds, steps, first } = fuzzArguments({ seeds: 10, steps: 2000 })
  const runs = Array.from({ length: seeds }, (_, i) => runMutations(first + i, steps, ground))
  const faulty = runs.filter(({ faults }) => faults.length > 0)
  const accepted = runs.reduce((sum, run) => sum + run.accepted, 0)
  const refused: Record<string, number> = {}
  for (const run of runs) {
    for (const [code, count] of Object.entries(run.refused)) {
      refused[code] = (refused[code] ?? 0) + count
    }
  }
  const figures = { tried: seeds * steps, accepted, refused }
  console.log(JSON.stringify({ fuzzer, seeds, steps, ...figures, faulty: faulty.slice(0, 3) }))
  process.exitCode = faulty.length > 0 || accepted === 0 ? 1 : 0
}
