import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { attack } from './foe.ts'
import { joining } from './joining.ts'
import { manyTexts } from './many-texts.ts'
import { penholder } from './ours.ts'
import { node22, PEERS } from './peers.ts'
import type { RunningTarget, Target } from './target.ts'
import { typing } from './typing.ts'

// `npm run bench:relay`: our relay and its peers, step by step in turn, one line of JSON for each. `--only` picks steps
// and `--targets` servers by name, with commas; `--quick` types for a third of the time.

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    targets: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})

const SECONDS = values.quick ? 2 : 6

type Step = {
  readonly name: string
  readonly history: number
  /** Beside the first; the peers have but one. */
  readonly texts?: number
  readonly run: (running: RunningTarget, target: Target) => Promise<object>
}

const STEPS: readonly Step[] = [
  paced('15×10', 15, 10),
  paced('100×10', 100, 10),
  paced('600×0.5', 600, 0.5),
  paced('600×2', 600, 2),
  {
    name: 'flood',
    history: 0,
    run: (target) => typing(target, { clients: 100, strokesEach: 60, rate: null }),
  },
  { name: '15×10 under attack', history: 0, run: (target) => attacked(target, target) },
  {
    // What the attack takes from the machine, whomever it is against: the measure of the step above.
    name: '15×10 beside an attack',
    history: 0,
    run: async (target, { start }) => {
      const another = await start(0)
      try {
        return await attacked(target, another)
      } finally {
        await another.stop()
      }
    },
  },
  { name: '200 texts', history: 0, texts: 200, run: (target) => manyTexts(target, 200, SECONDS) },
  join(20_000),
  join(100_000),
]

const hasPeers = existsSync(fileURLToPath(new URL('../../../../shared/bench/', import.meta.url)))
const TARGETS: readonly Target[] = [
  penholder('penholder', async () => process.execPath),
  ...(hasPeers ? [penholder('penholder on Node 22', node22), ...PEERS] : []),
]
if (!hasPeers)
  process.stderr.write('The peers are not beside this checkout; only ours is measured.\n')

const isChosen = (name: string, given: string | undefined) =>
  !given || given.split(',').includes(name)
for (const step of STEPS.filter(({ name }) => isChosen(name, values.only))) {
  const able = step.texts ? TARGETS.filter(({ name }) => name.startsWith('penholder')) : TARGETS
  for (const target of able.filter(({ name }) => isChosen(name, values.targets))) {
    const [load = 0] = loadavg()
    const measured = await measure(step, target).catch((error: unknown) => ({
      error: String(error),
    }))
    const line = {
      step: step.name,
      target: target.name,
      ...measured,
      load: Math.round(load * 10) / 10,
    }
    process.stdout.write(`${JSON.stringify(line)}\n`)
  }
}
process.exit()

async function measure(step: Step, target: Target): Promise<object> {
  const running = await target.start(step.history, step.texts)
  try {
    return await step.run(running, target)
  } finally {
    await running.stop()
  }
}

function paced(name: string, clients: number, rate: number): Step {
  const strokesEach = Math.max(1, Math.round(rate * SECONDS))
  return { name, history: 0, run: (target) => typing(target, { clients, strokesEach, rate }) }
}

/** Fifteen type while `victim` is attacked. */
async function attacked(target: RunningTarget, victim: RunningTarget): Promise<object> {
  const callOff = await attack(victim.door)
  const measured = await typing(target, { clients: 15, strokesEach: 10 * SECONDS, rate: 10 })
  return { ...measured, foe: JSON.parse((await callOff()) || 'null') }
}

function join(history: number): Step {
  const run = (target: RunningTarget) => joining(target, { history, storm: 300 })
  return { name: `join ${history / 1000}k`, history, run }
}
