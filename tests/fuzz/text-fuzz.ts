import process from 'node:process'
import { fuzzArguments } from './arguments.ts'
import { runText } from './text-run.ts'

// `npx tsx tests/fuzz/text-fuzz.ts --seeds 200 --steps 800`: the laws of text-run.ts on many seeds; one line of JSON.

const { seeds, steps, first } = fuzzArguments({ seeds: 100, steps: 800 })
const runs = Array.from({ length: seeds }, (_, i) => runText(first + i, steps))
const faulty = runs.filter(({ faults }) => faults.length > 0)
const actions = runs.reduce((sum, run) => sum + run.actions, 0)
const restored = runs.reduce((sum, run) => sum + run.restored, 0)
const proposals = runs.reduce((sum, run) => sum + run.proposals, 0)
console.log(
  JSON.stringify({
    fuzzer: 'text',
    seeds,
    steps,
    actions,
    proposals,
    restored,
    faulty: faulty.slice(0, 3),
  }),
)
process.exitCode = faulty.length > 0 || proposals === 0 || restored === 0 ? 1 : 0
