import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { runFrames } from '../server/relay/mutated-frames.ts'
import { runSealedFrames } from '../server/relay/mutated-sealed-frames.ts'
import { fuzzArguments } from './arguments.ts'

// `npx tsx tests/fuzz/frame-fuzz.ts --seeds 100 --steps 10000`: a million broken frames through connection and guard;
// one line of JSON. A leak shows in what is still in memory after the first tenth and at the end.

const GOODBYES_MS = 2500
const LEAK_BYTES = 16 << 20

const { seeds, steps, first } = fuzzArguments({ seeds: 100, steps: 10_000 })
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const refused: Record<string, number> = {}
const faults: string[] = []
let accepted = 0
let spent = 0
let early = 0
for (let i = 0; i < seeds; i++) {
  const begun = performance.now()
  // Every fifth run is in a room that the relay cannot read.
  const run = await (i % 5 === 4 ? runSealedFrames : runFrames)(first + i, steps)
  spent += performance.now() - begun
  accepted += run.accepted
  faults.push(...run.faults.map((fault) => `seed ${run.seed}: ${fault}`))
  for (const [code, count] of Object.entries(run.refused))
    refused[code] = (refused[code] ?? 0) + count
  if (i === Math.floor(seeds / 10)) early = await heldBytes()
}
const grown = (await heldBytes()) - early
const frames = seeds * steps
const perSecond = Math.round((frames / spent) * 1000)
const figures = {
  frames,
  perSecond,
  accepted,
  refused,
  grownBytes: grown,
  faults: faults.slice(0, 3),
}
console.log(JSON.stringify({ fuzzer: 'frames', seeds, steps, ...figures }))
process.exitCode = faults.length > 0 || accepted === 0 || grown > LEAK_BYTES ? 1 : 0

async function heldBytes(): Promise<number> {
  // Until the last connection has been given the time to say goodbye.
  await new Promise((resolve) => setTimeout(resolve, GOODBYES_MS))
  collect()
  return process.memoryUsage().heapUsed
}
