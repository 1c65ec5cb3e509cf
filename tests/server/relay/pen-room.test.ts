import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { openDossierFile } from '../../../server/dossier-file.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { encodePresence } from '../../../shared/protocol/awareness.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { penholder } from '../run-cli.ts'
import { findingOf } from '../tampering.ts'
import { aRelay, aRelayOver } from './a-relay.ts'
import { connect, Drafter, joinAs, post, type Relay, ticketFor } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// What FRA tells the pen, and nobody else: through a real relay, by sockets, HTTP and the command line.

const ROOM = 'pen/FRA'
const SECRET = 'Ruritania cannot live with paragraph four'
const RED_LINE = { kind: 'pos', pid: '7:0', v: 'oppose', note: SECRET }
const GBR = 'GBR' as DelegationCode

describe('[E6] the room of a delegation and the pen', () => {
  it('is read and written by both sides, and the same for both', async () => {
    const { relay, pen, fra } = await both()
    expect(pen.ids).not.toHaveProperty('base')
    say(fra, 'FRA', 'a', RED_LINE)
    say(pen, 'CHN', 'b', { kind: 'comment', on: 'FRA/a', note: 'noted' })
    const colleague = await inRoom(relay, FRA, 'delegation')
    for (let i = 0; i < 20; i++) {
      say(fra, 'FRA', `f${i}`, RED_LINE)
      say(colleague, 'FRA', `f${i}`, { ...RED_LINE, v: 'reserve' })
      say(pen, 'CHN', `c${i}`, { kind: 'comment', note: 'noted' })
    }
    const all = [pen, fra, colleague]
    await Promise.all(all.map((one) => one.saved()))
    // Looked at again and again: what is last to come may come to any of them.
    await expect
      .poll(() => new Set(all.map(({ doc }) => recordsIn(doc))).size, { timeout: 15_000 })
      .toBe(1)
    expect(Object.keys(fra.doc.getMap('d:FRA').toJSON()).length).toBe(21)
    expect(fra.doc.getMap('d:CHN').size).toBe(21)
    expect(fra.doc.getMap('who').get(String(pen.ids.proposing))).toMatchObject({ delegation: CHN })
  })

  it('takes nothing in the name of another and no words, and says why', async () => {
    const { relay, pen, fra } = await both()
    say(pen, 'FRA', 'a', RED_LINE)
    expect(await pen.wire.untilClosed()).toEqual({ code: 4403, reason: 'foreign-root' })
    fra.doc.clientID = pen.ids.proposing
    say(fra, 'FRA', 'a', RED_LINE)
    expect(await fra.wire.untilClosed()).toEqual({ code: 4403, reason: 'forged-author' })
    const again = await inRoom(relay, FRA, 'delegation')
    again.doc.getText('text').insert(0, SECRET)
    expect(await again.wire.untilClosed()).toEqual({ code: 4403, reason: 'foreign-root' })
    const reader = await inRoom(relay, FRA, 'delegation')
    expect(recordsIn(reader.doc)).toBe('{}')
  })

  it('is nobody else’s: not a byte of it reaches another connection or answer', async () => {
    const { relay, pen, fra } = await both()
    const heard: Buffer[] = []
    const sessions: string[] = []
    const seats = [[USA, 'delegation'], [FRA, 'observer'], ['SEC', 'secretariat'], [FRA, 'screen']] as const // biome-ignore format: a table
    for (const [delegation, role] of seats) {
      const { session } = await joinAs(relay, delegation as DelegationCode, role)
      sessions.push(session)
      for (const room of ['text/en', 'dossier', ...(role === 'delegation' ? ['pen/USA'] : [])]) {
        const { ticket } = await ticketFor(relay, session, room)
        const wire = connect(relay, room, ticket)
        wire.socket.on('message', (data: Buffer) => heard.push(data))
        await wire.until('a greeting', () => wire.of('step1')[0])
        wire.send({ kind: 'step1', stateVector: new Uint8Array([0]) })
        await wire.until('the state', () => wire.of('step2')[0])
      }
    }
    say(fra, 'FRA', 'a', RED_LINE)
    say(pen, 'CHN', 'b', { kind: 'comment', note: SECRET })
    const state = { caret: null, text: SECRET }
    const entry = { client: fra.ids.proposing, clock: 1, state: state as never }
    fra.wire.send({ kind: 'awareness', update: encodePresence([entry]) })
    await Promise.all([fra.saved(), pen.saved()])
    for (const session of sessions) heard.push(...(await answersTo(relay, session)))
    const text = Buffer.concat(heard).toString('latin1')
    expect(text.length).toBeGreaterThan(1000)
    expect(text).not.toContain('Ruritania')
    expect(text).not.toContain(String(fra.ids.proposing))
    expect(JSON.stringify(fra.doc.toJSON())).toContain('Ruritania')
  })

  it('has one answer for whoever may not be in it, whether there is one or not', async () => {
    const { relay } = await both()
    const { session } = await joinAs(relay, USA, 'delegation')
    const answers = []
    for (const room of [ROOM, 'pen/KEN', 'pen/CHN']) {
      const { json, status } = await post(relay, '/api/ticket', { room }, session)
      answers.push(JSON.stringify({ status, json }).replaceAll(room, '…'))
      const wire = connect(relay, room, (await ticketFor(relay, session)).ticket)
      answers.push(JSON.stringify(await wire.untilClosed()))
    }
    expect(new Set(answers).size).toBe(2)
  })

  it('[O3] is the new penholder’s from the act on, and the former one’s no more', async () => {
    const { relay, pen, fra } = await both()
    say(fra, 'FRA', 'a', RED_LINE)
    await fra.saved()
    const usa = await joinAs(relay, USA, 'delegation')
    const spare = await ticketFor(relay, pen.session, ROOM)
    const passed = await act(relay, pen.session, { command: 'passPen', to: 'USA' })
    expect(passed).toMatchObject({ status: 200 })
    expect(await pen.wire.untilClosed()).toEqual({ code: 4401, reason: 'revoked' })
    expect(await connect(relay, ROOM, spare.ticket).untilClosed()).toMatchObject({ code: 4403 })
    const body = { room: ROOM, resume: [pen.ids.proposing] }
    expect(await post(relay, '/api/ticket', body, pen.session)).toMatchObject({ status: 404 })
    expect(await ticketFor(relay, pen.session, 'pen/CHN')).toMatchObject({ role: 'delegation' })
    // FRA stays where it is: nothing has changed for it.
    say(fra, 'FRA', 'b', RED_LINE)
    await fra.saved()
    const next = await Drafter.connect(relay, usa.session, [], ROOM)
    expect(next.doc.getMap('d:FRA').size).toBe(2)
  })

  it('[O3] has not one record of the former pen behind the act, however fast it writes', async () => {
    const { relay, pen, fra } = await both()
    await joinAs(relay, USA, 'delegation')
    const burst = (from: number, count: number) => {
      for (let i = from; i < from + count; i++)
        say(pen, 'CHN', `k${i}`, { kind: 'comment', note: 'x' })
    }
    burst(0, 20)
    const passing = act(relay, pen.session, { command: 'passPen', to: 'USA' })
    for (let i = 1; i < 200 && !pen.wire.closed; i++) {
      burst(i * 20, 5)
      say(fra, 'FRA', `k${i}`, RED_LINE)
      await new Promise(setImmediate)
    }
    expect(await passing).toMatchObject({ status: 200 })
    await pen.wire.untilClosed()
    say(fra, 'FRA', 'last', RED_LINE)
    await fra.saved()
    await relay.close()
    const rows = await rowsOf(relay.path)
    const act0 = rows.find(({ room, author }) => room === 'dossier' && author.startsWith('CHN/'))
    const ofPen = rows.filter(({ room, author }) => room === ROOM && author.startsWith('CHN/'))
    expect(ofPen.length).toBeGreaterThanOrEqual(20)
    // What it was told is kept is kept.
    expect(ofPen.length).toBeGreaterThanOrEqual(pen.acknowledged)
    expect(ofPen.filter(({ seq }) => seq > (act0?.seq ?? 0))).toEqual([])
    expect(rows.at(-1)).toMatchObject({ room: ROOM, author: 'FRA/delegation/' })
    expect(await findingOf(relay.path)).toBeNull()
  })

  it('[O6] is left by a co-penholder with the pen', async () => {
    const { relay, pen, fra } = await both()
    const gbr = await joinAs(relay, GBR, 'delegation')
    expect(await post(relay, '/api/ticket', { room: ROOM }, gbr.session)).toMatchObject({
      status: 404,
    })
    await act(relay, pen.session, { command: 'addCoPenholder', delegation: 'GBR' })
    const sharing = await Drafter.connect(relay, gbr.session, [], ROOM)
    say(sharing, 'GBR', 'a', { kind: 'comment', note: 'noted' })
    await sharing.saved()
    const spare = await ticketFor(relay, gbr.session, ROOM)
    await act(relay, pen.session, { command: 'removeCoPenholder', delegation: 'GBR' })
    expect(await sharing.wire.untilClosed()).toEqual({ code: 4401, reason: 'revoked' })
    expect(await connect(relay, ROOM, spare.ticket).untilClosed()).toMatchObject({ code: 4403 })
    expect(await post(relay, '/api/ticket', { room: ROOM }, gbr.session)).toMatchObject({
      status: 404,
    })
    for (const one of [pen, fra]) expect(one.wire.closed).toBeNull()
  })

  it('[O4] is gone with the delegation, for the pen too, and back with it', async () => {
    const { relay, pen, fra } = await both()
    say(fra, 'FRA', 'a', RED_LINE)
    await fra.saved()
    const spare = await ticketFor(relay, pen.session, ROOM)
    await act(relay, pen.session, { command: 'remove', delegation: 'FRA' })
    for (const one of [pen, fra]) {
      expect(await one.wire.untilClosed()).toEqual({ code: 4401, reason: 'revoked' })
    }
    expect(await connect(relay, ROOM, spare.ticket).untilClosed()).toMatchObject({ code: 4403 })
    expect(await post(relay, '/api/ticket', { room: ROOM }, pen.session)).toMatchObject({
      status: 404,
    })
    await act(relay, pen.session, { command: 'admit', delegation: 'FRA' })
    const again = await Drafter.connect(relay, pen.session, [pen.ids.proposing], ROOM)
    expect(again.doc.getMap('d:FRA').toJSON()).toEqual({ a: RED_LINE })
  })

  it('[R1] [S6] is after a restart what it was, by snapshot and tail, and goes on', async () => {
    const { relay, pen, fra } = await both()
    // Enough for a snapshot on closing, and then a tail.
    for (let i = 0; i < 120; i++) say(fra, 'FRA', `k${i}`, RED_LINE)
    await fra.saved()
    await relay.close()
    const again = await aRelayOver(relay.path)
    const pen2 = await Drafter.connect(again, pen.session, [pen.ids.proposing], ROOM)
    say(pen2, 'CHN', 'a', { kind: 'comment', note: 'noted' })
    await pen2.saved()
    const before = recordsIn(pen2.doc)
    await again.close()
    expect(await findingOf(relay.path)).toBeNull()
    const opened = await openDossierFile(relay.path, 'read')
    if (!opened.ok) throw new Error(opened.error.kind)
    const snapshot = await opened.value.store.snapshot(ROOM)
    const head = await opened.value.store.head()
    await opened.value.close()
    expect(snapshot?.seq).toBeGreaterThan(100)
    expect(snapshot?.seq).toBeLessThan(head)
    const third = await aRelayOver(relay.path)
    const fra3 = await Drafter.connect(third, fra.session, [fra.ids.proposing], ROOM)
    expect(recordsIn(fra3.doc)).toBe(before)
    say(fra3, 'FRA', 'more', RED_LINE)
    await fra3.saved()
  })

  it('[C3] [C6] [S10] is in the log, the backup and the reach of expunging, and in no export', async () => {
    const { relay, fra } = await both()
    const opener = await Drafter.connect(relay, (await joinAs(relay, CHN, 'penholder')).session)
    opener.doc.clientID = opener.ids.base ?? 0
    openingOf(opener.doc, 'Draft')
    insertAfterLast(opener.doc, ' text')
    await opener.saved()
    say(fra, 'FRA', 'a', RED_LINE)
    await fra.saved()
    const copy = relay.path.replace('.penholder', '-copy.penholder')
    expect(await penholder(['backup', relay.path, copy])).toMatchObject({ code: 0 })
    await relay.close()
    const log = JSON.parse((await penholder(['log', copy, '--json'])).out) as LogEntry[]
    const mine = log.filter(({ room, delegation }) => room === ROOM && delegation === 'FRA')
    expect(mine).toMatchObject([{ role: 'delegation', changes: [{ root: 'd:FRA', keys: ['a'] }] }])
    for (const format of ['json', 'txt', 'docx']) {
      const out = relay.path.replace('.penholder', `.${format}`)
      const done = await penholder(['export', copy, '--format', format, '-o', out])
      expect(done).toMatchObject({ code: 0 })
      const bytes = await readFile(out)
      expect(bytes.includes('Ruritania')).toBe(false)
      if (format === 'json') expect(bytes.includes('Draft text')).toBe(true)
    }
    const entries = String(mine[0]?.seq)
    expect((await readFile(copy)).includes('Ruritania')).toBe(true)
    const expunged = await penholder(['expunge', copy, '--entries', entries, '--reason', 'order 7'])
    expect(expunged).toMatchObject({ code: 0, err: '' })
    expect((await readFile(copy)).includes('Ruritania')).toBe(false)
    expect((await penholder(['verify', copy])).out).toContain('The content of 1 of them')
    const again = await aRelayOver(copy)
    const fra2 = await Drafter.connect(again, fra.session, [fra.ids.proposing], ROOM)
    expect(fra2.doc.getMap('d:FRA').get('a')).toMatchObject({
      v: 'oppose',
      note: expect.stringMatching(/^█+$/),
    })
  })
})

type LogEntry = { readonly seq: number; readonly room: string; readonly delegation: string | null }

/** FRA and the pen, each with a connection to the room. */
async function both() {
  const relay = await aRelay()
  return {
    relay,
    pen: await inRoom(relay, CHN, 'penholder'),
    fra: await inRoom(relay, FRA, 'delegation'),
  }
}

async function inRoom(relay: Relay, delegation: DelegationCode, role: Role): Promise<Drafter> {
  const { session } = await joinAs(relay, delegation, role)
  return Drafter.connect(relay, session, [], ROOM)
}

function say({ doc }: Drafter, delegation: string, key: string, record: object): void {
  doc.getMap(`d:${delegation}`).set(key, record)
}

/** All records of both sides, in one form. */
function recordsIn(doc: Y.Doc): string {
  const sides = ['CHN', 'FRA'].map((one) => Object.entries(doc.getMap(`d:${one}`).toJSON()).sort())
  return sides.every((one) => one.length === 0) ? '{}' : JSON.stringify(sides)
}

async function act(relay: Relay, session: string, command: object) {
  return post(relay, '/api/dossier', command, session)
}

/** What the relay answers to everything that a member can ask. */
async function answersTo(relay: Relay, session: string): Promise<Buffer[]> {
  const headers = { authorization: `Bearer ${session}` }
  const paths = ['/api/invites', '/health', '/ready', '/metrics', `/${ROOM}`, `/api/export?format=json&room=${ROOM}`,
    '/api/export?format=txt', '/api/export?format=docx', '/api/export?format=json'] // biome-ignore format: a list
  const told = await Promise.all(
    paths.map(async (path) =>
      Buffer.from(await (await fetch(relay.http + path, { headers })).arrayBuffer()),
    ),
  )
  const refused = await post(relay, '/api/ticket', { room: ROOM }, session)
  expect(refused).toMatchObject({ status: 404, code: 'room-unknown' })
  return [...told, Buffer.from(JSON.stringify(refused.json))]
}

async function rowsOf(path: string) {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const rows = await opened.value.store.rows(0, 100_000)
  await opened.value.close()
  return rows
}
