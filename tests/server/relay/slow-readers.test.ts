import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Bucket } from '../../../server/relay/bucket.ts'
import { Missed } from '../../../server/relay/missed.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from './a-relay.ts'
import { Drafter } from './drafters.ts'
import { serverSockets } from './server-sockets.ts'
import { insertAfterLast, openingOf } from './tape.ts'

// Slow readers over real sockets: bounded memory, no delay for others, and in the end the same text ([R7]).

const WORDS = 'peace and '.repeat(6_000)
const UPDATES = 180
const EMPTY = new Uint8Array()

/** Two write 10 MB of text while a third does not read. */
async function writingPast(patienceMs: number) {
  const relay = await aRelay({ timings: { silenceMs: 60_000, sweepMs: 60_000, patienceMs } })
  const sockets = serverSockets()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft ')
  await pen.saved()
  const slow = await Drafter.join(relay, FRA)
  const quick = await Drafter.join(relay, USA)
  const ends = [...sockets]
  slow.wire.socket.pause()
  let isLate = 0
  let unread = 0
  for (let at = 0; at < UPDATES; at++) {
    const [writer, reader] = at % 2 === 0 ? [pen, quick] : [quick, pen]
    insertAfterLast(writer.doc, WORDS)
    await writer.saved()
    const begun = performance.now()
    await reader.wire.until('it', () => sizeOf(reader) === sizeOf(writer))
    isLate = Math.max(isLate, performance.now() - begun)
    unread = Math.max(unread, ...ends.map(({ writableLength }) => writableLength))
  }
  return { pen, slow, quick, isLate, unread, relay }
}

function sizeOf({ doc }: Drafter): number {
  return doc.getText('text').length
}

it('[R7] a reader that stops gets what it missed when it goes on, and is not charged for it', async () => {
  const { pen, slow, quick, isLate, unread } = await writingPast(30_000)
  // Long behind: the two ends of the line hold less than was written.
  expect(sizeOf(slow)).toBeLessThan(sizeOf(pen))
  // A reader that holds others up does so until it is let go.
  expect(isLate).toBeLessThan(10_000)
  // What waits for it in the relay: the bound, and the frame that went beyond.
  expect(unread).toBeGreaterThan(1 << 19)
  expect(unread).toBeLessThan((1 << 20) + 2 * WORDS.length)
  slow.wire.socket.resume()
  await slow.wire.until('the text', () => sizeOf(slow) === sizeOf(pen))
  // Not by the test runner, which would take its time over ten megabytes.
  const states = [slow, pen].map(({ doc }) => Y.encodeStateAsUpdate(doc))
  expect(Buffer.compare(states[0] ?? EMPTY, states[1] ?? EMPTY)).toBe(0)
  insertAfterLast(slow.doc, ' Seen.')
  await slow.saved()
  await quick.wire.until('the answer', () => sizeOf(quick) === sizeOf(slow))
  expect(slow.wire.closed).toBeNull()
})

it('[R7] a reader that never goes on is let go, for the memory that it costs', async () => {
  const { slow, relay } = await writingPast(300)
  await pause(1000)
  // The relay has let go of it, whatever it still reads.
  const metrics = async () => (await fetch(`${relay.http}/metrics`)).text()
  await expect.poll(metrics).toContain('penholder_connections 2\n')
  slow.wire.socket.resume()
  // It is told why, unless it reads on so late that the line was cut first.
  expect([4503, 1006]).toContain((await slow.wire.untilClosed()).code)
})

it('[R7] what was missed is told from the first clock of each who wrote it', () => {
  const pen = new Y.Doc({ gc: false })
  const reader = new Y.Doc({ gc: false })
  const missed = new Missed()
  const text = pen.getText('text')
  const updates: Uint8Array[] = []
  pen.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of ['one ', 'two ', 'three ', 'four ']) text.insert(text.length, word)
  text.delete(0, 4)
  for (const [at, update] of updates.entries()) {
    if (at === 0) Y.applyUpdate(reader, update)
    else missed.add(update)
  }
  const answer = Y.encodeStateAsUpdate(pen, missed.stateBefore(Y.encodeStateVector(pen)))
  expect(answer.length).toBeLessThan(Y.encodeStateAsUpdate(pen).length)
  Y.applyUpdate(reader, answer)
  expect(reader.getText('text').toString()).toBe('two three four ')
  missed.clear()
  expect(missed.stateBefore(Y.encodeStateVector(pen))).toEqual(Y.encodeStateVector(pen))
})

it('[R12] whoever overdraws by one large deed is not shut out for long', () => {
  let now = 0
  const bucket = new Bucket({ capacity: 1000, perSecond: 100 }, () => now)
  bucket.spend(1_000_000)
  expect(bucket.hasLeft).toBe(false)
  now = 2600
  expect(bucket.hasLeft).toBe(true)
})
