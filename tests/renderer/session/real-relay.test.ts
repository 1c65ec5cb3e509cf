import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { LiveText, TextSession } from '../../../renderer/session/live-text.ts'
import type { Member } from '../../../renderer/session/member.ts'
import { type RelayApi, relayApi } from '../../../renderer/session/relay-api.ts'
import type { OpenSocket } from '../../../renderer/session/socket.ts'
import { RELAY_AUTHOR } from '../../../server/author.ts'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { type RunningRelay, startRelay } from '../../../server/relay/start-relay.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import { fail } from '../../../shared/base/result.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { newDossier } from '../../../shared/domain/new-dossier.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { DossierCommand, JoinAnswer } from '../../../shared/protocol/http.ts'
import { readProposals } from '../../../shared/ydoc/read-text.ts'
import { bringTo } from '../../server/relay/stages.ts'
import { isSaved, seen, shown, textOf } from './fake-machine.ts'
import { openForgetfulSession } from './forgetful-session.ts'
import { endOf, seedText } from './seed-text.ts'

// The session against the relay itself: what its guard refuses of honest work done offline.

const LINES = ['Draft', 'training is essential to safety'] as const
const behind = (words: string) => endOf(words, ...LINES)

let folder: string
let relay: RunningRelay
let stops: (() => Promise<void>)[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'penholder-session-'))
  const file = path.join(folder, 'text.penholder')
  const data = seedText(...LINES)
  const made = await createDossierFile(file, DOSSIER, async (store) => {
    const entry = { room: 'text/en', author: RELAY_AUTHOR, ts: Date.now(), data }
    await store.append([{ ...entry, wrote: rangesWritten(data) }])
  })
  if (!made.ok) throw new Error('no file')
  await made.value.close()
  const started = await startRelay({ file, webRoot: null })
  if (!started.ok) throw new Error('no relay')
  relay = started.value
  stops = []
})

afterEach(async () => {
  for (const stop of stops) await stop()
  await relay.close()
  rmSync(folder, { recursive: true })
})

type Seat = {
  readonly session: TextSession
  readonly me: Cell<Member>
  readonly member: JoinAnswer
  readonly text: LiveText
  goOffline(): void
  goOnline(): void
}

async function sit(code: string, role: Role): Promise<Seat> {
  const delegation = code as DelegationCode
  const { invite } = await relay.invite({ delegation, role, name: '', uses: 1 })
  const api = relayApi(relay.http)
  const joined = await api.join({ invite, name: '' })
  if (!joined.ok) throw new Error('not joined')
  const network = new Network(api)
  const { role: as } = joined.value
  const me = new Cell<Member>({ delegation, role: as })
  const session = openForgetfulSession({
    ...{ me, ws: relay.url, session: joined.value },
    api: network.api,
    openSocket: network.openSocket,
  })
  stops.push(() => session.close())
  const text = await textOf(session)
  await seen(session.connection, isSaved)
  return {
    session,
    me,
    member: joined.value,
    text,
    goOffline: () => network.setUp(false, session),
    goOnline: () => network.setUp(true, session),
  }
}

/** A cable that can be pulled. */
class Network {
  #isUp = true
  readonly api: RelayApi

  constructor(api: RelayApi) {
    this.api = {
      ...api,
      ticket: async (...args) => (this.#isUp ? api.ticket(...args) : fail({ kind: 'unreachable' })),
    }
  }

  setUp(isUp: boolean, session: TextSession): void {
    this.#isUp = isUp
    session.interrupted('network')
  }

  readonly openSocket: OpenSocket = (url, protocols, events) => {
    const socket = new WebSocket(url, [...protocols])
    socket.binaryType = 'arraybuffer'
    let isOver = false
    socket.on('open', () => isOver || events.onOpen())
    socket.on('message', (data: ArrayBuffer) => isOver || events.onFrame(new Uint8Array(data)))
    socket.on('close', (code) => isOver || events.onClose(code))
    socket.on('error', () => {})
    return {
      send: (frame) => socket.send(frame),
      close: () => {
        isOver = true
        socket.close()
      },
    }
  }
}

const saved = ({ session }: Seat) => seen(session.connection, isSaved)
const noticed = ({ session }: Seat) => seen(session.notice, (notice) => notice !== null)

/** Resolves with the first open proposal that the seat sees of the delegation. */
async function proposalSeenBy({ text }: Seat, code: string): Promise<Proposal> {
  const isIt = ({ delegation, state }: Proposal) => delegation === code && state === 'open'
  const { proposals } = await seen(text.reading, (now) => now.proposals.some(isIt))
  const found = proposals.find(isIt)
  if (!found) throw new Error('no proposal')
  return found
}

describe('[G14] honest work that comes too late', () => {
  it('[withdrawn] the pen incorporated offline what was withdrawn meanwhile: said, and kept', async () => {
    const pen = await sit('CHN', 'penholder')
    const france = await sit('FRA', 'delegation')
    france.text.writer.type(behind('training'), ' and care')
    const proposal = await proposalSeenBy(pen, 'FRA')
    pen.goOffline()
    expect(pen.text.writer.incorporate(proposal).ok).toBe(true)
    const own = await proposalSeenBy(france, 'FRA')
    expect(france.text.writer.withdraw(own).ok).toBe(true)
    await saved(france)
    pen.goOnline()
    await noticed(pen)
    await saved(pen)
    expect(pen.session.notes.getSnapshot()).toMatchObject([
      { kind: 'verdict', detail: 'FRA', isRestated: false },
    ])
    expect(shown(await textOf(pen.session))).toBe('Draft\ntraining is essential to safety')
  })

  it('[phase] the silence procedure began while somebody wrote offline: kept as a note', async () => {
    const pen = await sit('CHN', 'penholder')
    const france = await sit('FRA', 'delegation')
    france.goOffline()
    france.text.writer.type(behind('training'), ' and care')
    await bringTo(relay, pen.member.session, 'silence')
    france.goOnline()
    expect(await noticed(france)).toEqual({ reason: 'phase', kept: 1, restated: 0 })
    await saved(france)
    expect(france.session.notes.getSnapshot()).toMatchObject([{ text: ' and care' }])
    expect(shown(await textOf(france.session))).not.toContain('care')
  })

  it('what several did offline arrives, and everybody reads the same', async () => {
    const seats = [
      await sit('CHN', 'penholder'),
      await sit('FRA', 'delegation'),
      await sit('USA', 'delegation'),
    ] as const
    const [pen, france, states] = seats
    for (const seat of seats) seat.goOffline()
    france.text.writer.type(behind('training'), ' and care')
    states.text.writer.type(behind('training'), ' and kit')
    const before = behind('safety')
    states.text.writer.replace([[before.client, before.clock - 5, 6]], 'security')
    pen.text.writer.type(behind('safety'), ' everywhere')
    for (const seat of seats) {
      seat.goOnline()
      await saved(seat)
    }
    for (const { text } of seats) await seen(text.reading, (now) => now.proposals.length === 3)
    const [first, ...others] = seats.map(({ text }) => shown(text))
    expect(others).toEqual([first, first])
    expect(readProposals(pen.text.ledger).map(({ kind }) => kind)).toContain('replacement')
    expect(seats.map(({ session }) => session.notice.getSnapshot())).toEqual([null, null, null])
  })
})

describe('[O3] a window whose rights change', () => {
  const act = (pen: Seat, command: DossierCommand) =>
    relayApi(relay.http).command(pen.member.session, command)
  const roleOf = ({ me }: Seat) => me.getSnapshot().role

  it('goes on as what it is by now: the former pen proposes, the new one writes', async () => {
    const pen = await sit('CHN', 'penholder')
    const france = await sit('FRA', 'delegation')
    const [before, old] = [france.text, pen.text]
    expect((await act(pen, { command: 'passPen', to: 'FRA' as DelegationCode })).ok).toBe(true)
    await seen(pen.session.text, (now) => now !== null && now.writer !== old.writer)
    await seen(france.session.text, (now) => now !== null && now.writer !== before.writer)
    for (const seat of [pen, france]) await saved(seat)
    expect([roleOf(pen), roleOf(france)]).toEqual(['delegation', 'penholder'])
    expect([pen, france].map(({ session }) => session.notice.getSnapshot())).toEqual([null, null])

    const written = await textOf(france.session)
    written.writer.type(behind('safety'), ' everywhere')
    await saved(france)
    const proposing = await textOf(pen.session)
    await seen(proposing.reading, () => shown(proposing).includes('everywhere'))
    expect(readProposals(proposing.ledger)).toEqual([])
    proposing.writer.type(behind('training'), ' and care')
    await saved(pen)
    expect(readProposals(proposing.ledger)).toMatchObject([{ delegation: 'CHN', state: 'open' }])
    expect(pen.session.notice.getSnapshot()).toBeNull()
  })

  it('goes on so also when another room of the window has heard of it first', async () => {
    const pen = await sit('CHN', 'penholder')
    const france = await sit('FRA', 'delegation')
    const before = france.text
    france.me.set({ ...france.me.getSnapshot(), role: 'penholder' })
    expect((await act(pen, { command: 'passPen', to: 'FRA' as DelegationCode })).ok).toBe(true)
    const after = await seen(
      france.session.text,
      (now) => now !== null && now.writer !== before.writer,
    )
    expect(after?.writer.author.clientIds.base).toBeDefined()
    await saved(france)
    expect(france.session.notice.getSnapshot()).toBeNull()
  })

  it('keeps what it wrote offline with the pen, and says it again as a proposal', async () => {
    const pen = await sit('CHN', 'penholder')
    const colleague = await sit('CHN', 'penholder')
    await sit('FRA', 'delegation')
    pen.goOffline()
    pen.text.writer.type(behind('safety'), ' everywhere')
    expect(readProposals(pen.text.ledger)).toEqual([])
    await act(colleague, { command: 'passPen', to: 'FRA' as DelegationCode })
    pen.goOnline()
    expect(await noticed(pen)).toEqual({ reason: 'rights', kept: 1, restated: 1 })
    await saved(pen)
    expect(roleOf(pen)).toBe('delegation')
    const text = await textOf(pen.session)
    expect(shown(text)).toContain('safety everywhere')
    expect(readProposals(text.ledger)).toMatchObject([{ delegation: 'CHN', state: 'open' }])
    expect(pen.session.notes.getSnapshot()).toMatchObject([
      { text: ' everywhere', reason: 'rights', isRestated: true },
    ])
  })
})

const DOSSIER = newDossier({
  id: '0b0e7a52-3c1e-4b6e-9f43-2b1c36f6a001',
  lang: 'en',
  topic: 'Safety of peacekeepers',
  penholder: 'CHN' as DelegationCode,
  members: ['CHN', 'FRA', 'USA'] as unknown as readonly DelegationCode[],
})
