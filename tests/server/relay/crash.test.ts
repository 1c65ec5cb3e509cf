import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { scratchFolder } from '../dossiers.ts'
import { fileWithInvites } from '../invited.ts'
import { servedFile } from '../run-cli.ts'
import { findingOf } from '../tampering.ts'
import { Drafter, joinWith } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 3)
const ACKNOWLEDGED_BEFORE_DEATH = 150

type Address = { readonly http: string; readonly url: string }

describe('a relay that is killed while people type', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string
  let invites: Awaited<ReturnType<typeof fileWithInvites>>

  beforeEach(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
    invites = await fileWithInvites(path)
  })
  afterEach(() => scratch.remove())

  async function enter(relay: Address, invite: string): Promise<Drafter> {
    return Drafter.connect(relay, (await joinWith(relay, invite)).session)
  }

  async function writeTitle(relay: Address): Promise<void> {
    const pen = await enter(relay, invites.pen)
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, 'Draft ')
    await pen.saved()
    await pen.close()
  }

  it(
    '[R6] has kept every update that it acknowledged, and goes on from there',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const relay = await servedFile(path)
        if (round === 0) await writeTitle(relay)
        const typists = [await enter(relay, invites.fra), await enter(relay, invites.usa)]
        const stop = startTyping(typists)
        await Promise.all(typists.map(untilAcknowledged))
        await relay.kill('SIGKILL')
        stop()
        await Promise.all(typists.map((one) => one.wire.untilClosed()))

        const text = await textIn(path)
        for (const typist of typists) {
          // One update is one character here, so that clocks and counts can be compared.
          const kept = Y.getState(text.store, typist.doc.clientID)
          expect(kept, `round ${round}`).toBeGreaterThanOrEqual(typist.acknowledged)
          expect(kept).toBeLessThanOrEqual(typist.sent)
        }
        expect(await findingOf(path)).toBeNull()
      }
    },
    20_000 + ROUNDS * 10_000,
  )

  it('[R6] takes up the offline work of those who come back', async () => {
    const relay = await servedFile(path)
    await writeTitle(relay)
    const fra = await enter(relay, invites.fra)
    insertAfterLast(fra.doc, 'saved ')
    await fra.saved()
    await relay.kill('SIGKILL')
    await fra.wire.untilClosed()
    const offline = new Y.Doc({ gc: false })
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(fra.doc))
    offline.clientID = fra.ids.proposing
    insertAfterLast(offline, 'while away')

    const again = await servedFile(path)
    const back = await Drafter.connect(again, fra.session, [fra.ids.proposing])
    expect(back.ids).toEqual(fra.ids)
    back.wire.send({ kind: 'step2', update: Y.encodeStateAsUpdate(offline) })
    // One report for the step with which it answered on connecting, one for this.
    await back.wire.until('the report', () => back.wire.of('acknowledged').length >= 2)
    expect(await again.kill('SIGTERM')).toBe(0)
    const text = await textIn(path)
    expect(text.getText('text').toString()).toBe('Draft saved while away')
  })
})

/** Types without a pause worth the name; returns the way to stop it. */
function startTyping(typists: readonly Drafter[]): () => void {
  const timer = setInterval(() => {
    for (const typist of typists) {
      const { socket } = typist.wire
      if (socket.readyState !== socket.OPEN) continue
      for (let i = 0; i < 5; i++) insertAfterLast(typist.doc, 'x')
    }
  }, 3)
  return () => clearInterval(timer)
}

function untilAcknowledged(typist: Drafter): Promise<unknown> {
  const isEnough = () => typist.acknowledged >= ACKNOWLEDGED_BEFORE_DEATH
  return typist.wire.until('acknowledgements', isEnough)
}

async function textIn(path: string): Promise<Y.Doc> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const doc = await opened.value.loadText('en')
  await opened.value.close()
  return doc
}
