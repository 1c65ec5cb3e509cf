import * as Y from 'yjs'
import { encodePresence, parsePresence } from '../../shared/protocol/awareness.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { connect, joinWith, ticketFor } from '../server/relay/drafters.ts'
import type { Effort, Fault, Result } from './fault.ts'
import { Scene, sleep } from './scene.ts'

// A conference of weeks, compressed: people come, move their carets, type a little and go, thousands of times.

const PEOPLE = 30
const SPARE_BYTES = 16 << 20

export const CONFERENCE: readonly Fault[] = [
  {
    name: 'the coming and going of a long conference',
    criterion:
      'memory after it ≤ 1.2 × that after its first third + 16 MiB, nobody there who left, 0 lost',
    run: conference,
  },
]

async function conference(effort: Effort): Promise<Result> {
  const scene = await Scene.open(effort.program)
  try {
    const sessions = await Promise.all(
      Array.from({ length: PEOPLE }, (_, i) =>
        joinWith(scene.relay, i % 2 === 0 ? scene.invites.fra : scene.invites.usa),
      ),
    )
    const third = (effort.seconds * 1000) / 3
    let visits = await comeAndGo(scene, sessions, third)
    const early = await memoryOf(scene)
    visits += await comeAndGo(scene, sessions, 2 * third)
    await sleep(500)
    const late = await memoryOf(scene)
    const ghosts = await ghostsIn(scene, sessions)
    const finding = await scene.finding()
    const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`
    return {
      passed: late <= early * 1.2 + SPARE_BYTES && ghosts === 0 && finding === null,
      measured: `${visits} visits, memory ${megabytes(early)} → ${megabytes(late)}, ${ghosts} ghosts${finding ?? ''}`,
    }
  } finally {
    await scene.close()
  }
}

async function comeAndGo(
  scene: Scene,
  sessions: readonly JoinAnswer[],
  ms: number,
): Promise<number> {
  const end = performance.now() + ms
  const visits = await Promise.all(
    sessions.map(async ({ session }) => {
      let count = 0
      for (let ids: number[] = []; performance.now() < end; count++) {
        ids = await visit(scene, session, ids)
      }
      return count
    }),
  )
  return visits.reduce((sum, count) => sum + count, 0)
}

/** Comes, moves the caret, and goes: politely, or not. */
async function visit(scene: Scene, session: string, resume: readonly number[]): Promise<number[]> {
  const { ticket, clientIds } = await ticketFor(scene.relay, session, 'text/en', resume)
  const wire = connect(scene.relay, 'text/en', ticket)
  await wire.untilOpen()
  wire.send({ kind: 'step1', stateVector: Y.encodeStateVector(new Y.Doc()) })
  await wire.until('the text', () => wire.of('step2')[0])
  for (let clock = 1; clock <= 3; clock++) {
    const at = { client: clientIds.proposing, clock: 0 }
    const state = { caret: { anchor: at, focus: at } }
    const update = encodePresence([{ client: clientIds.proposing, clock, state }])
    wire.send({ kind: 'awareness', update })
    await sleep(5)
  }
  if (Math.random() < 0.5) wire.socket.terminate()
  else wire.socket.close()
  await wire.untilClosed()
  return [clientIds.proposing]
}

/** How many people the relay still shows, or counts, when everybody has left. */
async function ghostsIn(scene: Scene, [someone]: readonly JoinAnswer[]): Promise<number> {
  const counted = Number(/^penholder_connections (\d+)/m.exec(await metricsOf(scene))?.[1])
  const { ticket } = await ticketFor(scene.relay, someone?.session ?? '')
  const wire = connect(scene.relay, 'text/en', ticket)
  await wire.untilOpen()
  await sleep(500)
  const shown = wire.of('awareness').flatMap(({ update }) => parsePresence(update))
  wire.socket.close()
  await wire.untilClosed()
  return counted + shown.filter(({ state }) => state !== null).length
}

async function memoryOf(scene: Scene): Promise<number> {
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(await metricsOf(scene))?.[1])
}

async function metricsOf(scene: Scene): Promise<string> {
  return (await fetch(`${scene.relay.http}/metrics`)).text()
}
