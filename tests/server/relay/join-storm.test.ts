import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { AnswerLine } from '../../../server/relay/answer-line.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from './a-relay.ts'
import { connect, Drafter, joinAs, ticketFor, type Wire } from './drafters.ts'
import { serverSockets, unreadIn } from './server-sockets.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// Many ask for a long text at once ([R14]).

const MIB = 1 << 20
const WORDS = 'peace and '.repeat(6000)
const NOTHING = new Uint8Array([0])

/** A relay with a text of several megabytes. */
async function longText(patienceMs: number) {
  const relay = await aRelay({ timings: { silenceMs: 60_000, sweepMs: 60_000, patienceMs } })
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft ')
  for (let i = 0; i < 70; i++) {
    insertAfterLast(pen.doc, WORDS)
    await pen.saved()
  }
  return { relay, pen, length: Y.encodeStateAsUpdate(pen.doc).length }
}

/** Byte by byte, which is not asked of the test runner: it would take its time. */
function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Buffer.compare(Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)) === 0
}

describe('[R14] answers to a delegation', () => {
  it('wait for their turn while too much is unread, and nobody else waits with them', async () => {
    const { relay, pen, length } = await longText(30_000)
    expect(length).toBeGreaterThan(4 * MIB)
    const sockets = serverSockets()
    const usual = performance.now()
    await Drafter.join(relay, CHN)
    const usualMs = performance.now() - usual
    const { session } = await joinAs(relay, FRA, 'delegation')
    const deaf: Wire[] = []
    for (let i = 0; i < 24; i++) {
      const { ticket } = await ticketFor(relay, session)
      const wire = connect(relay, 'text/en', ticket)
      await wire.untilOpen()
      wire.send({ kind: 'step1', stateVector: NOTHING })
      wire.socket.pause()
      deaf.push(wire)
    }
    let most = 0
    for (let i = 0; i < 20; i++) {
      most = Math.max(most, unreadIn(sockets))
      await pause(10)
    }
    // Sixteen megabytes, and the answer that went beyond; the rest is what others are sent meanwhile.
    expect(most).toBeGreaterThan(8 * MIB)
    expect(most).toBeLessThan(16 * MIB + length + MIB)
    const begun = performance.now()
    const usa = await Drafter.join(relay, USA)
    // As long as without them, give or take what a machine does besides.
    expect(performance.now() - begun).toBeLessThan(3 * usualMs + 3000)
    expect(isSame(usa.doc, pen.doc)).toBe(true)
    for (const { socket } of deaf) socket.resume()
    for (const wire of deaf) {
      const { update } = await wire.until('the text', () => wire.of('step2')[0])
      // Whole, and with the names of those who came meanwhile.
      expect(update.length).toBeGreaterThanOrEqual(length)
    }
    expect(unreadIn(sockets)).toBeLessThan(MIB)
  })

  it('end for those who never read, and go on to the others of their delegation', async () => {
    const { relay, pen } = await longText(400)
    const { session } = await joinAs(relay, FRA, 'delegation')
    const deaf: Wire[] = []
    for (let i = 0; i < 12; i++) {
      const { ticket } = await ticketFor(relay, session)
      const wire = connect(relay, 'text/en', ticket)
      await wire.untilOpen()
      wire.send({ kind: 'step1', stateVector: NOTHING })
      wire.socket.pause()
      deaf.push(wire)
    }
    const colleague = await Drafter.join(relay, FRA)
    await colleague.wire.until('the text', () => isSame(colleague.doc, pen.doc))
    for (const { socket } of deaf) socket.resume()
    const [first] = deaf
    // The goodbye is behind what was not read, unless the line was cut before.
    expect([4503, 1006]).toContain((await first?.untilClosed())?.code)
  })
})

describe('[R14] a line for answers', () => {
  it('lets through what fits, one after another, and goes on when something was read', async () => {
    const line = new AnswerLine(10)
    const log: string[] = []
    const readers: (() => void)[] = []
    const send = (name: string, bytes: number) =>
      line.send(async () => {
        log.push(name)
        return { bytes, read: new Promise((resolve) => readers.push(resolve)) }
      })
    const all = [send('a', 6), send('b', 6), send('c', 6)]
    await Promise.all(all.slice(0, 2))
    await pause(5)
    expect(log).toEqual(['a', 'b'])
    readers[0]?.()
    await Promise.all(all)
    expect(log).toEqual(['a', 'b', 'c'])
  })

  it('is not held up by an answer that could not be made', async () => {
    const line = new AnswerLine(10)
    const failed = line.send(() => Promise.reject(new Error('the room is lost')))
    let isSent = false
    const next = line.send(async () => {
      isSent = true
      return null
    })
    await expect(failed).rejects.toThrow('lost')
    await next
    expect(isSent).toBe(true)
  })
})
