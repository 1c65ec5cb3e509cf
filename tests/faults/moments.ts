import type { Effort, Fault, Result } from './fault.ts'
import { FaultySystem, type Moment } from './faulty-system.ts'
import { Scene, sleep, until } from './scene.ts'

// The relay dies within a chosen call of the system, half of what it was writing on the disk: in a commit, before and
// after it is brought to disk, in a checkpoint, and in each write of its goodbye, which is a snapshot and a checkpoint.

const ROUNDS_PER_FILE = 20
/** The file is tidied when nobody has written for a quarter of a second. */
const PAUSE_MS = 300
const GOODBYE_MS = 20_000
/** Enough that a snapshot is made when the relay leaves the room. */
const ROWS_BEFORE_GOODBYE = 300

const COMMIT: readonly Moment[] = ['log-write', 'log-sync', 'log-synced']
const CHECKPOINT: readonly Moment[] = ['file-write', 'file-sync']

export const MOMENTS: readonly Fault[] = [
  {
    name: 'death in the middle of a commit, half of it written',
    criterion: '0 acknowledged characters lost, record whole, everybody the same',
    lacks: FaultySystem.lacks,
    run: (effort) => dead(effort, COMMIT, diedTyping),
  },
  {
    name: 'death in the middle of a checkpoint, half of it written',
    criterion: '0 acknowledged characters lost, record whole, everybody the same',
    lacks: FaultySystem.lacks,
    run: (effort) => dead(effort, CHECKPOINT, diedTidying),
  },
  {
    name: 'death in each write of the goodbye: snapshot, checkpoint',
    criterion: '0 acknowledged characters lost, record whole, everybody the same',
    lacks: FaultySystem.lacks,
    run: (effort) => dead(effort, ['any-write'], diedLeaving),
  },
]

/** Leads a relay to its death; `round` counts from 0. */
type Way = (scene: Scene, system: FaultySystem, moment: Moment, round: number) => Promise<boolean>

const diedTyping: Way = async (scene, system, moment, round) => {
  await until('somebody types', () => scene.delegates.some((one) => one.isConnected))
  await system.killAt(moment, 1 + ((round * 7) % 30))
  await scene.relay.ended
  return true
}

const diedTidying: Way = async (scene, system, moment, round) => {
  await sleep(100)
  await system.killAt(moment, moment === 'file-write' ? 1 + (round % 4) : 1)
  for (const one of scene.delegates) one.rest()
  const isDead = await Promise.race([
    scene.relay.ended.then(() => true),
    sleep(10 * PAUSE_MS).then(() => false),
  ])
  if (isDead) return true
  // There was less to tidy than that.
  await system.spare()
  scene.relay.signal('SIGKILL')
  await scene.relay.ended
  return false
}

const diedLeaving: Way = async (scene, system, moment, round) => {
  const before = sum(scene)
  await until('there is much to keep', () => sum(scene) > before + ROWS_BEFORE_GOODBYE, GOODBYE_MS)
  await system.killAt(moment, 1 + (round % 24))
  for (const one of scene.delegates) one.rest()
  scene.relay.signal('SIGTERM')
  await scene.relay.ended
  const isKilled = await system.hasKilled()
  await system.spare()
  return isKilled
}

/** Rounds of death and return. Nobody has died in a round in which the call did not come. */
async function dead(effort: Effort, moments: readonly Moment[], way: Way): Promise<Result> {
  const total = { rounds: 0, killed: 0, acknowledged: 0, lost: 0 }
  const findings: string[] = []
  const system = await FaultySystem.make()
  try {
    while (total.rounds < effort.rounds) {
      const scene = await Scene.open(effort.program, { env: system.env })
      try {
        const people = await scene.delegate(3)
        const last = Math.min(effort.rounds, total.rounds + ROUNDS_PER_FILE)
        for (; total.rounds < last; total.rounds++) {
          for (const one of people) one.type(4)
          const moment = moments[total.rounds % moments.length]
          if (moment && (await way(scene, system, moment, total.rounds))) total.killed++
          total.lost += (await scene.lost()).lost
          await scene.restart({ env: system.env })
          await until('everybody is back', () => people.every((one) => one.isConnected))
        }
        await scene.converged(20_000)
        total.acknowledged += (await scene.lost()).acknowledged
        const finding = await scene.finding()
        if (finding) findings.push(finding)
      } finally {
        await scene.close()
      }
    }
  } finally {
    await system.remove()
  }
  const { rounds, killed, acknowledged, lost } = total
  const words = `${killed} deaths in ${rounds} rounds, ${acknowledged} acknowledged, ${lost} lost`
  return {
    passed: lost === 0 && findings.length === 0 && killed > rounds / 2,
    measured: [words, ...findings].join('; '),
  }
}

function sum({ delegates }: Scene): number {
  return delegates.reduce((all, { acknowledged }) => all + acknowledged, 0)
}
