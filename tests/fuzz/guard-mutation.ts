import process from 'node:process'
import { runMutations } from '../shared/ydoc/guard/mutated-room.ts'
import { fuzzArguments } from './arguments.ts'

// `npx tsx tests/fuzz/guard-mutation.ts --seeds 20 --steps 3000`: broken and made-up updates; one line of JSON.

const { seeds, steps, first } = fuzzArguments({ seeds: 10, steps: 2000 })
const runs = Array.from({ length: seeds }, (_, i) => runMutations(first + i, steps))
const faulty = runs.filter(({ faults }) => faults.length > 0)
const accepted = runs.reduce((sum, run) => sum + run.accepted, 0)
const refused: Record<string, number> = {}
for (const run of runs) {
  for (const [code, count] of Object.entries(run.refused)) {
    refused[code] = (refused[code] ?? 0) + count
  }
}
const figures = { tried: seeds * steps, accepted, refused }
console.log(
  JSON.stringify({
    fuzzer: 'guard-mutation',
    seeds,
    steps,
    ...figures,
    faulty: faulty.slice(0, 3),
  }),
)
process.exitCode = faulty.length > 0 || accepted === 0 ? 1 : 0
