import process from 'node:process'
import { parseArgs } from 'node:util'
import { FAULTS, SHORT } from './all-faults.ts'
import type { Fault, Result } from './fault.ts'

// `npm run faults`: does everything to the relay that the world does, and prints what came of it. `--only WORDS` picks
// by name, `--rounds N` and `--seconds N` say how much, `--short` says little of both, `--json` prints one object a line.
// Ends with 1 if one failed.

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const usual = values.short ? SHORT : { rounds: 200, seconds: 60 }
const effort = {
  program: 'bundle',
  rounds: Number(values.rounds ?? usual.rounds),
  seconds: Number(values.seconds ?? usual.seconds),
  healedMs: 5000,
} as const

let failed = 0
for (const fault of FAULTS.filter(({ name }) => name.includes(values.only ?? ''))) {
  const missing = (await fault.lacks?.()) ?? null
  const begun = performance.now()
  const result = missing === null ? await tried(fault) : null
  const seconds = Math.round((performance.now() - begun) / 1000)
  if (result && !result.passed) failed++
  tell(fault, result, missing, seconds)
}
process.exitCode = failed > 0 ? 1 : 0
// A client that waits to come back must not keep the process.
process.exit()

async function tried(fault: Fault): Promise<Result> {
  try {
    return await fault.run(effort)
  } catch (error) {
    return { passed: false, measured: error instanceof Error ? error.message : String(error) }
  }
}

function tell(fault: Fault, result: Result | null, missing: string | null, seconds: number): void {
  const { name, criterion } = fault
  const verdict = result === null ? 'skipped' : result.passed ? 'passed' : 'FAILED'
  const measured = result?.measured ?? `not tried: ${missing}`
  const line = values.json
    ? JSON.stringify({ name, criterion, verdict, measured, seconds })
    : `${verdict.padEnd(8)}${name.padEnd(58)}${String(seconds).padStart(4)} s  ${measured}\n${' '.repeat(8)}must be: ${criterion}`
  process.stdout.write(`${line}\n`)
}
