import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CHN, FRA, USA } from '../dossiers.ts'
import { afterwards, aRelay } from './a-relay.ts'
import { connect, Drafter, joinAs, post, ticketFor } from './drafters.ts'
import { bringTo } from './stages.ts'
import { insertAfterLast, openingOf, updateOf } from './tape.ts'

const EMPTY = new Uint8Array([0])

describe('the stock y-websocket client', () => {
  async function stock(relay: { url: string; http: string }, session: string, sets = true) {
    const { ticket, clientIds } = await ticketFor(relay, session)
    const doc = new Y.Doc({ gc: false })
    if (sets) doc.clientID = clientIds.proposing
    const provider = new WebsocketProvider(relay.url, 'text/en', doc, {
      // The polyfill of Node has the interface of the browser as far as the provider uses it.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: ['penholder.v1', `ticket.${ticket}`],
      disableBc: true,
    })
    afterwards(async () => provider.destroy())
    await new Promise<void>((resolve) => {
      provider.on('sync', (isSynced: boolean) => isSynced && resolve())
    })
    return { doc, provider, clientIds }
  }

  it('[R10] connects, synchronises and gets every change', async () => {
    const relay = await aRelay()
    const pen = await Drafter.join(relay, CHN, 'penholder')
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, 'Draft ')
    await pen.saved()
    const fra = await stock(relay, (await joinAs(relay, FRA, 'delegation')).session)
    const usa = await stock(relay, (await joinAs(relay, USA, 'delegation')).session)
    expect(usa.doc.getText('text').toString()).toBe('Draft ')
    const words = (doc: Y.Doc) => doc.getText('text').toString()
    const all = new Promise<void>((resolve) => {
      usa.doc.on('update', () => words(usa.doc).length >= 'Draft '.length + 100 && resolve())
    })
    for (let i = 0; i < 100; i++) insertAfterLast(fra.doc, 'x')
    await all
    expect(words(usa.doc)).toBe(`Draft ${'x'.repeat(100)}`)
    expect(fra.provider.wsconnected && usa.provider.wsconnected).toBe(true)
    const who = usa.doc.getMap('who').get(String(fra.clientIds.proposing))
    expect(who).toMatchObject({ delegation: 'FRA', hand: 'proposing' })
  })

  it('[R11] hears its own presence, which keeps its connection alive', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, FRA, 'delegation')
    const { provider } = await stock(relay, session)
    const before = provider.wsLastMessageReceived
    const heard = new Promise<void>((resolve) => {
      provider.ws?.addEventListener('message', () => resolve())
    })
    provider.awareness.setLocalState({ user: { name: 'FRA' }, caret: null })
    await heard
    expect(provider.wsLastMessageReceived).toBeGreaterThanOrEqual(before)
    // The echo is no news to the client: what it says of itself stays as it said it.
    expect(provider.awareness.getLocalState()).toEqual({ user: { name: 'FRA' }, caret: null })
  })

  it('[A2] sees where the others are, not who they claim to be, and [A4] that they left', async () => {
    const relay = await aRelay()
    const fra = await stock(relay, (await joinAs(relay, FRA, 'delegation')).session)
    const usa = await stock(relay, (await joinAs(relay, USA, 'delegation')).session)
    const { awareness } = usa.provider
    const change = () => new Promise((resolve) => awareness.once('change', resolve))
    const seen = change()
    const at = { client: fra.clientIds.proposing, clock: 0 }
    fra.provider.awareness.setLocalState({
      user: { name: 'USA' },
      caret: { anchor: at, focus: at },
    })
    await seen
    expect(awareness.getStates().get(fra.clientIds.proposing)).toEqual({
      caret: { anchor: at, focus: at },
    })
    const left = change()
    // Not a farewell, but a connection that breaks.
    fra.provider.ws?.close()
    await left
    expect(awareness.getStates().has(fra.clientIds.proposing)).toBe(false)
  })

  it('[R11] hears a sign of life even if it says nothing that is passed on', async () => {
    const relay = await aRelay({ timings: { silenceMs: 30, sweepMs: 10 } })
    const { session } = await joinAs(relay, FRA, 'delegation')
    const { provider } = await stock(relay, session, false)
    for (let i = 0; i < 3; i++) {
      await new Promise<void>((resolve) => {
        provider.ws?.addEventListener('message', () => resolve(), { once: true })
      })
    }
    expect(provider.wsconnected).toBe(true)
  })
})

describe('a connection', () => {
  it('[R4] is told how many of its updates are durable, and how far the log reaches', async () => {
    const { relay, fra } = await drafting()
    for (let i = 0; i < 20; i++) insertAfterLast(fra.doc, 'x')
    await fra.saved()
    const counts = fra.wire.of('acknowledged').map(({ count }) => count)
    expect(counts.at(-1)).toBe(20)
    expect([...counts].sort((a, b) => a - b)).toEqual(counts)
    await relay.close()
  })

  it('[R4] is told so only if it asked', async () => {
    const { relay, fra } = await drafting()
    const { ticket, clientIds } = await ticketFor(relay, fra.session)
    const plain = connect(relay, 'text/en', ticket, false)
    await plain.until('a greeting', () => plain.of('step1')[0])
    const doc = copyOf(fra.doc, clientIds.proposing)
    plain.send({ kind: 'update', update: insertAfterLast(doc, 'quiet') })
    await fra.wire.until('the word', () => wordsOf(fra.doc).includes('quiet'))
    expect(plain.of('acknowledged')).toEqual([])
  })

  it('[R4] learns that its second step is durable, though it is not counted', async () => {
    const { relay, fra } = await drafting()
    const { ticket, clientIds } = await ticketFor(relay, fra.session)
    const wire = connect(relay, 'text/en', ticket)
    await wire.until('a greeting', () => wire.of('step1')[0])
    const doc = copyOf(fra.doc, clientIds.proposing)
    insertAfterLast(doc, 'offline')
    wire.send({ kind: 'step2', update: Y.encodeStateAsUpdate(doc) })
    const [first] = await wire.until('the report', () => {
      const reports = wire.of('acknowledged')
      return reports.length > 0 && reports
    })
    expect(first?.count).toBe(0)
    await fra.wire.until('the word', () => wordsOf(fra.doc).includes('offline'))
  })

  it('[R9] may type in the moment of reconnecting, before its offline work has arrived', async () => {
    const { relay, fra } = await drafting()
    const { ticket, clientIds } = await ticketFor(relay, fra.session)
    const doc = copyOf(fra.doc, clientIds.proposing)
    insertAfterLast(doc, 'offline ')
    const wire = connect(relay, 'text/en', ticket)
    await wire.until('a greeting', () => wire.of('step1')[0])
    const offline = Y.encodeStateAsUpdate(doc)
    wire.send({ kind: 'update', update: insertAfterLast(doc, 'typed ') })
    wire.send({ kind: 'update', update: insertAfterLast(doc, 'on') })
    wire.send({ kind: 'step2', update: offline })
    await wire.until('both', () => wire.of('acknowledged').at(-1)?.count === 2)
    await fra.wire.until('the words', () => wordsOf(fra.doc).includes('offline typed on'))
    expect(wire.closed).toBeNull()
  })

  it('[R7] gets what is durable, and only that, as the answer to its first step', async () => {
    const { relay, fra } = await drafting()
    insertAfterLast(fra.doc, 'kept')
    await fra.saved()
    const { ticket } = await ticketFor(relay, fra.session)
    const wire = connect(relay, 'text/en', ticket)
    await wire.untilOpen()
    wire.send({ kind: 'step1', stateVector: EMPTY })
    const { update } = await wire.until('the answer', () => wire.of('step2')[0])
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, update)
    expect(wordsOf(doc)).toBe('Draft kept')
  })

  it.each([
    ['an empty frame', new Uint8Array()],
    ['a sync step that does not exist', new Uint8Array([0, 7, 0])],
    ['a length that is not there', new Uint8Array([0, 2, 200, 1])],
    ['a state vector that is none', new Uint8Array([0, 0, 2, 5, 1])],
    ['presence that is none', new Uint8Array([1, 2, 9, 9])],
    ['an update that is none', new Uint8Array([0, 2, 3, 9, 9, 9])],
  ])('[R10] ends with 4400 at %s, and nobody else notices', async (_name, frame) => {
    const { fra, usa } = await drafting()
    usa.wire.socket.send(frame)
    expect(await usa.wire.untilClosed()).toMatchObject({ code: 4400 })
    insertAfterLast(fra.doc, 'x')
    await fra.saved()
    expect(fra.wire.closed).toBeNull()
  })

  it('[R10] ends with 4400 at a frame of text', async () => {
    const { usa } = await drafting()
    usa.wire.socket.send('words')
    expect(await usa.wire.untilClosed()).toMatchObject({ code: 4400 })
  })

  it('[R10] passes over messages of a kind it does not know', async () => {
    const { usa } = await drafting()
    usa.wire.socket.send(new Uint8Array([55, 1, 2, 3]))
    insertAfterLast(usa.doc, 'still here')
    await usa.saved()
  })

  it('[R10] survives frames that break the protocol below it', async () => {
    const { fra, usa } = await drafting()
    // Reserved bits: one such frame has been known to end a whole server.
    const { _socket: raw } = usa.wire.socket as unknown as { _socket: NodeJS.WritableStream }
    raw.write(Buffer.from([0xf2, 0x80, 0, 0, 0, 0]))
    await usa.wire.untilClosed()
    insertAfterLast(fra.doc, 'x')
    await fra.saved()
  })

  it('[R10] knows no room at an address that says nothing', async () => {
    const relay = await aRelay()
    expect(await connect(relay, '/', 'x').untilClosed()).toMatchObject({ code: 4403 })
  })

  it('[G6] ends with 4429 when it floods the relay', async () => {
    const { fra, usa } = await drafting()
    for (let i = 0; i < 14_000; i++) usa.wire.socket.send(new Uint8Array([55]))
    expect(await usa.wire.untilClosed()).toMatchObject({ code: 4429, reason: 'rate' })
    expect(usa.wire.of('refused')[0]).toMatchObject({ code: 'rate' })
    insertAfterLast(fra.doc, 'x')
    await fra.saved()
  })

  it('[G1] is refused a frame that is too large, and told so', async () => {
    const { usa } = await drafting()
    usa.wire.socket.send(new Uint8Array((1 << 20) + 1))
    expect(await usa.wire.untilClosed()).toMatchObject({ code: 4403, reason: 'too-large' })
    expect(usa.wire.of('refused')[0]).toMatchObject({ code: 'too-large' })
  })

  it('[R8] reads the dossier, which only the relay writes', async () => {
    const { relay, fra } = await drafting()
    const pen = await joinAs(relay, CHN, 'penholder')
    const { ticket } = await ticketFor(relay, fra.session, 'dossier')
    const wire = connect(relay, 'dossier', ticket)
    await wire.untilOpen()
    wire.send({ kind: 'step1', stateVector: EMPTY })
    const doc = new Y.Doc({ gc: false })
    const { update } = await wire.until('the dossier', () => wire.of('step2')[0])
    Y.applyUpdate(doc, update)
    expect(doc.getMap('dossier').get('stage')).toBe('drafting')
    wire.send({ kind: 'step2', update: Y.encodeStateAsUpdate(doc) })
    const told = await post(
      relay,
      '/api/dossier',
      { command: 'setStage', stage: 'closed' },
      pen.session,
    )
    expect(told.json).toEqual({ stage: 'closed' })
    const news = await wire.until('the news', () => wire.of('update')[0])
    Y.applyUpdate(doc, news.update)
    expect(doc.getMap('dossier').get('stage')).toBe('closed')
    wire.send({
      kind: 'update',
      update: updateOf(doc, () => doc.getMap('dossier').set('stage', 'drafting')),
    })
    expect(await wire.untilClosed()).toMatchObject({ code: 4403, reason: 'read-only' })
  })

  it('[G7] finds the text closed to it in the silence procedure', async () => {
    const { relay, fra } = await drafting()
    const pen = await joinAs(relay, CHN, 'penholder')
    await bringTo(relay, pen.session, 'silence')
    insertAfterLast(fra.doc, 'too late')
    expect(await fra.wire.untilClosed()).toMatchObject({ code: 4403 })
    expect(fra.wire.of('refused')[0]?.code).toBe('phase')
  })
})

async function drafting() {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft ')
  await pen.saved()
  const fra = await Drafter.join(relay, FRA)
  const usa = await Drafter.join(relay, USA)
  return { relay, pen, fra, usa }
}

function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  return copy
}

function wordsOf(doc: Y.Doc): string {
  return doc.getText('text').toString()
}
