import process from 'node:process'
import { scratchFolder } from '../server/dossiers.ts'
import { bitsOf, readLog, tryFlip } from '../server/flipped-bits.ts'
import { livelyFile } from '../server/lively-file.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'
import { fuzzArguments } from './arguments.ts'

// `npx tsx tests/fuzz/file-fuzz.ts --seeds 10 --steps 1000`: flips one bit of a file at a time. Either `verify` says so, or the
// log is read as it was written ([F7]). One line of JSON.

const FLIPS_AT_MOST = 20_000

const { seeds, steps, first } = fuzzArguments({ seeds: 10, steps: 1000 })
const flips = Math.min(seeds * steps, FLIPS_AT_MOST)
const scratch = await scratchFolder()
const path = scratch.path('talks.penholder')
await livelyFile(path)
const { whole, bits } = await bitsOf(path)
const log = await readLog(path)
const random = randomFrom(first)
const counts: Record<string, number> = {}
const faults: string[] = []
for (let i = 0; i < flips; i++) {
  const { kind, detail } = await tryFlip(path, whole, log, Math.floor(random() * bits))
  counts[kind] = (counts[kind] ?? 0) + 1
  if (kind === 'MISSED' || kind === 'CRASHED') faults.push(detail)
}
await scratch.remove()
if (!counts.found) faults.push('nothing was put to the proof')
console.log(JSON.stringify({ fuzzer: 'file', flips, bytes: whole.length, counts, faults }))
process.exitCode = faults.length > 0 ? 1 : 0
