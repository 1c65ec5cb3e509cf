import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { newInvite } from '../../../server/new-invite.ts'
import type { NewEntry, Store } from '../../../server/store/store.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import { COUNCIL_OF_MARCH_2020, type DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Hand, Role } from '../../../shared/domain/roles.ts'
import { SUBPROTOCOL } from '../../../shared/protocol/wire.ts'
import { CHN, someDossier } from '../../server/dossiers.ts'
import { joinWith, ticketFor } from '../../server/relay/drafters.ts'
import { Y_WEBSOCKET } from './dialect.ts'
import { LeanSocket } from './lean-socket.ts'
import { keystrokes, SEED_CLIENT, seedOf } from './tape-text.ts'
import { type Seat, stopProcess, type Target, untilSaid } from './target.ts'

// The relay as it is shipped: guarded, durable, with invitations, tickets and leases, and acknowledgements on.

const BUNDLE = fileURLToPath(new URL('../../../out/main/penholder.cjs', import.meta.url))
const HISTORIAN = 77
const BATCH = 500

/** As `build/penholder@.service` starts it. */
const AS_A_SERVICE = ['--max-semi-space-size=2']

/** On the Node that `node` resolves with. */
export function penholder(name: string, node: () => Promise<string>): Target {
  return {
    name,
    start: async (history, texts = 0) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'penholder-bench-'))
      const file = path.join(folder, 'bench.penholder')
      const { invites, foes } = await makeFile(file, history, texts)
      const args = [...AS_A_SERVICE, BUNDLE, 'serve', file, '--log-level', 'silent']
      const child = spawn(await node(), args, {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const { http, url } = JSON.parse(await untilSaid(child, '\n'))
      let joined = 0
      const seat = async (room: string): Promise<Seat> => {
        const invite = invites[joined++ % invites.length] ?? ''
        const { session } = await joinWith({ http }, invite)
        const { ticket, clientIds } = await ticketFor({ http }, session, room)
        const protocols = [SUBPROTOCOL, `ticket.${ticket}`]
        const socket = await LeanSocket.open(`${url}/${room}?ack=1`, protocols)
        return { socket, client: clientIds.proposing }
      }
      return {
        pid: child.pid ?? 0,
        dialect: Y_WEBSOCKET,
        seed: seedOf(SEED_CLIENT),
        seats: async (count, room) => {
          const seats: Seat[] = []
          while (seats.length < count) seats.push(await seat(roomCalled(room)))
          return seats
        },
        door: { kind: 'invited', http, url, invite: foes },
        stop: async () => {
          await stopProcess(child)
          await rm(folder, { recursive: true, force: true })
        },
      }
    },
  }
}

/** A delegation that is none of those who draft. */
const ELSEWHERE = 'UKR' as DelegationCode

type Invites = {
  /** One for each delegation of the Council. */
  readonly invites: readonly string[]
  /** For those who mean harm. */
  readonly foes: string
}

/** A file with the text, its history, and invitations for many. */
async function makeFile(file: string, history: number, texts: number): Promise<Invites> {
  const invites: string[] = []
  const numbers = Array.from({ length: texts }, (_, number) => number)
  const dossier = { ...someDossier(), drafts: numbers.map(draftOf) }
  const made = await createDossierFile(file, dossier, async (store) => {
    await writeText(store, roomCalled(undefined), history)
    for (const number of numbers) await writeText(store, roomCalled(number), 0)
    for (const delegation of [...COUNCIL_OF_MARCH_2020, ELSEWHERE]) {
      const host = { base: null, madeBy: null, now: Date.now() }
      const request = { delegation, role: 'delegation' as Role, name: '', uses: 1000 }
      invites.push((await newInvite(store, request, host)).invite)
    }
  })
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  const foes = invites.pop() ?? ''
  return { invites, foes }
}

/** Rival texts stand for the many texts of a conference. */
function draftOf(number: number): string {
  return `text-${number}`
}

function roomCalled(number: number | undefined): string {
  return number === undefined ? 'text/en' : `text/en/${draftOf(number)}`
}

async function writeText(store: Store, room: string, history: number): Promise<void> {
  const seed = seedOf(SEED_CLIENT)
  const updates = [leaseOf(SEED_CLIENT, 'base'), seed]
  if (history > 0) updates.push(leaseOf(HISTORIAN, 'base'), ...keystrokes(seed, HISTORIAN, history))
  for (let from = 0; from < updates.length; from += BATCH) {
    await store.append(updates.slice(from, from + BATCH).map((data) => entryOf(room, data)))
  }
}

function entryOf(room: string, data: Uint8Array): NewEntry {
  const author = 'CHN/penholder/'
  return { room, author, ts: Date.now(), data, wrote: rangesWritten(data) }
}

/** What the relay writes when it gives a client id away. */
function leaseOf(client: number, hand: Hand, delegation: DelegationCode = CHN): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = 900_000 + client
  doc.getMap('who').set(String(client), { delegation, person: '', hand })
  return Y.encodeStateAsUpdate(doc)
}
