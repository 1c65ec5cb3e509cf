import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { SUBPROTOCOL } from '../../../shared/protocol/wire.ts'
import { joinWith, ticketFor } from '../../server/relay/drafters.ts'
import { type Dialect, hocuspocus, Y_WEBSOCKET } from './dialect.ts'
import type { Door } from './foe.ts'
import { clientFrame, LeanSocket } from './lean-socket.ts'
import { keystrokes, SEED_CLIENT, seedOf } from './tape-text.ts'

// One delegation that does its worst, by several lines at once, for as long as it is let: a flood of keystrokes, of large
// updates, of updates that touch a thousand places, of rubbish, of presence, and of requests. Who is thrown out comes back at once.

const BURST = 64
const BACKLOG_BYTES = 1 << 20
const LARGE = 'x'.repeat(60_000)

const door: Door = JSON.parse(process.argv[2] ?? '')
const dialect: Dialect =
  door.kind === 'open' && door.room !== null ? hocuspocus(door.room) : Y_WEBSOCKET
const sent = { frames: 0, connections: 0, requests: 0 }
let isOver = false

type Line = { readonly socket: LeanSocket; readonly client: number }

/** What a line is flooded with, frame by frame. */
type Flood = (client: number) => readonly Buffer[]

const FLOODS: readonly Flood[] = [typed, typed, large, dear, rubbish, presence]
const lines = FLOODS.map((flood) => flooding(flood))
if (door.kind === 'invited') lines.push(asking(door))
console.log('begun')
process.stdin.resume()
process.stdin.on('end', () => {
  isOver = true
})
await Promise.all(lines)
console.log(JSON.stringify(sent))
process.exit()

async function flooding(flood: Flood): Promise<void> {
  const seat = await seats()
  while (!isOver) {
    const line = await seat().catch(() => null)
    if (!line) {
      await sleep(20)
      continue
    }
    sent.connections++
    await pour(line, flood(line.client))
    line.socket.destroy()
  }
}

/** Until the other side ends it. */
async function pour({ socket }: Line, frames: readonly Buffer[]): Promise<void> {
  let isOpen = true
  socket.on('close', () => {
    isOpen = false
  })
  for (const hello of dialect.hello) socket.write(clientFrame(hello))
  for (let at = 0; isOpen && !isOver; ) {
    for (let i = 0; i < BURST && socket.backlog < BACKLOG_BYTES; i++) {
      const frame = frames[at++ % frames.length]
      if (frame) socket.write(frame)
      sent.frames++
    }
    await new Promise((resolve) => setImmediate(resolve))
    if (socket.backlog >= BACKLOG_BYTES) await sleep(2)
  }
}

/** The way to one connection after another, as one person. */
async function seats(): Promise<() => Promise<Line>> {
  if (door.kind === 'open') {
    const client = 500_000 + Math.floor(Math.random() * 1e6)
    return async () => ({ socket: await LeanSocket.open(door.url), client })
  }
  const { http, url, invite } = door
  const { session } = await joinWith({ http }, invite)
  return async () => {
    const { ticket, clientIds } = await ticketFor({ http }, session)
    const protocols = [SUBPROTOCOL, `ticket.${ticket}`]
    const socket = await LeanSocket.open(`${url}/text/en?ack=1`, protocols)
    return { socket, client: clientIds.proposing }
  }
}

async function asking({ http, invite }: Extract<Door, { kind: 'invited' }>): Promise<void> {
  const { session } = await joinWith({ http }, invite)
  while (!isOver) {
    await Promise.all(
      Array.from({ length: 20 }, () => ticketFor({ http }, session).catch(() => null)),
    )
    sent.requests += 20
  }
}

function framed(updates: readonly Uint8Array[]): readonly Buffer[] {
  return updates.map((update) => clientFrame(dialect.sync(2, update)))
}

function typed(client: number): readonly Buffer[] {
  return framed(keystrokes(seedOf(SEED_CLIENT), client, 2000))
}

function large(client: number): readonly Buffer[] {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, seedOf(SEED_CLIENT))
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 20; i++) doc.getText('text').insert(7, LARGE)
  return framed(updates)
}

/** Each changes the text in a thousand places. */
function dear(client: number): readonly Buffer[] {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, seedOf(SEED_CLIENT))
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('text')
  for (let i = 0; i < 20; i++) {
    doc.transact(() => {
      for (let at = 0; at < 1000; at++) text.insert(1 + ((at * 7919) % (text.length - 1)), 'x')
    })
  }
  return framed(updates)
}

function rubbish(): readonly Buffer[] {
  return framed(Array.from({ length: 50 }, () => new Uint8Array(randomBytes(200))))
}

function presence(client: number): readonly Buffer[] {
  return Array.from({ length: 200 }, (_, clock) => {
    const update = encoding.encode((to) => {
      encoding.writeVarUint(to, 1)
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, clock + 1)
      encoding.writeVarString(to, '{"caret":null}')
    })
    const message = encoding.encode((to) => {
      if (door.kind === 'open' && door.room !== null) encoding.writeVarString(to, door.room)
      encoding.writeVarUint(to, 1)
      encoding.writeVarUint8Array(to, update)
    })
    return clientFrame(message)
  })
}
