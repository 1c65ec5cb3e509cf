import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { verifyFile } from '../../server/verify-file.ts'
import { CHN, FRA, USA } from '../server/dossiers.ts'
import { aRelay } from '../server/relay/a-relay.ts'
import { Drafter } from '../server/relay/drafters.ts'
import { insertAfterLast, openingOf } from '../server/relay/tape.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'
import { Attacker } from './attacker.ts'

// A short form of `socket-fuzz.ts`, against a relay in this process.

const FRAMES = 400

it('[R5] [R10] broken frames over real sockets end their own connections and nobody else’s', async () => {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  if (pen.ids.base === undefined) throw new Error('no base hand')
  pen.doc.clientID = pen.ids.base
  openingOf(pen.doc, 'Draft ')
  await pen.saved()
  const honest = await Drafter.join(relay, FRA)
  const { invite } = await relay.invite({ delegation: USA, role: 'delegation', name: '', uses: 2 })
  const attackers = await Promise.all(
    [1, 2].map((seed) => Attacker.join(relay, invite, randomFrom(seed))),
  )
  let isOver = false
  const typing = async () => {
    for (; !isOver; ) {
      insertAfterLast(honest.doc, 'x')
      await honest.saved()
    }
  }
  const attack = Promise.all(attackers.map((attacker) => attacker.send(FRAMES)))
  await Promise.all([typing(), attack.finally(() => { isOver = true })]) // biome-ignore format: one line
  expect([honest.wire.closed, pen.wire.closed]).toEqual([null, null])
  const ends = attackers.flatMap((attacker) => Object.keys(attacker.ends))
  expect(ends).toEqual(expect.arrayContaining(['4403', '4400']))
  const reader = await Drafter.join(relay, FRA, 'observer')
  const written = Y.getState(honest.doc.store, honest.ids.proposing)
  expect(written).toBeGreaterThan(10)
  expect(Y.getState(reader.doc.store, honest.ids.proposing)).toBe(written)
  expect(reader.doc.store.pendingStructs).toBeNull()
  const structs = reader.doc.store.clients.get(honest.ids.proposing) ?? []
  expect(structs.some(({ deleted }) => deleted)).toBe(false)
  await relay.close()
  expect(await verifyFile(relay.path)).toMatchObject({ value: { finding: null } })
})
