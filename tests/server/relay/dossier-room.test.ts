import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { DossierRoom } from '../../../server/relay/dossier-room.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { writeDossier } from '../../../shared/ydoc/dossier-doc.ts'
import { CHN, someDossier } from '../dossiers.ts'

const PEN = { delegation: CHN, role: 'penholder', person: 'Pen' } as const

async function aDossierRoom(): Promise<{ store: MemoryStore; room: DossierRoom }> {
  const store = new MemoryStore()
  const doc = new Y.Doc({ gc: false })
  writeDossier(doc, someDossier())
  const data = Y.encodeStateAsUpdate(doc)
  const entry = { room: 'dossier', author: 'relay', ts: 1, data, wrote: rangesWritten(data) }
  await store.append([entry])
  return { store, room: await DossierRoom.load(store, () => undefined) }
}

it('[R8] changes that come together are all kept, in the name of the penholder', async () => {
  const { store, room } = await aDossierRoom()
  const changes: ((dossier: Dossier) => Dossier)[] = [
    (dossier) => ({ ...dossier, stage: 'silence' }),
    (dossier) => ({ ...dossier, topic: 'Safety' }),
    (dossier) => dossier,
  ]
  expect(await Promise.all(changes.map((change) => room.change(change, PEN)))).toEqual([
    true,
    true,
    true,
  ])
  expect(room.dossier).toMatchObject({ stage: 'silence', topic: 'Safety' })
  expect((await store.rows(1, 10)).map(({ author }) => author)).toEqual([
    'CHN/penholder/Pen',
    'CHN/penholder/Pen',
  ])
  const again = await DossierRoom.load(store, () => undefined)
  expect(again.dossier).toEqual(room.dossier)
})
