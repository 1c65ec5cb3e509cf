import type { Fault } from './fault.ts'
import { FaultySystem } from './faulty-system.ts'
import { Scene, sleep } from './scene.ts'

const DAY = 86_400
const TEN_YEARS = 3652 * DAY

export const CLOCKS: readonly Fault[] = [
  {
    name: 'a wall clock that jumps ten years, to and fro',
    criterion: 'nobody is cut off, tickets and sessions hold, every jump is counted, 0 lost',
    lacks: FaultySystem.lacks,
    run: async (effort) => {
      const system = await FaultySystem.make()
      const scene = await Scene.open(effort.program, { env: system.env })
      try {
        const people = await scene.delegate(4)
        for (const one of people) one.type(20)
        for (const seconds of [TEN_YEARS, -TEN_YEARS, 3600, 0]) {
          await system.shiftClock(seconds)
          await sleep(1500)
        }
        const cuts = people.reduce((sum, { ends }) => sum + ends.length, 0)
        const ms = await scene.converged(5000)
        const { acknowledged, lost } = await scene.lost()
        const metrics = await (await fetch(`${scene.relay.http}/metrics`)).text()
        const jumps = Number(/^penholder_clock_jumps_total (\d+)/m.exec(metrics)?.[1] ?? 0)
        const finding = await scene.finding()
        return {
          passed: cuts === 0 && jumps === 4 && lost === 0 && finding === null,
          measured: `${jumps} jumps noticed, ${cuts} cut off, the same after ${Math.round(ms)} ms, ${acknowledged} acknowledged, ${lost} lost`,
        }
      } finally {
        await scene.close()
        await system.remove()
      }
    },
  },
]
