import process from 'node:process'
import { pairs, rounds } from '../shared/ydoc/guard/divergence.ts'
import { fuzzArguments } from './arguments.ts'

// `npx tsx tests/fuzz/guard-divergence.ts --seeds 20 --steps 1000`: forged neighbours ([G5]); one line of JSON. The
// last two figures are of replicas with a weaker rule and with none: they must part, or nothing was tested.

const { seeds, steps, first } = fuzzArguments({ seeds: 2, steps: 1000 })
const faulty: string[] = []
const sum = { pairs: 0, refused: 0, accepted: 0, partedByWeakRule: 0, partedUnguarded: 0 }
for (let seed = first; seed < first + seeds; seed++) {
  for (const second of ['honest', 'forged'] as const) {
    const { tried, refused, divergent, disagreements } = pairs(seed, steps, second, 'guard')
    sum.pairs += tried
    sum.refused += refused
    if (divergent > 0) faulty.push(`seed ${seed}: ${divergent} pairs of replicas parted`)
    if (disagreements > 0) faulty.push(`seed ${seed}: not the naive rule ${disagreements} times`)
  }
  const mixed = rounds(seed, Math.ceil(steps / 4))
  sum.accepted += mixed.accepted
  if (mixed.divergent > 0) faulty.push(`seed ${seed}: ${mixed.divergent} rounds parted`)
  sum.partedByWeakRule += pairs(seed, Math.ceil(steps / 4), 'forged', 'weak').divergent
  sum.partedUnguarded += pairs(seed, Math.ceil(steps / 4), 'forged', 'nobody').divergent
}
if (sum.partedUnguarded === 0) faulty.push('unguarded replicas did not part: nothing was tested')
console.log(JSON.stringify({ fuzzer: 'guard-divergence', seeds, steps, ...sum, faulty }))
process.exitCode = faulty.length > 0 ? 1 : 0
