import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { exportDossier } from '../../../server/export/export-dossier.ts'
import { orderOf } from '../../../server/export/export-job.ts'
import { EXPORT_FORMATS } from '../../../server/export/formats.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { mayEnter, parseRoom } from '../../../shared/protocol/rooms.ts'
import { beginThread } from '../../../shared/ydoc/comments.ts'
import { statePosition } from '../../../shared/ydoc/positions.ts'
import { SealedRemarker } from '../../../shared/ydoc/sealed-remarks.ts'
import { CHN, FRA, someDossier, USA } from '../../server/dossiers.ts'
import { aRelay } from '../../server/relay/a-relay.ts'
import {
  connect,
  Drafter,
  joinAs,
  post,
  type Relay,
  ticketFor,
} from '../../server/relay/drafters.ts'
import { insertAfterLast, openingOf } from '../../server/relay/tape.ts'
import { type Colleague, colleague, untilIs, untilSaved } from './colleagues.ts'

// A negotiation with a marked secret in every room that is not for all, and every byte that leaves the relay searched for
// it: what each member hears on its sockets, what it is answered, what the relay writes of itself, the file, the exports.

const NER = 'NER' as DelegationCode
const PARAGRAPH = '7:1' as ParagraphId
const GROUP = { name: 'friends', members: [FRA, NER] }
/** What is said in each room; the words stand nowhere else. */
const SECRETS = {
  'pen/FRA': 'Ruritania-to-the-pen',
  'private/FRA': 'Ruritania-to-its-team',
  'caucus/friends': 'Ruritania-to-its-friends',
  desk: 'Ruritania-at-the-desk',
} as const
type SecretRoom = keyof typeof SECRETS
/** The proposals on which a stand is taken there; nobody else's are called so. */
const STAND_ON = {
  'pen/FRA': 'Zubrowka-to-the-pen',
  'private/FRA': 'Zubrowka-to-its-team',
  'caucus/friends': 'Zubrowka-to-its-friends',
  desk: 'Zubrowka-at-the-desk',
} as const
const standIn = (room: SecretRoom) =>
  ({ kind: 'support', on: `USA/${STAND_ON[room]}`, v: 'oppose', t: 1 }) as const
const ROOMS = Object.keys(SECRETS) as SecretRoom[]

const SEATS: readonly (readonly [DelegationCode, Role])[] = [
  [CHN, 'penholder'],
  [FRA, 'delegation'],
  [NER, 'delegation'],
  [USA, 'delegation'],
  [FRA, 'observer'],
  ['SEC' as DelegationCode, 'secretariat'],
  [FRA, 'screen'],
]

const open: Colleague[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.room.close()
})

type Seat = {
  readonly delegation: DelegationCode
  readonly role: Role
  readonly session: string
  /** Everything that came to it, in words. */
  readonly heard: () => string
}

/** Takes a seat, and listens in every room that a client can think of. */
async function listen(relay: Relay, delegation: DelegationCode, role: Role): Promise<Seat> {
  const { session } = await joinAs(relay, delegation, role)
  const heard: Buffer[] = []
  for (const room of ['text/en', 'dossier', ...ROOMS, 'pen/USA', 'private/USA']) {
    const asked = await post(relay, '/api/ticket', { room }, session)
    heard.push(Buffer.from(JSON.stringify(asked.json)))
    // Whoever gets no ticket tries with one for another room.
    const { ticket } = await ticketFor(relay, session, asked.status === 200 ? room : 'text/en')
    const wire = connect(relay, room, ticket)
    wire.socket.on('message', (data: Buffer) => heard.push(data))
    await wire.untilOpen()
    wire.send({ kind: 'step1', stateVector: new Uint8Array([0]) })
  }
  return { delegation, role, session, heard: () => Buffer.concat(heard).toString('latin1') }
}

/** What the relay answers to what a member can ask by HTTP. */
async function answersTo(relay: Relay, session: string): Promise<string> {
  const headers = { authorization: `Bearer ${session}` }
  const exported = EXPORT_FORMATS.map((format) => `/api/export?format=${format}`)
  const rooms = ROOMS.flatMap((room) => [`/${room}`, `/api/export?format=json&room=${room}`])
  const asked = ['/api/invites', '/api/silence?round=1', '/health', '/ready', '/metrics']
  const past = ['', '?at=now', '?at=3', '?at=now&part=credits'].map((at) => `/api/timeline${at}`)
  const kept = ['/api/revisions', '/api/receipt', '/api/export?format=version', ...past]
  const told = await Promise.all(
    [...exported, ...rooms, ...asked, ...kept].map(async (at) =>
      Buffer.from(await (await fetch(relay.http + at, { headers })).arrayBuffer()),
    ),
  )
  return Buffer.concat(told).toString('latin1')
}

/** Every export there is, as bytes; of one that is not possible here, why. */
async function exportsOf(file: string): Promise<Record<string, string>> {
  const opened = await openDossierFile(file, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const made: Record<string, string> = {}
  for (const format of EXPORT_FORMATS) {
    const order = orderOf(format)
    const job = { signal: new AbortController().signal, progress: () => undefined }
    const done = await exportDossier(opened.value, order, job)
    made[format] = done.ok ? Buffer.from(done.value.bytes).toString('latin1') : done.error
  }
  await opened.value.close()
  return made
}

async function inSealed(
  relay: Parameters<typeof colleague>[0],
  delegation: DelegationCode,
  room: SecretRoom,
  role: Role = 'delegation',
): Promise<Colleague> {
  const one = await colleague(relay, delegation, { room, role })
  open.push(one)
  await untilIs(one, 'live')
  return one
}

test('[E1] [E6] [E16] [Q5] [Q14] a secret of each room reaches nobody who is not in it, no log, no file in the clear, no export', async () => {
  const logged: string[] = []
  const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const relay = await aRelay({ logger })
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft')
  insertAfterLast(pen.doc, ' with Ruritania-in-public')
  await pen.saved()
  const grouped = await post(relay, '/api/dossier', { command: 'setGroup', ...GROUP }, pen.session)
  expect(grouped.status).toBe(200)
  const before = await exportsOf(relay.path)
  const seats = await Promise.all(SEATS.map(([code, role]) => listen(relay, code, role)))

  // The same act in each room: a position with a red line, a comment, and a stand on a proposal.
  const tell = (one: Colleague, room: SecretRoom): void => {
    const hand = new SealedRemarker(one.room.doc, { delegation: FRA, role: 'delegation' })
    const redLine = { stand: 'oppose', redLine: SECRETS[room], wording: 'w', at: 1 } as const
    expect(statePosition(hand, PARAGRAPH, redLine).ok).toBe(true)
    beginThread(hand, { paragraph: PARAGRAPH, ranges: [], quote: '' }, SECRETS[room], 2)
    hand.putRemark('support', `s-${STAND_ON[room]}`, standIn(room))
  }
  const { session } = await joinAs(relay, FRA, 'delegation')
  const told = await Drafter.connect(relay, session, [], 'pen/FRA')
  const position = { kind: 'pos', pid: '7:0', v: 'oppose', redLine: SECRETS['pen/FRA'] }
  told.doc.getMap('d:FRA').set('p-7:0', position)
  told.doc.getMap('d:FRA').set(`s-${STAND_ON['pen/FRA']}`, standIn('pen/FRA'))
  await told.saved()
  for (const room of ['private/FRA', 'caucus/friends'] as const) {
    const one = await inSealed(relay, FRA, room)
    tell(one, room)
    await untilSaved(one)
  }
  const desk = await inSealed(relay, CHN, 'desk', 'penholder')
  desk.write(SECRETS.desk)
  await untilSaved(desk)

  // What is refused is told of in the log, and not what it said.
  const forger = await Drafter.join(relay, USA)
  forger.doc.getMap('d:FRA').set('p-7:0', { ...position, redLine: 'Ruritania-forged' })
  expect(await forger.wire.untilClosed()).toEqual({ code: 4403, reason: 'foreign-root' })

  const dossier = { ...someDossier(), groups: [GROUP] }
  for (const { delegation, role, session: own, heard } of seats) {
    const all = heard() + (await answersTo(relay, own))
    expect(all, 'what all may read shows that the search finds something').toContain('in-public')
    const found = ROOMS.filter((room) => all.includes(SECRETS[room]))
    const foundStands = ROOMS.filter((room) => all.includes(STAND_ON[room]))
    const parsed = parseRoom('pen/FRA')
    const isInPenRoom = parsed !== null && mayEnter(parsed, { delegation, role }, dossier)
    // Of sealed rooms nothing passes the relay in words, whoever listens.
    expect(found, `${delegation} as ${role}`).toEqual(isInPenRoom ? ['pen/FRA'] : [])
    expect(foundStands, `${delegation} as ${role}`).toEqual(found)
  }
  expect(logged.join('')).toContain('foreign-root')
  expect(logged.join('')).not.toMatch(/Ruritania|Zubrowka/)

  await relay.close()
  const folder = path.dirname(relay.path)
  const kept = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
  const inFile = ROOMS.filter((room) => kept.some((bytes) => bytes.includes(SECRETS[room])))
  expect(inFile).toEqual(['pen/FRA'])
  const standsInFile = ROOMS.filter((room) => kept.some((bytes) => bytes.includes(STAND_ON[room])))
  expect(standsInFile).toEqual(['pen/FRA'])
  // Not one byte of an export is another because of what was said in other rooms.
  const after = await exportsOf(relay.path)
  expect(after.txt).toContain('in-public')
  expect(after).toEqual(before)
})
