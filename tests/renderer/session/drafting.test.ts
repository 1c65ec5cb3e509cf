import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import WebSocket from 'ws'
import { SYSTEM_CLOCK } from '../../../renderer/session/clock.ts'
import { type Drafting, openDrafting } from '../../../renderer/session/drafts/drafting.ts'
import { whenSaved } from '../../../renderer/session/drafts/when-saved.ts'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { LiveText, TextSession } from '../../../renderer/session/live-text.ts'
import type { Member } from '../../../renderer/session/member.ts'
import { relayApi } from '../../../renderer/session/relay-api.ts'
import type { OpenSocket } from '../../../renderer/session/socket.ts'
import { RELAY_AUTHOR } from '../../../server/author.ts'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { CHN, FRA, scratchFolder, someDossier, USA } from '../../server/dossiers.ts'
import { afterwards, aRelayOver } from '../../server/relay/a-relay.ts'
import { joinAs, post } from '../../server/relay/drafters.ts'
import { type Colleague, colleague, until, untilIs } from './colleagues.ts'
import { isSaved, seen, shown, textOf } from './fake-machine.ts'
import { openForgetfulSession } from './forgetful-session.ts'
import { endOf, seedText } from './seed-text.ts'

// Drafting over a real relay: a text that everybody has, and a room that the relay cannot read.

const LINES = ['Draft', 'training is essential'] as const
const LIVE = 'training is essential'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function served() {
  const scratch = await scratchFolder()
  afterwards(() => scratch.remove())
  const file = scratch.path('talks.penholder')
  const data = seedText(...LINES)
  const made = await createDossierFile(file, someDossier(), async (store) => {
    const entry = { room: 'text/en', author: RELAY_AUTHOR, ts: Date.now(), data }
    await store.append([{ ...entry, wrote: rangesWritten(data) }])
  })
  if (!made.ok) throw new Error('no file')
  await made.value.close()
  return { relay: await aRelayOver(file), folder: path.dirname(file) }
}

type Served = Awaited<ReturnType<typeof served>>
type Seat = {
  /** The session's token. */
  readonly member: string
  readonly session: TextSession
  readonly text: LiveText
  readonly heard: Uint8Array[]
  readonly colleague: Colleague
  readonly drafting: Drafting
}

async function sit({ relay }: Served, code: typeof FRA, role: Role, of?: Seat): Promise<Seat> {
  const member = await joinAs(relay, code, role, 'Somebody')
  const heard: Uint8Array[] = []
  const me = new Cell<Member>({ delegation: code, role })
  const session = openForgetfulSession({
    ...{ me, ws: relay.url, session: member },
    api: relayApi(relay.http),
    openSocket: listening(heard),
  })
  stops.push(() => session.close())
  const text = await textOf(session)
  await seen(session.connection, isSaved)
  const room = role === 'penholder' ? 'desk' : `private/${code}`
  const key = of?.colleague.room.keyText.getSnapshot() ?? null
  const one = await colleague(relay, code, { member, room, role, key })
  stops.push(() => one.room.close())
  await untilIs(one, 'live')
  const drafting = openDrafting({
    ...{ session, room: one.room, me, clock: SYSTEM_CLOCK },
    revision: new Cell({}),
  })
  stops.push(() => drafting.close())
  await until('the branch', () => drafting.text.getSnapshot() !== null)
  return { member: member.session, session, text, heard, colleague: one, drafting }
}

function listening(heard: Uint8Array[]): OpenSocket {
  return (url, protocols, events) => {
    const socket = new WebSocket(url, [...protocols])
    socket.binaryType = 'arraybuffer'
    let isOver = false
    socket.on('open', () => isOver || events.onOpen())
    socket.on('message', (data: ArrayBuffer) => {
      heard.push(new Uint8Array(data))
      if (!isOver) events.onFrame(new Uint8Array(data))
    })
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

function branchOf({ drafting }: Seat): LiveText {
  const text = drafting.text.getSnapshot()
  if (!text) throw new Error('no branch')
  return text
}

const heardBy = ({ heard }: Seat): string => Buffer.concat(heard).toString('latin1')
const behind = (words: string) => endOf(words, ...LINES)
const allOf = ({ drafting }: Seat) => new Set(drafting.drafts.getSnapshot().map(({ id }) => id))

test('[B2] [B4] colleagues draft in their room; others hear nothing before it is tabled, then one update', async () => {
  const all = await served()
  const fra = await sit(all, FRA, 'delegation')
  const expert = await sit(all, FRA, 'delegation', fra)
  const usa = await sit(all, USA, 'delegation')
  branchOf(fra).writer.type(behind('training'), ' utterly')
  await until('the draft', () => shown(branchOf(expert)).includes('utterly'))
  const last = branchOf(expert).writer.type(behind('essential'), ' gravely')
  branchOf(expert).writer.remove([[last.client, last.clock - 7, 8]])
  branchOf(expert).writer.type(behind('essential'), ' indeed')
  await until('the answer', () => shown(branchOf(fra)).includes('indeed'))
  usa.text.writer.type(behind('is'), ' surely')
  await until('what is live', () => shown(branchOf(fra)).includes('surely'))
  await until('both drafts', () => allOf(fra).size === 2)
  await until('the text', () => shown(fra.text).includes('surely'))
  expect(shown(fra.text)).toBe('Draft\ntraining is surely essential')
  for (const word of ['utterly', 'gravely', 'indeed']) expect(heardBy(usa)).not.toContain(word)

  const before = usa.heard.length
  expect(fra.drafting.table(allOf(fra))).toBe(2)
  expect(await whenSaved(fra.session)).toBe(true)
  await until('what was tabled', () => shown(usa.text).includes('indeed'))
  expect(shown(usa.text)).toBe('Draft\ntraining utterly is surely essential indeed')
  const with_ = usa.heard.slice(before).filter((one) => Buffer.from(one).includes('utterly'))
  expect(with_).toHaveLength(1)
  expect(Buffer.from(with_[0] ?? []).includes('indeed')).toBe(true)
  expect(heardBy(usa)).not.toContain('gravely')
  await until('nothing is left', () => allOf(expert).size + allOf(fra).size === 0)
  expect(shown(branchOf(expert))).toBe(shown(usa.text))
  for (const name of readdirSync(all.folder)) {
    expect(readFileSync(path.join(all.folder, name)).includes('gravely')).toBe(false)
  }
})

test('[B2] what was drafted is there when the room is opened again, and can be dropped for all', async () => {
  const all = await served()
  const fra = await sit(all, FRA, 'delegation')
  branchOf(fra).writer.type(behind('training'), ' kept')
  fra.drafting.close()
  await until('the room', () => fra.colleague.room.unsaved.getSnapshot() === 0)
  const again = await sit(all, FRA, 'delegation', fra)
  await until('the draft', () => shown(branchOf(again)).includes('kept'))
  await until('its line', () => allOf(again).size === 1)
  again.drafting.drop(allOf(again))
  expect(shown(branchOf(again))).toBe(`Draft\n${LIVE}`)
  expect(allOf(again).size).toBe(0)
})

test('[B7] the desk is shared by those who hold the pen, and published at once', async () => {
  const all = await served()
  const pen = await sit(all, CHN, 'penholder')
  const usa = await sit(all, USA, 'delegation')
  usa.text.writer.type(behind('training'), ' first')
  const { reading, writer } = branchOf(pen)
  await until('the proposal', () => reading.getSnapshot().proposals.length === 1)
  const [proposal] = reading.getSnapshot().proposals
  if (!proposal) throw new Error('no proposal')
  expect(writer.incorporate(proposal).ok).toBe(true)
  writer.type(behind('essential'), ' always')
  await until('both', () => allOf(pen).size === 2)
  expect(heardBy(usa)).not.toContain('always')
  expect(pen.drafting.table(allOf(pen))).toBe(2)
  await until('the base text', () => {
    const { base } = usa.text.reading.getSnapshot()
    return base.some(({ runs }) =>
      runs
        .map(({ text }) => text)
        .join('')
        .endsWith('first is essential always'),
    )
  })
})

test('[B2] [B5] [K1] drafts that were not tabled survive a circulated revision: moved along by ids, with what stands against them', async () => {
  const all = await served()
  const pen = await sit(all, CHN, 'penholder')
  const fra = await sit(all, FRA, 'delegation')
  branchOf(fra).writer.type(behind('training'), ' and care')
  branchOf(fra).writer.type(behind('essential'), ' everywhere')
  await until('both drafts', () => allOf(fra).size === 2)

  // At the desk the pen rewrites words around one draft and puts a paragraph in front, then circulates both.
  const desk = branchOf(pen).writer
  desk.type(endOf('is', ...LINES), ' always')
  const { client, clock } = behind('essential')
  desk.remove([[client, clock - 9, 10]])
  await until('what the desk holds', () => allOf(pen).size > 0)
  expect(pen.drafting.table(allOf(pen))).toBeGreaterThan(0)
  expect(await whenSaved(pen.session)).toBe(true)
  const revision = { note: 'For the second reading.', recipients: null, commentsUntil: null }
  const act = { command: 'circulate', ...revision }
  const circulated = await post(all.relay, '/api/dossier', act, pen.member)
  expect(circulated.status, JSON.stringify(circulated.json)).toBe(200)

  await until('the revision', () => shown(fra.text).includes('always'))
  await until('it flows into the branch', () => shown(branchOf(fra)).includes('always'))
  expect(shown(branchOf(fra))).toBe('Draft\ntraining and care is always everywhere')
  expect(shown(fra.text)).toBe('Draft\ntraining is always')
  const listed = () => fra.drafting.drafts.getSnapshot()
  await until('what stands against it', () =>
    listed().some(({ conflicts }) => conflicts.length > 0),
  )
  expect(listed().map(({ added, conflicts }) => [added, conflicts])).toEqual([
    [' and care', []],
    [' everywhere', ['around']],
  ])

  // What nothing stands against is tabled where its words stand now.
  const free = listed().filter(({ conflicts }) => conflicts.length === 0)
  expect(fra.drafting.table(new Set(free.map(({ id }) => id)))).toBe(1)
  await until('what was tabled', () => shown(pen.text).includes('and care'))
  expect(shown(pen.text)).toBe('Draft\ntraining and care is always')
  expect(allOf(fra).size).toBe(1)
})

test('[B4] without the relay nothing is tabled, and the draft stays', async () => {
  const all = await served()
  const fra = await sit(all, FRA, 'delegation')
  branchOf(fra).writer.type(behind('training'), ' offline')
  await until('its line', () => allOf(fra).size === 1)
  await all.relay.close()
  await until('it is noticed', () => !fra.drafting.mayTable.getSnapshot())
  expect(fra.drafting.table(allOf(fra))).toBe(0)
  expect(shown(fra.text)).toBe(`Draft\n${LIVE}`)
  expect(allOf(fra).size).toBe(1)
})
