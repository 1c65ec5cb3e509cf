import * as Y from 'yjs'
import { joinWith } from '../server/relay/drafters.ts'
import type { Effort, Fault, Result } from './fault.ts'
import { FaultProxy } from './proxy.ts'
import { Scene, sleep, until } from './scene.ts'
import { StockDelegate } from './stock.ts'

// The line between people and relay is slow, stands still, breaks off. Half of the people are behind it.

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
  {
    name: 'the same line for stock y-websocket clients',
    criterion: 'everybody the same within 5 s of healing, what they typed meanwhile too',
    run: stockOnALine,
  },
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
    const ms = await scene.converged(2 * effort.healedMs)
    const { acknowledged, lost } = await scene.lost()
    const cuts = people.reduce((sum, { ends }) => sum + ends.length, 0)
    return {
      passed: ms <= effort.healedMs && lost === 0,
      measured: `the same after ${Math.round(ms)} ms, ${cuts} connections ended, ${acknowledged} acknowledged, ${lost} lost`,
    }
  } finally {
    await Promise.all(scene.delegates.map((one) => one.leave()))
    await proxy.close()
    await scene.close()
  }
}

async function stockOnALine(effort: Effort): Promise<Result> {
  const scene = await Scene.open(effort.program)
  const proxy = await FaultProxy.before(scene.relay.url)
  const stock: StockDelegate[] = []
  try {
    const people = await scene.delegate(2)
    for (let i = 0; i < 2; i++) {
      const { session } = await joinWith(scene.relay, scene.invites.usa)
      stock.push(await StockDelegate.join(proxy.place, session))
    }
    await until('the text is there', () => stock.every(({ isSynced }) => isSynced))
    for (const one of [...people, ...stock]) one.type(50)
    await sleep(300)
    proxy.stall()
    await sleep(effort.seconds * 1000)
    for (const one of stock) one.rest()
    proxy.reset()
    proxy.heal()
    const begun = performance.now()
    for (const one of people) one.rest()
    const words = ({ doc }: { readonly doc: Y.Doc }) => doc.getText('text').toString()
    const typed = stock.map(({ doc }) => Y.getState(doc.store, doc.clientID))
    const isSame = () => new Set([...people, ...stock].map(words)).size === 1
    const hasAll = ({ doc }: { readonly doc: Y.Doc }) =>
      stock.every((one, i) => Y.getState(doc.store, one.doc.clientID) === typed[i])
    await until('all hold the same', () => isSame() && people.every(hasAll), 2 * effort.healedMs)
    const ms = performance.now() - begun
    await scene.converged(effort.healedMs)
    const ends = stock.reduce((sum, one) => sum + one.ends, 0)
    const finding = await scene.finding()
    return {
      passed: ms <= effort.healedMs && ends > 0 && finding === null,
      measured: `the same after ${Math.round(ms)} ms, ${ends} connections ended, ${typed.join(' + ')} characters of theirs${finding ?? ''}`,
    }
  } finally {
    for (const one of stock) one.leave()
    await Promise.all(scene.delegates.map((one) => one.leave()))
    await proxy.close()
    await scene.close()
  }
}
