import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type DossierFile, openDossierFile } from '../../../server/dossier-file.ts'
import { exportDossier } from '../../../server/export/export-dossier.ts'
import { orderOf } from '../../../server/export/export-job.ts'
import { FORMATS } from '../../../server/export/formats.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { Offices } from '../../../server/offices.ts'
import { makePackArchive } from '../../../server/pack/make-pack.ts'
import { createSample } from '../../../server/sample/create-sample.ts'
import { penRoom } from '../../../shared/protocol/rooms.ts'
import { FRA, scratchFolder } from '../dossiers.ts'
import { readPdf } from '../export/pdf/read-pdf.ts'

// Nothing that was said to the pen alone, or in a sealed room, leaves the file in any export ([X38]): the bytes of every format are
// searched, with what lies packed in them.

const SEALED = 'What only the members of this room were told'
const TOLD_TO_PEN = 'Ruritania cannot live with paragraph four'
const SECRETS = [SEALED, TOLD_TO_PEN]
const JOB = { signal: new AbortController().signal, progress: () => undefined }

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let file: DossierFile

beforeAll(async () => {
  scratch = await scratchFolder()
  file = await withSecrets(scratch.path('talks.penholder'))
})
afterAll(async () => {
  await file.close()
  await scratch.remove()
})

/** A sample in which things were said in every room that not everybody reads. */
async function withSecrets(path: string): Promise<DossierFile> {
  await createSample(path)
  const opened = await openDossierFile(path, 'write')
  if (!opened.ok) throw new Error(opened.error.kind)
  const { store } = opened.value
  const red = new Y.Doc({ gc: false })
  const { base } = readSource(await opened.value.readDossier(), await opened.value.loadText('en'))
  const record = { kind: 'pos', pid: base[1]?.id, v: 'oppose', note: TOLD_TO_PEN }
  red.getMap('d:FRA').set('a', record)
  const said = [
    [penRoom(FRA), Y.encodeStateAsUpdate(red)],
    ...['private/FRA', 'caucus/friends', 'desk'].map((room) => [room, utf8(SEALED)] as const),
  ] as const
  for (const [room, data] of said) {
    await store.append([{ room, author: 'FRA/delegation/', data, ts: Date.now(), wrote: [] }])
  }
  const kept = await store.rows(0, 100_000)
  for (const secret of SECRETS) {
    // Here they are, as they were written: whoever looks for them in an export would find them.
    expect(kept.some(({ data }) => strFromU8(data, true).includes(secret))).toBe(true)
  }
  return opened.value
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** All that can be read in the bytes, packed or not, however it is spelt. */
async function readable(bytes: Uint8Array): Promise<string> {
  const raw = strFromU8(bytes, true)
  const plain = `${strFromU8(bytes)}\n${raw}`
  if (raw.startsWith('PK')) {
    const inner = await Promise.all(Object.values(unzipSync(bytes)).map(readable))
    return [plain, ...inner].join('\n')
  }
  if (!raw.startsWith('%PDF')) return plain
  const { pages, title, bookmarks } = await readPdf(bytes)
  return [plain, ...pages, title, ...bookmarks].join('\n')
}

/** However lines are broken, and characters escaped for XML or JSON. */
function bare(text: string): string {
  return text.replace(/\\u[\da-f]{4}|&#?\w+;|[^\p{L}\p{N}]/giu, '').toLowerCase()
}

it.each(
  [...FORMATS].flatMap(([name, { wishes = [] }]) => [
    [name, []] as const,
    ...wishes.map((wish) => [name, [wish]] as const),
  ]),
)('[X38] %s with %j holds none of them, and what all members may read', async (format, wishes) => {
  const made = await exportDossier(file, { ...orderOf(format), wishes }, JOB)
  if (!made.ok) {
    expect(made.error).toBe('not-adopted')
    return
  }
  const text = bare(await readable(made.value.bytes))
  expect(text).toContain('peacekeepers')
  for (const secret of SECRETS) expect(text).not.toContain(bare(secret))
})

it('[X38] the pack holds none of them either', async () => {
  const offices = new Offices(file.store, Date.now)
  await offices.act({ command: 'overrideGate', reason: 'For information' })
  await offices.close()
  const made = await makePackArchive(file, JOB)
  if (!made.ok) throw new Error('the gate is closed')
  const text = bare(await readable(made.value.bytes))
  expect(text).toContain('peacekeepers')
  for (const secret of SECRETS) expect(text).not.toContain(bare(secret))
})
