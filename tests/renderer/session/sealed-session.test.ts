import { afterEach, expect, test } from 'vitest'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { encodeSealedFrame, parseSealedFrame } from '../../../shared/protocol/sealed.ts'
import { CHN, FRA, USA } from '../../server/dossiers.ts'
import { aRelay, aRelayOver } from '../../server/relay/a-relay.ts'
import { connect, type Relay, ticketFor } from '../../server/relay/drafters.ts'
import { penholder } from '../../server/run-cli.ts'
import { type Colleague, colleague as someone, until, untilIs, untilSaved } from './colleagues.ts'

const open: Colleague[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.room.close()
})

async function colleague(...[relay, delegation, options]: Parameters<typeof someone>) {
  const one = await someone(relay, delegation, options)
  open.push(one)
  return one
}

async function shut(one: Colleague): Promise<void> {
  open.splice(open.indexOf(one), 1)
  await one.room.close()
}

/** Two of FRA who share their room. */
async function twoColleagues(
  relay: Relay & { readonly url: string },
  delegation: DelegationCode = FRA,
) {
  const head = await colleague(relay, delegation, { name: 'Head' })
  await untilIs(head, 'live')
  const expert = await colleague(relay, delegation, {
    name: 'Expert',
    key: head.room.keyText.getSnapshot(),
  })
  await untilIs(expert, 'live')
  return { head, expert }
}

const HONEST = {
  foreign: 0,
  refused: 0,
  repeated: 0,
  withheld: 0,
  disordered: 0,
  expunged: 0,
  isSetBack: false,
  isKeyFleeting: false,
}

test('[E10] the first member makes the key, and a colleague with it shares the note live', async () => {
  const relay = await aRelay()
  const { head, expert } = await twoColleagues(relay)
  head.write('We can live with “safety and security”. ')
  await until('the words', () => expert.note().includes('safety'))
  expert.write('Paris agrees.')
  await until('the answer', () => head.note().endsWith('Paris agrees.'))
  await untilSaved(head)
  const people = head.room.members.getSnapshot().map(({ person, isMe }) => `${person} ${isMe}`)
  expect(people).toEqual(['Head true', 'Expert false'])
  expect(expert.room.notices.getSnapshot()).toEqual(HONEST)
})

test('[E10] of two who begin at once one makes the key, and the other asks for it', async () => {
  const relay = await aRelay()
  const both = await Promise.all([colleague(relay, FRA), colleague(relay, FRA)])
  const kinds = () => both.map(({ room }) => room.status.getSnapshot().kind).sort()
  await until('a decision', () => kinds().join() === 'live,noKey')
  const first = both.find(({ room }) => room.status.getSnapshot().kind === 'live')
  const other = both.find((one) => one !== first)
  if (!first || !other) throw new Error('no decision')
  first.write('the first word')
  other.room.tryKey(first.room.keyText.getSnapshot() ?? '')
  await until('the note', () => other.note() === 'the first word')
})

test('[E10] whoever comes without a key reads nothing, and may begin anew beside what is there', async () => {
  const relay = await aRelay()
  const { head } = await twoColleagues(relay)
  head.write('Our red line.')
  await untilSaved(head)
  const stranger = await colleague(relay, FRA)
  await untilIs(stranger, 'noKey')
  expect(stranger.note()).toBe('')
  stranger.room.beginAnew()
  await untilIs(stranger, 'live')
  stranger.write('Another room.')
  await untilSaved(stranger)
  head.write(' And more.')
  await untilSaved(head)
  expect(head.note()).toBe('Our red line. And more.')
  expect(head.room.notices.getSnapshot().foreign).toBeGreaterThan(0)
  expect(head.room.members.getSnapshot()).toHaveLength(2)
})

test('[E12] a key that is none is refused, and one that opens nothing leaves the door shut', async () => {
  const relay = await aRelay()
  await twoColleagues(relay)
  const { head: american } = await twoColleagues(relay, USA)
  const late = await colleague(relay, FRA)
  await untilIs(late, 'noKey')
  expect(late.room.tryKey('not a key')).toBe(false)
  expect(late.room.tryKey(american.room.keyText.getSnapshot() ?? '')).toBe(true)
  await untilIs(late, 'noKey')
})

test('[E15] what is written offline survives closing the window, and is sent when the relay is back', async () => {
  const relay = await aRelay()
  const { head, expert } = await twoColleagues(relay)
  head.write('before. ')
  await untilSaved(head)
  await until('the words', () => expert.note() === 'before. ')
  await relay.close()
  await untilIs(head, 'away')
  head.write('On the train. ')
  expect(head.room.unsaved.getSnapshot()).toBe(1)
  await shut(head)
  await shut(expert)
  const again = await aRelayOver(relay.path)
  const back = await colleague(again, FRA, { machine: head.machine, member: head.member })
  await untilIs(back, 'live')
  await untilSaved(back)
  const reader = await colleague(again, FRA, { machine: expert.machine, member: expert.member })
  await until('the words', () => reader.note() === 'before. On the train. ')
  expect(reader.room.members.getSnapshot()).toHaveLength(2)
  expect(reader.room.notices.getSnapshot()).toEqual(HONEST)
})

test('[E15] what a machine keeps of the room cannot be read without its keychain', async () => {
  const relay = await aRelay()
  const { head } = await twoColleagues(relay)
  head.write('Our red line is paragraph 4.')
  await untilSaved(head)
  await shut(head)
  expect(head.machine.disk.size).toBeGreaterThan(0)
  for (const bytes of head.machine.disk.values()) {
    expect(Buffer.from(bytes).includes('red line')).toBe(false)
  }
})

test('[E15] two windows of one machine are one member, and neither loses the other’s work', async () => {
  const relay = await aRelay()
  const { head } = await twoColleagues(relay)
  const window = await colleague(relay, FRA, { machine: head.machine, member: head.member })
  await untilIs(window, 'live')
  await relay.close()
  head.write('one ')
  window.write('two ')
  await shut(head)
  await shut(window)
  const again = await aRelayOver(relay.path)
  const back = await colleague(again, FRA, { machine: head.machine, member: head.member })
  await untilIs(back, 'live')
  await untilSaved(back)
  expect(back.note().split(' ').sort()).toEqual(['', 'one', 'two'])
  expect(back.room.members.getSnapshot()).toHaveLength(2)
})

test('[E8] nothing is lost, and nothing doubled, when the line is cut again and again in mid-sentence', async () => {
  const relay = await aRelay()
  const { head, expert } = await twoColleagues(relay)
  let written = ''
  for (let word = 0; word < 40; word++) {
    head.write(`${word} `)
    written += `${word} `
    if (word % 6 === 2) head.cut()
    if (word % 9 === 4) expert.cut()
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await until('all words', () => expert.note() === written)
  await untilSaved(head)
  expect(head.note()).toBe(written)
  expect(expert.room.notices.getSnapshot()).toEqual(HONEST)
})

test('[E11] who is left out reads nothing more; those who stay and those who come read everything', async () => {
  const relay = await aRelay()
  const { head, expert } = await twoColleagues(relay)
  const intern = await colleague(relay, FRA, {
    name: 'Intern',
    key: head.room.keyText.getSnapshot(),
  })
  await untilIs(intern, 'live')
  head.write('before; ')
  await until('the words', () => intern.note() === 'before; ')
  const [leaving] = head.room.members.getSnapshot().filter(({ person }) => person === 'Intern')
  const formerKey = head.room.keyText.getSnapshot()
  expect(head.room.leaveOut([leaving?.id ?? ''])).toBe(true)
  await untilIs(intern, 'leftOut')
  expect(intern.room.status.getSnapshot()).toEqual({ kind: 'leftOut', by: 'Head' })
  await until('a new key', () => head.room.keyText.getSnapshot() !== formerKey)
  head.write('after; ')
  expert.write('agreed.')
  await until('all', () => head.note() === expert.note() && head.note().includes('agreed'))
  await untilSaved(head)
  expect(intern.note()).toBe('before; ')
  const newcomer = await colleague(relay, FRA, {
    name: 'New',
    key: head.room.keyText.getSnapshot(),
  })
  await until('everything', () => newcomer.note() === head.note())
  const late = await colleague(relay, FRA, { name: 'Late', key: formerKey })
  await untilIs(late, 'leftOut')
  expect(late.note()).toBe('before; ')
})

test('[E11] a colleague who was away while the key changed goes on under the new one', async () => {
  const relay = await aRelay()
  const { head, expert } = await twoColleagues(relay)
  const third = await colleague(relay, FRA, { name: 'Third', key: head.room.keyText.getSnapshot() })
  await untilIs(third, 'live')
  await shut(expert)
  const gone = head.room.members.getSnapshot().find(({ person }) => person === 'Third')
  head.room.leaveOut([gone?.id ?? ''])
  await untilIs(third, 'leftOut')
  head.write('under the new key')
  await untilSaved(head)
  const back = await colleague(relay, FRA, { machine: expert.machine, member: expert.member })
  await until('the words', () => back.note() === 'under the new key')
  expect(back.room.keyText.getSnapshot()).toBe(head.room.keyText.getSnapshot())
})

test('[E14] a newcomer begins with a snapshot; a wrong one only costs time', async () => {
  const relay = await aRelay()
  const head = await colleague(relay, FRA, { name: 'Head', rowsPerSnapshot: 20 })
  await untilIs(head, 'live')
  let written = ''
  for (let word = 0; word < 22; word++) {
    head.write(`${word} `)
    written += `${word} `
    await untilSaved(head)
  }
  const key = head.room.keyText.getSnapshot()
  const newcomer = await colleague(relay, FRA, { key })
  await until('everything', () => newcomer.note() === written)
  // A snapshot first, and not the row that the room began with.
  expect(kindsOf(newcomer)[0]).toBe('snapshot')
  expect(rowsOf(newcomer)).toBeLessThan(10)
  expect(newcomer.room.members.getSnapshot().map(({ person }) => person)).toContain('Head')
  // Somebody whom only the host let in, and who has no key, keeps rubbish in its place.
  const stranger = await colleague(relay, FRA)
  await untilIs(stranger, 'noKey')
  await putRubbish(relay, stranger)
  const another = await colleague(relay, FRA, { key })
  await until('everything', () => another.note() === written)
  expect(rowsOf(another)).toBeGreaterThan(22)
})

test('[G14] a restored backup takes nothing from those who remember more, and is noticed', async () => {
  const relay = await aRelay()
  const { head, expert } = await twoColleagues(relay)
  head.write('kept; ')
  await untilSaved(head)
  await until('it', () => expert.note() === 'kept; ')
  const copy = `${relay.path}.copy.penholder`
  expect((await penholder(['backup', relay.path, copy])).code).toBe(0)
  head.write('and this')
  await untilSaved(head)
  await until('it', () => expert.note() === 'kept; and this')
  await shut(expert)
  await shut(head)
  await relay.close()
  const restored = await aRelayOver(copy)
  const back = await colleague(restored, FRA, { machine: head.machine, member: head.member })
  await untilIs(back, 'live')
  await untilSaved(back)
  expect(back.room.notices.getSnapshot().isSetBack).toBe(true)
  const other = await colleague(restored, FRA, { machine: expert.machine, member: expert.member })
  await until('everything', () => other.note() === 'kept; and this')
})

test('[E1] those who hold the pen share the desk, and a group its caucus', async () => {
  const relay = await aRelay()
  const pen = await colleague(relay, CHN, { role: 'penholder', room: 'desk' })
  await untilIs(pen, 'live')
  pen.write('Rev.2 of paragraph 3')
  await untilSaved(pen)
  const shutOut = await colleague(relay, FRA, { room: 'desk' })
  await untilIs(shutOut, 'ended')
})

function kindsOf({ heard }: Colleague): readonly string[] {
  return heard.map((frame) => parseSealedFrame(frame)?.kind ?? '').filter((kind) => kind !== '')
}

function rowsOf({ heard }: Colleague): number {
  const frames = heard.map((frame) => parseSealedFrame(frame))
  return frames.reduce((sum, one) => sum + (one?.kind === 'entries' ? one.entries.length : 0), 0)
}

/** Keeps a snapshot that says nothing, as somebody who has no key. */
async function putRubbish(relay: Relay, { member }: Colleague): Promise<void> {
  const room = 'private/FRA'
  const { ticket } = await ticketFor(relay, member.session, room)
  const wire = connect(relay, room, ticket)
  await wire.untilOpen()
  const envelope = new Uint8Array(300).fill(7)
  wire.socket.send(encodeSealedFrame({ kind: 'snapshot', seq: 3, envelope }))
  await new Promise((resolve) => setTimeout(resolve, 100))
}
