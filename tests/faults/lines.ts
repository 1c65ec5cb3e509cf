import type { Effort, Fault, Result } from './fault.ts'
import { FaultProxy } from './proxy.ts'
import { Scene, sleep } from './scene.ts'

// The line between people and relay is slow, stands still, breaks off. Half of the people are behind it.

const HEALED_MS = 5000

export const LINES: readonly Fault[] = [
  lineFault('a slow line (150 ms ± 150 ms, 20 kB/s)', async (proxy, { seconds }) => {
    proxy.line = { delayMs: 150, jitterMs: 150, bytesPerSecond: 20_000 }
    await sleep(seconds * 1000)
  }),
  lineFault('a partition (half-open, nobody is told)', async (proxy, { seconds }) => {
    proxy.stall()
    await sleep(seconds * 1000)
  }),
  lineFault('connections reset again and again', async (proxy, { rounds }) => {
    for (let round = 0; round < Math.min(rounds, 30); round++) {
      proxy.reset()
      await sleep(50 + Math.random() * 300)
    }
  }),
  lineFault('cut in the middle of a frame', async (proxy, { rounds }) => {
    for (let round = 0; round < Math.min(rounds, 30); round++) {
      proxy.cutAfter(1 + Math.floor(Math.random() * 400))
      await sleep(200)
    }
  }),
  lineFault(
    'a partition from which the connections do not come back',
    async (proxy, { seconds }) => {
      proxy.stall()
      await sleep(seconds * 1000)
      proxy.reset()
    },
  ),
]

type Harm = (proxy: FaultProxy, effort: Effort) => Promise<void>

function lineFault(name: string, harm: Harm): Fault {
  return {
    name,
    criterion: 'everybody the same within 5 s of healing, 0 lost',
    run: (effort) => onALine(effort, harm),
  }
}

async function onALine(effort: Effort, harm: Harm): Promise<Result> {
  const scene = await Scene.open(effort.program)
  const proxy = await FaultProxy.before(scene.relay.url)
  try {
    const people = [...(await scene.delegate(3)), ...(await scene.delegate(3, proxy.place))]
    for (const one of people) one.type(25)
    await sleep(300)
    await harm(proxy, effort)
    proxy.heal()
    const ms = await scene.converged(2 * HEALED_MS)
    const { acknowledged, lost } = await scene.lost()
    const cuts = people.reduce((sum, { ends }) => sum + ends.length, 0)
    return {
      passed: ms <= HEALED_MS && lost === 0,
      measured: `the same after ${Math.round(ms)} ms, ${cuts} connections ended, ${acknowledged} acknowledged, ${lost} lost`,
    }
  } finally {
    await Promise.all(scene.delegates.map((one) => one.leave()))
    await proxy.close()
    await scene.close()
  }
}
