import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { verifyFile } from '../../../server/verify-file.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import {
  encodeSealedFrame,
  parseSealedFrame,
  type SealedEntry,
  type SealedFrame,
} from '../../../shared/protocol/sealed.ts'
import { parseMessage, SUBPROTOCOL } from '../../../shared/protocol/wire.ts'
import { MAX_ENVELOPE_BYTES } from '../../../shared/sealed/envelope.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay, aRelayOver } from './a-relay.ts'
import { joinAs, post, type Relay, ticketFor } from './drafters.ts'

const sockets: WebSocket[] = []

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
})

/** One in a room whose entries are bytes to the relay, and here too. */
class Colleague {
  readonly entries: SealedEntry[] = []
  readonly frames: SealedFrame[] = []
  acknowledged = 0
  closed: { readonly code: number; readonly reason: string } | null = null
  readonly socket: WebSocket

  constructor(url: string, room: string, ticket: string) {
    this.socket = new WebSocket(`${url}/${room}?ack=1`, [SUBPROTOCOL, `ticket.${ticket}`])
    sockets.push(this.socket)
    this.socket.on('message', (data: Buffer) => {
      const frame = parseSealedFrame(data)
      if (frame) this.frames.push(frame)
      if (frame?.kind === 'entries') this.entries.push(...frame.entries)
      const message = frame ? null : parseMessage(data)
      if (message?.kind === 'acknowledged') this.acknowledged = message.count
    })
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
    })
    this.socket.on('error', () => undefined)
  }

  send(frame: SealedFrame): void {
    this.socket.send(encodeSealedFrame(frame))
  }

  append(text: string): void {
    this.send({ kind: 'append', envelope: Buffer.from(text) })
  }

  get texts(): readonly string[] {
    return this.entries.map(({ bytes }) => Buffer.from(bytes).toString())
  }

  async until(what: string, isSo: () => boolean): Promise<void> {
    for (let waited = 0; !isSo(); waited += 5) {
      if (waited > 5000)
        throw new Error(`waited in vain for ${what}: ${JSON.stringify(this.closed)}`)
      await pause(5)
    }
  }
}

async function enter(
  relay: Relay,
  delegation: DelegationCode,
  { room = `private/${delegation}`, role = 'delegation' as Role, after = 0 } = {},
) {
  const { session } = await joinAs(relay, delegation, role)
  const { ticket } = await ticketFor(relay, session, room)
  const colleague = new Colleague(relay.url, room, ticket)
  await colleague.until('opening', () => colleague.socket.readyState === WebSocket.OPEN)
  colleague.send({ kind: 'follow', after, takesSnapshot: true })
  await colleague.until('the end', () => colleague.frames.some(({ kind }) => kind === 'caughtUp'))
  return colleague
}

test('[E13] colleagues are told every entry in one order, the writer too, and it is acknowledged', async () => {
  const relay = await aRelay()
  const ana = await enter(relay, FRA)
  const ben = await enter(relay, FRA)
  for (const text of ['a', 'b', 'c']) {
    ana.append(text)
    ben.append(text.toUpperCase())
  }
  await ben.until('six entries', () => ana.entries.length === 6 && ben.entries.length === 6)
  expect(ana.texts).toEqual(ben.texts)
  expect(ana.texts.filter((text) => 'abc'.includes(text)).join('')).toBe('abc')
  const seqs = ana.entries.map(({ seq }) => seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  await ana.until('three acknowledgements', () => ana.acknowledged === 3)
})

test('[E13] what was acknowledged is there after a restart, for whoever asks from where it was', async () => {
  const relay = await aRelay()
  const ana = await enter(relay, FRA)
  for (const text of ['one', 'two', 'three']) ana.append(text)
  await ana.until('three', () => ana.acknowledged === 3)
  const [, second] = ana.entries
  await relay.close()
  expect(await verifyFile(relay.path)).toMatchObject({ ok: true, value: { finding: null } })
  const again = await aRelayOver(relay.path)
  expect((await enter(again, FRA)).texts).toEqual(['one', 'two', 'three'])
  expect((await enter(again, FRA, { after: second?.seq ?? 0 })).texts).toEqual(['three'])
})

test('[E13] who asks while others write misses nothing and hears nothing twice', async () => {
  const relay = await aRelay()
  const ana = await enter(relay, FRA)
  const all = Array.from({ length: 700 }, (_, at) => `entry ${at}`)
  const entering = Promise.all([1, 2, 3].map(() => enter(relay, FRA)))
  for (const [at, text] of all.entries()) {
    ana.append(text)
    if (at % 50 === 0) await pause(2)
  }
  const others = await entering
  for (const one of [ana, ...others]) {
    await one.until('all', () => one.entries.length >= all.length)
    expect(one.texts).toEqual(all)
  }
})

test('[E13] nothing of a room reaches anybody else', async () => {
  const relay = await aRelay()
  const fra = await enter(relay, FRA)
  const usa = await enter(relay, USA)
  const chn = await enter(relay, CHN, { room: 'desk', role: 'penholder' })
  fra.append('the fall-back position')
  fra.send({ kind: 'whisper', envelope: Buffer.from('I am here') })
  await fra.until('it', () => fra.acknowledged === 1)
  usa.append('ours')
  await usa.until('ours', () => usa.acknowledged === 1)
  expect(usa.texts).toEqual(['ours'])
  expect(chn.entries).toEqual([])
  expect([...usa.frames, ...chn.frames].some(({ kind }) => kind === 'whisper')).toBe(false)
})

test('[E1] the doors of sealed rooms are shut to everybody else, the penholder included', async () => {
  const relay = await aRelay()
  const roles = ['penholder', 'observer', 'screen', 'secretariat'] as const
  for (const role of roles) {
    const { session } = await joinAs(relay, role === 'penholder' ? CHN : FRA, role)
    const { code } = await post(relay, '/api/ticket', { room: 'private/FRA' }, session)
    expect(`${role} ${code}`).toBe(`${role} room-unknown`)
  }
})

test('[E13] a whisper reaches the others and is kept nowhere', async () => {
  const relay = await aRelay()
  const ana = await enter(relay, FRA)
  const ben = await enter(relay, FRA)
  ana.send({ kind: 'whisper', envelope: Buffer.from('typing') })
  await ben.until('the whisper', () => ben.frames.some(({ kind }) => kind === 'whisper'))
  expect(ana.frames.some(({ kind }) => kind === 'whisper')).toBe(false)
  expect((await enter(relay, FRA)).entries).toEqual([])
})

test('[E14] a newcomer gets the snapshot and what came after it; whoever wants the rows gets all', async () => {
  const relay = await aRelay()
  const ana = await enter(relay, FRA)
  for (const text of ['one', 'two', 'three']) ana.append(text)
  await ana.until('three', () => ana.acknowledged === 3)
  const seq = ana.entries[1]?.seq ?? 0
  ana.send({ kind: 'snapshot', seq, envelope: Buffer.from('one and two') })
  ana.append('four')
  await ana.until('four', () => ana.acknowledged === 4)
  const ben = await enter(relay, FRA)
  expect(ben.frames[0]).toEqual({
    kind: 'snapshot',
    seq,
    envelope: new Uint8Array(Buffer.from('one and two')),
  })
  expect(ben.texts).toEqual(['three', 'four'])
  ben.entries.length = 0
  ben.send({ kind: 'follow', after: 0, takesSnapshot: false })
  await ben.until('all rows', () => ben.entries.length === 4)
  await relay.close()
  expect(await verifyFile(relay.path)).toMatchObject({ ok: true, value: { finding: null } })
})

test('[E13] what is empty, too large, or a snapshot of what is not there is refused', async () => {
  const relay = await aRelay()
  const refused: [SealedFrame, number][] = [
    [{ kind: 'append', envelope: new Uint8Array() }, 4400],
    [{ kind: 'append', envelope: new Uint8Array(MAX_ENVELOPE_BYTES + 1) }, 4403],
    [{ kind: 'append', envelope: new Uint8Array(MAX_ENVELOPE_BYTES + 1000) }, 4403],
    [{ kind: 'snapshot', seq: 9_999, envelope: new Uint8Array(9) }, 4403],
  ]
  for (const [frame, code] of refused) {
    const one = await enter(relay, FRA)
    one.send(frame)
    await one.until('the close', () => one.closed !== null)
    expect(one.closed?.code).toBe(code)
  }
  const one = await enter(relay, FRA)
  one.socket.send(new Uint8Array([113, 255, 255]))
  await one.until('the close', () => one.closed !== null)
  expect(one.closed?.code).toBe(4400)
  expect((await enter(relay, FRA)).entries).toEqual([])
})

test('[O4] who is removed leaves its own room at once', async () => {
  const relay = await aRelay()
  const { session } = await joinAs(relay, CHN, 'penholder')
  const ana = await enter(relay, FRA)
  await post(relay, '/api/dossier', { command: 'remove', delegation: FRA }, session)
  await ana.until('the close', () => ana.closed !== null)
  expect(ana.closed?.code).toBe(4401)
})

test('[R7] a colleague who reads slowly gets everything in the end, in order', async () => {
  const relay = await aRelay()
  const writers = await Promise.all([1, 2, 3, 4, 5].map(() => enter(relay, FRA)))
  const slow = await enter(relay, FRA)
  slow.socket.pause()
  const each = Array.from({ length: 6 }, () => randomBytes(400_000))
  for (const [at, envelope] of each.entries()) {
    for (const writer of writers) writer.send({ kind: 'append', envelope })
    for (const writer of writers) await writer.until('it', () => writer.acknowledged > at)
  }
  // More than the two ends of the line hold between them.
  expect(slow.entries.length).toBeLessThan(30)
  slow.socket.resume()
  await slow.until('all', () => slow.entries.length >= 30)
  expect(slow.entries.map(({ seq }) => seq)).toEqual(writers[0]?.entries.map(({ seq }) => seq))
  expect(slow.entries.every(({ bytes }, at) => each[Math.floor(at / 5)]?.equals(bytes))).toBe(true)
})
