import type { Effort, Fault, Result } from './fault.ts'
import { Scene, sleep, until } from './scene.ts'

// The relay dies, in every moment of its life, while people type.

/** A log of many rounds takes longer to check than to write. */
const ROUNDS_PER_FILE = 20

type Moment = (scene: Scene) => Promise<void>

/** In the middle of typing: between commits, in one, while a snapshot is written or the file is tidied. */
const IN_LOAD: Moment = async (scene) => {
  await sleep(20 + Math.random() * 400)
  scene.relay.signal('SIGKILL')
}

/** While it says goodbye. */
const IN_GOODBYE: Moment = async (scene) => {
  await sleep(100)
  scene.relay.signal('SIGTERM')
  await sleep(Math.random() * 40)
  scene.relay.signal('SIGKILL')
}

/** While those who were cut off come back, with their tickets and their work. */
const IN_RETURN: Moment = async (scene) => {
  await sleep(Math.random() * 60)
  scene.relay.signal('SIGKILL')
}

export const DEATHS: readonly Fault[] = [
  {
    name: 'kill -9',
    criterion: '0 acknowledged characters lost, record whole, everybody the same',
    run: (effort) => killed(effort, [IN_LOAD, IN_LOAD, IN_LOAD, IN_GOODBYE, IN_RETURN]),
  },
]

async function killed(effort: Effort, moments: readonly Moment[]): Promise<Result> {
  const total = { acknowledged: 0, lost: 0, rounds: 0, slowestMs: 0 }
  const findings: string[] = []
  while (total.rounds < effort.rounds) {
    const scene = await Scene.open(effort.program)
    try {
      const people = await scene.delegate(4)
      for (const one of people) one.type(4)
      const last = Math.min(effort.rounds, total.rounds + ROUNDS_PER_FILE)
      for (; total.rounds < last; total.rounds++) {
        await (moments[total.rounds % moments.length] ?? IN_LOAD)(scene)
        await scene.relay.ended
        total.lost += (await scene.lost()).lost
        await scene.restart()
        await until('somebody is back', () => people.some((one) => one.isConnected))
      }
      total.slowestMs = Math.max(total.slowestMs, await scene.converged(20_000))
      total.acknowledged += (await scene.lost()).acknowledged
      const finding = await scene.finding()
      if (finding) findings.push(finding)
    } finally {
      await scene.close()
    }
  }
  const { rounds, acknowledged, lost, slowestMs } = total
  const words = `${rounds} kills, ${acknowledged} acknowledged, ${lost} lost, same after ${Math.round(slowestMs)} ms at most`
  return { passed: lost === 0 && findings.length === 0, measured: [words, ...findings].join('; ') }
}
