import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { type DossierFile, openDossierFile } from '../../server/dossier-file.ts'
import { loadDoc } from '../../server/load-doc.ts'
import { rangesWritten } from '../../server/wrote.ts'
import { scratchFolder, someDossier } from './dossiers.ts'
import { findingOf, tamper } from './tampering.ts'

// A snapshot saves time and changes nothing ([S6]): whenever it was kept, and whatever became of it.

const ROOMS = ['text/en', 'text/en/rival'] as const

/** What is done to a file: somebody writes or deletes, a snapshot is kept, the file is closed and opened again. */
type Act =
  | { readonly kind: 'write' | 'delete' | 'record'; readonly room: number; readonly at: number }
  | { readonly kind: 'snapshot'; readonly room: number }
  | { readonly kind: 'reopen' }

const room = fc.nat(ROOMS.length - 1)
const ACTS: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'write' as const,
          'write' as const,
          'delete' as const,
          'record' as const,
        ),
        room,
        at: fc.nat(1000),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), room }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  ),
  { minLength: 12, maxLength: 40 },
)

/** Damage to the snapshots of a file, after which they are none. */
const DAMAGE: Readonly<Record<string, string>> = {
  'the content': 'UPDATE snapshot SET data = zeroblob(length(data))',
  'the seal': 'UPDATE snapshot SET digest = zeroblob(32)',
  'the number, beyond the log,': 'UPDATE snapshot SET seq = seq + 1000',
  'the number, one less,': 'UPDATE snapshot SET seq = seq - 1',
  'the room': `INSERT OR REPLACE INTO snapshot
    SELECT 'text/en/rival', seq, digest, data FROM snapshot WHERE room = 'text/en'`,
}

describe('snapshots', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let files = 0

  beforeAll(async () => {
    scratch = await scratchFolder()
  })
  afterAll(() => scratch.remove())

  it('[S6] change nothing, whenever they are kept, and nothing is there less for them', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(ACTS, async (acts) => {
        const { path, rows, snapshots } = await played(acts)
        kept += snapshots
        await expectTruth(path, rows)
        expect(await findingOf(path)).toBeNull()
      }),
      { numRuns: 40, seed: 20200324 },
    )
    expect(kept).toBeGreaterThan(40)
  })

  it.each(Object.keys(DAMAGE))(
    '[S6] [F7] are passed over, and found, when %s is wrong in them',
    async (what) => {
      let damaged = 0
      await fc.assert(
        fc.asyncProperty(ACTS, async (acts) => {
          const { path, rows, snapshots } = await played([...acts, { kind: 'snapshot', room: 0 }])
          await tamper(path, (database) => database.exec(DAMAGE[what] ?? ''))
          damaged += snapshots
          await expectTruth(path, rows)
          expect(await findingOf(path)).toMatchObject({ kind: 'snapshot' })
        }),
        { numRuns: 12, seed: 20200324 },
      )
      expect(damaged).toBeGreaterThan(12)
    },
  )

  it('[F7] are found when somebody who knows the seal puts other words in one', async () => {
    const { path } = await played([{ kind: 'write', room: 0, at: 1 }])
    const file = await opened(path)
    const forged = new Y.Doc({ gc: false })
    forged.getText('text').insert(0, 'never written')
    const seq = await file.store.head()
    await file.store.keepSnapshot('text/en', { seq, data: Y.encodeStateAsUpdate(forged) })
    await file.close()
    expect(await findingOf(path)).toEqual({ kind: 'snapshot', room: 'text/en' })
  })

  /** A file to which all of that was done, and how much is in it. */
  async function played(acts: readonly Act[]) {
    const path = scratch.path(`${files++}.penholder`)
    const made = await createDossierFile(path, someDossier())
    if (!made.ok) throw new Error(made.error.kind)
    let file: DossierFile = made.value
    const docs = ROOMS.map(() => [aDoc(1), aDoc(2)] as const)
    let rows = 1
    let snapshots = 0
    const opening = ROOMS.map((_, at) => ({ kind: 'write' as const, room: at, at: 0 }))
    for (const act of [...opening, ...acts]) {
      if (act.kind === 'reopen') {
        await file.close()
        file = await opened(path)
      } else if (act.kind === 'snapshot') {
        const { doc, seq } = await loadDoc(file.store, ROOMS[act.room] ?? '')
        await file.store.keepSnapshot(ROOMS[act.room] ?? '', {
          seq,
          data: Y.encodeStateAsUpdate(doc),
        })
        snapshots++
      } else {
        const pair = docs[act.room]
        const doc = pair?.[act.at % 2]
        if (doc) rows += await write(file, ROOMS[act.room] ?? '', doc, act)
        // Now and then the two drafters see what the other one wrote.
        if (pair && act.at % 3 === 0) exchange(pair)
      }
    }
    await file.close()
    return { path, rows, snapshots }
  }
})

/** The rooms as they are loaded are the rooms as all their rows make them. */
async function expectTruth(path: string, rows: number): Promise<void> {
  const file = await opened(path)
  expect((await file.store.rows(0, 10_000)).length).toBe(rows)
  for (const name of ROOMS) {
    const all = new Y.Doc({ gc: false })
    for (const { data } of await file.store.updates(name, 0)) Y.applyUpdate(all, data)
    const { doc } = await loadDoc(file.store, name)
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(all))
    expect(normal(doc)).toEqual(normal(all))
    expect(doc.getText('text').toString()).toBe(all.getText('text').toString())
    expect(doc.getMap('d:FRA').toJSON()).toEqual(all.getMap('d:FRA').toJSON())
    // A document that lacks what it builds on would be equal in all that is said above.
    expect(doc.store.pendingStructs).toBeNull()
  }
  await file.close()
}

/** The state in one form: how structs were merged depends on the transactions they came in. */
function normal(doc: Y.Doc): Uint8Array {
  const again = new Y.Doc({ gc: false })
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  return Y.encodeStateAsUpdate(again)
}

function aDoc(clientID: number): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = clientID
  return doc
}

function exchange([one, other]: readonly [Y.Doc, Y.Doc]): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

/** Keeps what the act writes, as rows of its own; returns how many they are. */
async function write(
  { store }: DossierFile,
  name: string,
  doc: Y.Doc,
  { kind, at }: Exclude<Act, { kind: 'reopen' | 'snapshot' }>,
): Promise<number> {
  const text = doc.getText('text')
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  if (kind === 'delete' && text.length > 0) text.delete(at % text.length, 1)
  else if (kind === 'record') doc.getMap('d:FRA').set(`p${at % 3}`, at)
  else text.insert(at % (text.length + 1), `w${at}`)
  doc.off('update', keep)
  expect(updates.length).toBe(1)
  const entries = updates.map((data) => {
    return { room: name, author: 'FRA/delegation/Ann', ts: at, data, wrote: rangesWritten(data) }
  })
  await store.append(entries)
  return entries.length
}

async function opened(path: string): Promise<DossierFile> {
  const file = await openDossierFile(path, 'write')
  if (!file.ok) throw new Error(file.error.kind)
  return file.value
}
