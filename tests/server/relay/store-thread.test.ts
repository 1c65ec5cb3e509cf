import type { Worker } from 'node:worker_threads'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from './a-relay.ts'
import { Drafter, ticketFor } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

const threads = vi.hoisted((): Worker[] => [])

vi.mock('../../../server/store/served/worker-thread.ts', async (original) => {
  const real = await original<typeof import('../../../server/store/served/worker-thread.ts')>()
  return {
    startOwner: (file: string) => {
      const thread = real.startOwner(file)
      threads.push(thread)
      return thread
    },
  }
})

it('[S9] loses nothing that it acknowledged when the thread dies that keeps the file', async () => {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft ')
  await pen.saved()
  const given = new Map<number, number>()
  const sessions: string[] = []
  for (const delegation of [FRA, USA, FRA]) {
    const drafter = await Drafter.join(relay, delegation)
    sessions.push(drafter.session)
    const timer = setInterval(() => insertAfterLast(drafter.doc, 'x'), 2)
    await drafter.wire.until('acknowledgements', () => drafter.acknowledged > 20)
    const before = drafter.acknowledged
    await fell(threads.at(-1))
    // A thread that died between two commits is replaced before anybody notices.
    const isOver = () => drafter.wire.closed ?? (drafter.acknowledged > before + 20 && 'unnoticed')
    const over = await drafter.wire.until('an end, or more', isOver)
    clearInterval(timer)
    if (over !== 'unnoticed') expect(over.code).toBe(4503)
    // One update is one character here.
    given.set(drafter.ids.proposing, drafter.acknowledged)
  }
  expect(threads.length).toBeGreaterThan(3)
  const late = await Drafter.connect(relay, sessions[0] ?? '')
  for (const [client, acknowledged] of given) {
    expect(Y.getState(late.doc.store, client)).toBeGreaterThanOrEqual(acknowledged)
  }
  expect((await ticketFor(relay, sessions[1] ?? '')).ticket).not.toBe('')
})

/** Ends the thread at a word that it cannot bear. To be ended from outside in a call of the database’s code takes the process with it. */
function fell(thread: Worker | undefined): Promise<unknown> {
  const isGone = new Promise((resolve) => thread?.once('exit', resolve))
  thread?.postMessage(null)
  return isGone
}
