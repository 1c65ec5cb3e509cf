import process from 'node:process'
import * as Y from 'yjs'
import { Scene, sleep } from '../faults/scene.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'
import { fuzzArguments } from './arguments.ts'
import { Attacker } from './attacker.ts'
import { sendRequests } from './broken-requests.ts'

// `npx tsx tests/fuzz/socket-fuzz.ts --seeds 10 --steps 10000`: a relay in a process of its own. Delegates of the USA
// send it broken frames over real sockets, and strangers broken requests, while France types: France must not notice.
// One line of JSON.

const ATTACKERS = 4
const FRAMES_AT_MOST = 100_000
const LEAK_BYTES = 64 << 20
const FRAMES_PER_REQUEST = 10
const HEALED_MS = 5000

const { seeds, steps, first } = fuzzArguments({ seeds: 10, steps: 10_000 })
// A real socket takes fifty times as long as the call that `frame-fuzz.ts` makes: more says nothing new.
const frames = Math.min(seeds * steps, FRAMES_AT_MOST)
const scene = await Scene.open('source')
const faults: string[] = []
try {
  const [one, , other] = await scene.delegate(3)
  const honest = [one, other].flatMap((delegate) => delegate ?? [])
  for (const delegate of honest) delegate.type(100)
  const attackers = await Promise.all(
    Array.from({ length: ATTACKERS }, (_, i) =>
      Attacker.join(scene.relay, scene.invites.usa, randomFrom(first + i)),
    ),
  )
  const begun = performance.now()
  const attack = (count: number) =>
    Promise.all(attackers.map((attacker) => attacker.send(count / ATTACKERS)))
  await attack(frames / 10)
  const early = await memory()
  const random = randomFrom(first)
  const statuses: Record<string, number> = {}
  await Promise.all([
    attack(frames - frames / 10),
    sendRequests(scene.relay.http, frames / FRAMES_PER_REQUEST, random, statuses),
  ])
  const ms = performance.now() - begun
  const grown = (await memory()) - early
  const cut = honest.reduce((sum, { ends }) => sum + ends.length, 0)
  if (cut > 0) faults.push(`honest people were cut off ${cut} times`)
  const healedMs = await scene.converged(HEALED_MS)
  const { acknowledged, lost } = await scene.lost()
  if (lost > 0) faults.push(`${lost} acknowledged characters were lost`)
  const finding = await scene.finding()
  if (finding) faults.push(finding)
  for (const { doc } of honest) faults.push(...damageIn(doc, attackers))
  if (grown > LEAK_BYTES) faults.push('memory grew')
  for (const status of Object.keys(statuses)) {
    if (Number(status) >= 500) faults.push(`a request was answered with ${status}`)
  }
  const ends: Record<string, number> = {}
  for (const attacker of attackers)
    for (const [code, count] of Object.entries(attacker.ends))
      ends[code] = (ends[code] ?? 0) + count
  const accepted = attackers.reduce(
    (sum, { doc, client }) => sum + Y.getState(doc.store, client),
    0,
  )
  if (!ends['4403'] || !ends['4400'] || accepted === 0) faults.push('nothing was put to the proof')
  console.log(
    JSON.stringify({
      fuzzer: 'sockets',
      frames,
      perSecond: Math.round((frames / ms) * 1000),
      ends,
      requests: statuses,
      acceptedCharacters: accepted,
      honest: { acknowledged, cut, healedMs: Math.round(healedMs) },
      grownBytes: grown,
      faults,
    }),
  )
} finally {
  await scene.close()
}
process.exit(faults.length > 0 ? 1 : 0)

/** What is not as those who did not attack left it: they only ever wrote, and deleted nothing. */
function damageIn(doc: Y.Doc, attackers: readonly Attacker[]): readonly string[] {
  const damage = doc.store.pendingStructs || doc.store.pendingDs ? ['something is pending'] : []
  const hostile = new Set(attackers.map(({ client }) => client))
  for (const [client, structs] of doc.store.clients) {
    if (hostile.has(client)) continue
    if (structs.some((struct) => struct.deleted)) damage.push(`something of ${client} was deleted`)
  }
  return damage
}

async function memory(): Promise<number> {
  await sleep(3000)
  const text = await (await fetch(`${scene.relay.http}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1])
}
