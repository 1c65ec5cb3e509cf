import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { joinWith } from '../server/relay/drafters.ts'
import type { Effort, Fault, Result } from './fault.ts'
import { Scene, sleep, until } from './scene.ts'

// Somebody stands still for a while: a machine that sleeps, a process that is starved.

const ENTRY = fileURLToPath(new URL('./delegate-process.ts', import.meta.url))

export const STANDSTILLS: readonly Fault[] = [
  {
    name: 'SIGSTOP of the relay',
    criterion: 'everybody the same within 5 s of its going on, 0 lost',
    run: async (effort) =>
      healed(effort, async (scene) => {
        scene.relay.signal('SIGSTOP')
        await sleep(effort.seconds * 1000)
        scene.relay.signal('SIGCONT')
      }),
  },
  {
    name: 'SIGSTOP of one who types',
    criterion: 'the others are not held up; the same within 5 s of its going on, 0 lost',
    run: stoppedClient,
  },
]

async function stoppedClient(effort: Effort): Promise<Result> {
  const scene = await Scene.open(effort.program)
  const { session } = await joinWith(scene.relay, scene.invites.usa)
  const { http, url } = scene.relay
  const child = fork(ENTRY, [session, http, url], { execArgv: ['--import', 'tsx'] })
  const typing = once(child, 'message')
  try {
    const people = await scene.delegate(3)
    for (const one of people) one.type(20)
    await typing
    await sleep(500)
    child.kill('SIGSTOP')
    await sleep(effort.seconds * 1000)
    const behind = people.filter((one) => !one.isConnected).length
    child.kill('SIGCONT')
    const begun = performance.now()
    await scene.converged(2 * effort.healedMs)
    child.send('rest')
    const [far] = await once(child, 'message')
    const near = people[0]?.doc.getText('text')
    await until(
      'all hold the same',
      () => near?.toString().length === far.text.length,
      effort.healedMs,
    )
    const ms = performance.now() - begun
    const { acknowledged, lost } = await scene.lost()
    const isSame = near?.toString() === far.text
    return {
      passed: isSame && ms <= effort.healedMs && behind === 0 && lost === 0,
      measured: `the same after ${Math.round(ms)} ms, ${behind} others held up, ${acknowledged + far.acknowledged} acknowledged, ${lost} lost`,
    }
  } finally {
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await scene.close()
  }
}

/** Does something to a relay while six people type, and looks how soon it is mended. */
async function healed(effort: Effort, harm: (scene: Scene) => Promise<void>): Promise<Result> {
  const scene = await Scene.open(effort.program)
  try {
    for (const one of await scene.delegate(6)) one.type(20)
    await sleep(500)
    await harm(scene)
    const ms = await scene.converged(2 * effort.healedMs)
    const { acknowledged, lost } = await scene.lost()
    const finding = await scene.finding()
    return {
      passed: ms <= effort.healedMs && lost === 0 && finding === null,
      measured: `the same after ${Math.round(ms)} ms, ${acknowledged} acknowledged, ${lost} lost${finding ? `, ${finding}` : ''}`,
    }
  } finally {
    await scene.close()
  }
}
