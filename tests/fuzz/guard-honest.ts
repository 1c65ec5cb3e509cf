import process from 'node:process'
import { runHonestRoom } from '../shared/ydoc/guard/honest-room.ts'
import { fuzzArguments } from './arguments.ts'

// `npx tsx tests/fuzz/guard-honest.ts --seeds 50 --steps 1500`: honest people behind the guard; one line of JSON.

const { seeds, steps, first } = fuzzArguments({ seeds: 10, steps: 1000 })
const runs = Array.from({ length: seeds }, (_, i) => runHonestRoom(first + i, steps))
const faulty = runs.filter(({ faults }) => faults.length > 0)
const sum = (figure: 'updates' | 'merged' | 'races'): number =>
  runs.reduce((total, run) => total + run[figure], 0)
const dearest = Math.max(...runs.map((run) => run.dearest))
const figures = { updates: sum('updates'), merged: sum('merged'), races: sum('races'), dearest }
console.log(
  JSON.stringify({ fuzzer: 'guard-honest', seeds, steps, ...figures, faulty: faulty.slice(0, 3) }),
)
process.exitCode = faulty.length > 0 || figures.merged === 0 ? 1 : 0
