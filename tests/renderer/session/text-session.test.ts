import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TextSession } from '../../../renderer/session/live-text.ts'
import type { JoinAnswer } from '../../../shared/protocol/http.ts'
import { isSaved, Machine, memoryShelf, seen, shown, textOf } from './fake-machine.ts'
import { FakeRelay, sessionOf } from './fake-relay.ts'
import { endOf, seedText } from './seed-text.ts'

const LINES = ['Draft', 'training is essential to safety'] as const
const FRA = sessionOf('FRA')
const behind = (words: string) => endOf(words, ...LINES)

let relay: FakeRelay
let machine: Machine
let windows: TextSession[]

beforeEach(() => {
  relay = new FakeRelay(seedText(...LINES))
  machine = new Machine()
  windows = []
})

afterEach(async () => {
  for (const window of windows) await window.close()
})

function open(session: JoinAnswer = FRA, windowShelf = memoryShelf()): TextSession {
  const window = machine.open(relay, session, windowShelf)
  windows.push(window)
  return window
}

async function openSaved(session: JoinAnswer = FRA): Promise<TextSession> {
  const window = open(session)
  await seen(window.connection, isSaved)
  return window
}

describe('acknowledgement', () => {
  it('[R2] a change counts as unsaved until the relay has it on disk, and then the time is told', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.commits = false
    text.writer.type(behind('training'), ' and care')
    expect(window.connection.getSnapshot()).toMatchObject({ kind: 'live', unsaved: 1 })
    text.writer.type(behind('safety'), ' today')
    expect(window.connection.getSnapshot()).toMatchObject({ unsaved: 2 })
    machine.clock.advance(3000)
    await new Promise(process.nextTick)
    relay.commitNow()
    const saved = await seen(window.connection, isSaved)
    expect(saved).toEqual({ kind: 'live', unsaved: 0, savedAt: machine.clock.now() })
  })

  it('[R2] a change that was sent and not acknowledged is sent again after the connection is lost', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.judge = () => {
      relay.dropAll()
      return 'pending'
    }
    text.writer.type(behind('training'), ' and care')
    await seen(window.connection, ({ kind }) => kind === 'away')
    relay.judge = () => null
    machine.clock.advance(20_000)
    await seen(window.connection, isSaved)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toContain('training and care is essential')
  })
})

describe('a line that is dead and does not know it', () => {
  it('[R11] is given up after forty seconds of silence, and asked for anew; nothing that was written is lost', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.goDead()
    text.writer.type(behind('training'), ' and care')
    machine.clock.advance(35_000)
    expect(window.connection.getSnapshot()).toMatchObject({ kind: 'live', unsaved: 1 })
    expect(relay.tickets).toHaveLength(1)
    machine.clock.advance(10_000)
    expect(window.connection.getSnapshot()).toMatchObject({ kind: 'away' })
    machine.clock.advance(20_000)
    await seen(window.connection, isSaved)
    // Under the lease that it held: another one would be another author.
    expect(relay.tickets.map(({ resume }) => resume)).toEqual([
      [],
      [text.writer.author.clientIds.proposing],
    ])
    expect(relay.updates).toHaveLength(1)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toContain('training and care is essential')
  })

  it('[R11] is given up when the machine wakes, with what others wrote meanwhile', async () => {
    const window = await openSaved()
    const other = await openSaved(sessionOf('USA'))
    relay.goDead()
    machine.clock.sleep(8 * 60 * 60_000)
    // Both windows are of one machine here, and wake together.
    const texts = [await textOf(window), await textOf(other)]
    texts[0]?.writer.type(behind('training'), ' and care')
    texts[1]?.writer.type(behind('safety'), ' today')
    machine.clock.advance(10_000)
    for (const one of [window, other])
      expect(one.connection.getSnapshot()).toMatchObject({ kind: 'away' })
    machine.clock.advance(20_000)
    for (const one of [window, other]) await seen(one.connection, isSaved)
    for (const text of texts)
      await expect
        .poll(() => shown(text))
        .toBe('Draft\ntraining and care is essential to safety today')
  })
})

describe('work done offline', () => {
  it('is acknowledged after the reconnection, in messages that hold no other delegation’s work', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.goOffline()
    text.writer.type(behind('training'), ' and care')
    text.writer.type(behind('safety'), ' today')
    await seen(window.connection, (status) => status.kind === 'away' && status.unsaved === 2)
    relay.isReachable = true
    machine.clock.advance(20_000)
    await seen(window.connection, isSaved)
    expect(relay.updates).toHaveLength(1)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toBe('Draft\ntraining and care is essential to safety today')
  })

  it('survives closing the window and arrives under the same lease', async () => {
    const window = await openSaved()
    const { writer } = await textOf(window)
    relay.goOffline()
    writer.type(behind('training'), ' and care')
    await window.close()

    relay.isReachable = true
    const again = await openSaved()
    expect(shown(await textOf(again))).toContain('training and care')
    expect(relay.tickets.at(-1)?.resume).toEqual([writer.author.clientIds.proposing])
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toContain('training and care')
  })

  it('is said to be kept on this machine when it is, and not before', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.goOffline()
    const said: unknown[] = []
    window.connection.subscribe(() => said.push(window.connection.getSnapshot()))
    let written = (): void => {}
    machine.disk = new Promise((resolve) => {
      written = resolve
    })
    text.writer.type(behind('training'), ' and care')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(said).toEqual([])
    // Nor does an attempt to connect that fails say more than is so.
    machine.clock.advance(30_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(said.length).toBeGreaterThan(0)
    expect(window.connection.getSnapshot()).toMatchObject({ kind: 'away', unsaved: 0 })
    written()
    await seen(window.connection, (status) => status.kind === 'away' && status.unsaved === 1)
    await window.close()
    const offline = open()
    expect(shown(await textOf(offline))).toContain('training and care is')
  })

  it('goes on when the window is opened offline', async () => {
    const window = await openSaved()
    relay.goOffline()
    ;(await textOf(window)).writer.type(behind('training'), ' and care')
    await window.close()

    const offline = open()
    const text = await textOf(offline)
    expect(text.mayWrite).toBe(true)
    expect(shown(text)).toContain('training and care is')
    text.writer.type(behind('safety'), ' today')
    await seen(offline.connection, (status) => status.kind === 'away' && status.unsaved === 2)
    relay.isReachable = true
    machine.clock.advance(30_000)
    await seen(offline.connection, isSaved)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toBe('Draft\ntraining and care is essential to safety today')
  })

  it('brings a withdrawal made offline, which deletes nothing that the relay has to look at twice', async () => {
    const window = await openSaved()
    const { writer } = await textOf(window)
    const last = writer.type(behind('training'), ' and care')
    await seen(window.connection, isSaved)
    relay.goOffline()
    writer.remove([[last.client, last.clock - 8, 9]])
    writer.undo()
    writer.redo()
    relay.isReachable = true
    machine.clock.advance(20_000)
    await seen(window.connection, isSaved)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toBe('Draft\ntraining is essential to safety')
  })
})

describe('leases', () => {
  it('a second window of the same session writes under a lease of its own', async () => {
    const first = await textOf(await openSaved())
    const second = await textOf(await openSaved())
    const ids = [first, second].map(({ writer }) => writer.author.clientIds.proposing)
    expect(new Set(ids).size).toBe(2)
    first.writer.type(behind('training'), ' one')
    second.writer.type(behind('safety'), ' two')
    const third = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(third))).toBe('Draft\ntraining one is essential to safety two')
  })

  it('a window that loads again has its own lease again', async () => {
    const shelf = memoryShelf()
    const window = open(FRA, shelf)
    const before = (await textOf(window)).writer.author.clientIds.proposing
    await seen(window.connection, isSaved)
    await window.close()
    const again = open(FRA, shelf)
    expect((await textOf(again)).writer.author.clientIds.proposing).toBe(before)
  })

  it('what a second window wrote offline arrives although only one window is opened again', async () => {
    const first = await openSaved()
    const second = await openSaved()
    relay.goOffline()
    ;(await textOf(first)).writer.type(behind('training'), ' one')
    ;(await textOf(second)).writer.type(behind('safety'), ' two')
    await first.close()
    await second.close()
    relay.isReachable = true
    const again = await openSaved()
    await seen(again.notice, (notice) => notice !== null)
    await seen(again.connection, isSaved)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toBe('Draft\ntraining one is essential to safety two')
  })

  it('what each of several other windows wrote offline arrives when one is opened again', async () => {
    const all = [await openSaved(), await openSaved(), await openSaved()]
    relay.goOffline()
    const places = ['training', 'essential', 'safety']
    for (const [at, window] of all.entries()) {
      ;(await textOf(window)).writer.type(behind(places[at] ?? ''), ` ${at + 1}`)
    }
    for (const window of all) await window.close()
    relay.isReachable = true
    // The disk is slow: the first one's work is not acknowledged yet when the second one's is brought.
    relay.commits = false
    const again = open()
    await seen(again.notes, (notes) => notes.length === 2)
    relay.commits = true
    relay.commitNow()
    await seen(again.connection, isSaved)
    expect(again.notes.getSnapshot().every(({ isRestated }) => isRestated)).toBe(true)
    const other = await openSaved(sessionOf('USA'))
    const text = await textOf(other)
    expect(shown(text)).toBe('Draft\ntraining 1 is essential 2 to safety 3')
  })

  it('a copy that lags behind what was sent is not written in before the relay has filled it up', async () => {
    const window = await openSaved()
    const { writer } = await textOf(window)
    const { proposing } = writer.author.clientIds
    writer.type(behind('training'), ' and care')
    await seen(window.connection, isSaved)
    await window.close()
    const key = `penholder.leases/d-1/text/en/${proposing}`
    machine.shelf.setItem(key, JSON.stringify({ unsaved: 0, clocks: [9999, 0] }))
    relay.isReachable = false
    const offline = open()
    expect((await textOf(offline)).mayWrite).toBe(false)
    await seen(offline.connection, ({ kind }) => kind === 'away')
    relay.isReachable = true
    machine.clock.advance(30_000)
    const filled = await seen(offline.text, (text) => text?.mayWrite === true)
    expect(filled?.writer.author.clientIds.proposing).toBe(proposing)
  })
})

describe('an ended session', () => {
  it('is told, keeps the text readable, and counts what did not arrive', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.goOffline()
    text.writer.type(behind('training'), ' and care')
    relay.isReachable = true
    relay.revoked.add(FRA.session)
    machine.clock.advance(20_000)
    const ended = await seen(window.connection, ({ kind }) => kind === 'ended')
    expect(ended).toMatchObject({ unsaved: 1, failure: { code: 'session' } })
    expect(shown(text)).toContain('training and care')
  })
})

describe('a relay that cannot write', () => {
  it('is told apart from one that cannot be reached, and what was written arrives when it can again', async () => {
    const window = await openSaved()
    const text = await textOf(window)
    relay.cannotSave = 'storage-full'
    relay.dropAll(4503)
    text.writer.type(behind('training'), ' and care')
    machine.clock.advance(1000)
    const away = await seen(
      window.connection,
      (status) => status.kind === 'away' && status.reason !== null && status.unsaved === 1,
    )
    expect(away).toMatchObject({ reason: { code: 'storage-full' } })
    expect(shown(text)).toContain('training and care')
    relay.cannotSave = null
    machine.clock.advance(20_000)
    await seen(window.connection, isSaved)
    const other = await openSaved(sessionOf('USA'))
    expect(shown(await textOf(other))).toContain('training and care is essential')
  })
})

describe('the pen passes', () => {
  it('[O3] the new penholder gets a base hand, and what it wrote before is not lost', async () => {
    const before = await openSaved()
    relay.goOffline()
    ;(await textOf(before)).writer.type(behind('training'), ' and care')
    await before.close()
    relay.isReachable = true
    const after = await openSaved({ ...FRA, role: 'penholder' })
    const text = await textOf(after)
    expect(text.writer.author.clientIds.base).toBeDefined()
    await seen(after.notes, (notes) => notes.length === 1)
    await seen(after.connection, isSaved)
    expect(shown(text)).toContain('training and care is')
  })

  it('[O3] the former penholder writes proposals, under a lease without a base hand', async () => {
    const before = await openSaved({ ...FRA, role: 'penholder' })
    await before.close()
    const after = await openSaved()
    const { base } = (await textOf(after)).writer.author.clientIds
    expect(base).toBeUndefined()
  })
})
