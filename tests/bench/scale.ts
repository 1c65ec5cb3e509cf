import { stat } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { type ServedFile, serveDossierFile } from '../../server/dossier-file.ts'
import { loadDoc } from '../../server/load-doc.ts'
import { GuardedRoom } from '../../server/relay/guarded-room.ts'
import type { Sender } from '../../server/relay/room.ts'
import { CHN, FRA, scratchFolder, someDossier } from '../server/dossiers.ts'
import { insertAfterLast, openingOf } from '../server/relay/tape.ts'

// `npm run bench:scale`: what one room costs on disk, in memory and in time as its text grows, and what the leases of many
// people cost. One line of JSON a figure; `docs/scale.md` says what follows from them. Rooms here have no sockets.

const SIZES = [1000, 20_000, 100_000]
const RUN_LETTERS = 8
const AT_ONCE = 50
const HANDS = 15
const FIRST_CLIENT = 10_000

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

/** Bytes of the heap that are in use, and outside of it. */
function memory(): number {
  for (let i = 0; i < 3; i++) if (typeof collect === 'function') collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const tell = (figure: string, values: object) => console.log(JSON.stringify({ figure, ...values }))

const scratch = await scratchFolder()
for (const letters of SIZES) await measureText(letters)
for (const leases of [100, 1000, 5000]) await measureLeases(leases)
await measureCommits()
await scratch.remove()

async function measureText(letters: number): Promise<void> {
  const path = scratch.path(`text-${letters}.penholder`)
  const written = await writeText(path, letters)
  const file = await served(path)
  const before = memory()
  const begun = performance.now()
  const room = await GuardedRoom.load(file.store, 'text/en', 'drafting')
  const loadMs = performance.now() - begun
  const heldBytes = memory() - before
  const snapshot = await file.store.snapshot('text/en')
  const state = await room.answer(new Uint8Array([0]))
  const replayBegun = performance.now()
  await loadDoc({ ...file.store, snapshot: async () => null }, 'text/en')
  const replayMs = performance.now() - replayBegun
  await file.close()
  tell('text', {
    letters,
    ...written,
    heldBytes,
    stateBytes: state?.update.length,
    snapshotBytes: snapshot?.data.length ?? null,
    loadMs: round(loadMs),
    replayMs: round(replayMs),
  })
}

/** In a function of its own, so that nothing of it is still held when the memory is measured. */
async function writeText(path: string, letters: number) {
  const file = await aFile(path)
  const room = await GuardedRoom.load(file.store, 'text/en', 'drafting')
  const { updateBytes, ms } = await typeInto(room, letters)
  await room.close()
  const rows = await file.store.head()
  await file.close()
  const { size } = await stat(path)
  return {
    rows,
    updateBytes: round(updateBytes / letters),
    fileBytesPerRow: round(size / rows),
    keptPerSecond: Math.round((letters / ms) * 1000),
  }
}

/** Many hands, one after another, a few letters each; each letter is an update of its own. */
async function typeInto(room: GuardedRoom, letters: number) {
  const doc = new Y.Doc({ gc: false })
  const pen = await lease(room, FIRST_CLIENT, 'base')
  doc.clientID = FIRST_CLIENT
  await room.submit(openingOf(doc, 'Draft '), pen)
  const senders: Sender[] = []
  for (let i = 1; i <= HANDS; i++) senders.push(await lease(room, FIRST_CLIENT + i, 'proposing'))
  let updateBytes = 0
  const begun = performance.now()
  let pending: Promise<unknown>[] = []
  for (let i = 0; i < letters; i++) {
    const hand = Math.floor(i / RUN_LETTERS) % HANDS
    const sender = senders[hand]
    if (!sender) throw new Error('no hand')
    doc.clientID = FIRST_CLIENT + 1 + hand
    const update = insertAfterLast(doc, 'x')
    updateBytes += update.length
    pending.push(room.submit(update, sender))
    if (pending.length < AT_ONCE) continue
    await Promise.all(pending)
    pending = []
  }
  await Promise.all(pending)
  return { updateBytes, ms: performance.now() - begun }
}

/** What the ids given to people cost a room in which nobody has written yet. */
async function measureLeases(leases: number): Promise<void> {
  const file = await aFile(scratch.path(`leases-${leases}.penholder`))
  const room = await GuardedRoom.load(file.store, 'text/en', 'drafting')
  const begun = performance.now()
  for (let done = 0; done < leases; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, leases - done) }, (_, i) =>
      lease(room, FIRST_CLIENT + done + i, 'proposing'),
    )
    await Promise.all(some)
  }
  const ms = performance.now() - begun
  const state = await room.answer(new Uint8Array([0]))
  await file.close()
  // A state vector names each client that wrote: as many hands, a letter each.
  const doc = new Y.Doc({ gc: false })
  for (let i = 0; i < leases; i++) {
    doc.clientID = FIRST_CLIENT + i * 100_003
    doc.getText('text').insert(0, 'x')
  }
  const vectorBegun = performance.now()
  const vector = Y.encodeStateVector(doc)
  const vectorMs = performance.now() - vectorBegun
  tell('leases', {
    leases,
    perLeaseMs: round(ms / leases),
    whoBytes: state?.update.length,
    stateVectorBytes: vector.length,
    stateVectorMs: round(vectorMs),
  })
}

/** How many transactions a second the disk keeps, by how many entries are in each. */
async function measureCommits(): Promise<void> {
  for (const entries of [1, 10, 100]) {
    const file = await aFile(scratch.path(`commits-${entries}.penholder`))
    const data = new Uint8Array(40)
    const batch = Array.from({ length: entries }, () => {
      return { room: 'record', author: 'relay', ts: 1, data, wrote: [] }
    })
    let commits = 0
    const begun = performance.now()
    for (; performance.now() - begun < 2000; commits++) await file.store.append(batch)
    const perSecond = commits / ((performance.now() - begun) / 1000)
    tell('commits', {
      entries,
      perSecond: Math.round(perSecond),
      rowsPerSecond: Math.round(perSecond * entries),
    })
    await file.close()
  }
}

async function lease(room: GuardedRoom, client: number, hand: 'base' | 'proposing') {
  const delegation = hand === 'base' ? CHN : FRA
  const leased = await room.lease(client, { delegation, person: 'A Second Secretary', hand })
  if (!leased.ok) throw new Error('no lease')
  const role = hand === 'base' ? 'penholder' : 'delegation'
  const sender: Sender = { delegation, role, person: 'Ann', clients: new Set([client]) }
  return sender
}

async function aFile(path: string): Promise<ServedFile> {
  const made = await createDossierFile(path, someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  return served(path)
}

async function served(path: string): Promise<ServedFile> {
  const opened = await serveDossierFile(path)
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
