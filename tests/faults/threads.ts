import type { Effort, Fault, Result } from './fault.ts'
import { freePort, inStoreThread } from './inspector.ts'
import { Scene, sleep, until } from './scene.ts'

// The thread that keeps the file dies in the midst of typing, and the relay lives on with another one.

const ROUNDS_AT_MOST = 30

// Each in a turn of the thread's own: what ends it while it answers the debugger may end the answer alone.
const ENDED = 'setImmediate(() => process.exit(1))'
/** Between a commit and the word of it. */
const UNTOLD =
  "process.getBuiltinModule('node:worker_threads').parentPort.postMessage = () => process.exit(1)"
/** Until nothing is left of what the thread may use. */
const STARVED =
  'setImmediate(() => { for (const hoard = []; ; ) hoard.push(new Array(1e6).fill(hoard.length)) })'

export const THREADS: readonly Fault[] = [
  {
    name: 'death of the thread that keeps the file',
    criterion: 'the relay goes on without a restart, the same within 5 s, 0 lost',
    run: (effort) => broken(effort, [ENDED, UNTOLD, UNTOLD, STARVED]),
  },
]

async function broken(effort: Effort, deaths: readonly string[]): Promise<Result> {
  const port = await freePort()
  const env = { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` }
  const scene = await Scene.open(effort.program, { env })
  try {
    const people = await scene.delegate(4)
    for (const one of people) one.type(5)
    const rounds = Math.min(effort.rounds, ROUNDS_AT_MOST)
    const dead = new Set<string>()
    let lost = 0
    for (let round = 0; round < rounds; round++) {
      await sleep(Math.random() * 300)
      dead.add(await inStoreThread(port, deaths[round % deaths.length] ?? ENDED, dead))
      lost += (await scene.lost()).lost
      const kept = people.map(({ acknowledged }) => acknowledged)
      await until('what is typed is kept', () =>
        people.every(({ acknowledged }, i) => acknowledged > (kept[i] ?? 0)),
      )
    }
    const ms = await scene.converged(2 * effort.healedMs)
    const whole = await scene.lost()
    const finding = await scene.finding()
    const codes = [...new Set(people.flatMap(({ ends }) => ends))].join(', ')
    return {
      passed:
        dead.size === rounds &&
        lost + whole.lost === 0 &&
        finding === null &&
        ms <= effort.healedMs,
      measured: `${dead.size} deaths, told ${codes}, the same after ${Math.round(ms)} ms, ${whole.acknowledged} acknowledged, ${lost + whole.lost} lost`,
    }
  } finally {
    await scene.close()
  }
}
