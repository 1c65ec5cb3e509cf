import { readdir, readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import type { Store } from '../../../server/store/store.ts'
import { verifyFile } from '../../../server/verify-file.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import { GuardedText } from '../../../shared/ydoc/guard/guarded-text.ts'
import { FRA, fra, from, leased, PEN, pen, USA, usa } from '../../shared/ydoc/guard/a-room.ts'
import { scratchFolder, someDossier } from '../dossiers.ts'
import { penholder } from '../run-cli.ts'
import { behindTheGuards, findingOf, tamper } from '../tampering.ts'

const SECRET = 'Zanzibar withdraws'
const NOTE = 'told in confidence by Ruritania'

describe('expunging', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string
  /** Numbers of the entries with FRA's words and with its record. */
  let words: number
  let record: number

  beforeEach(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
    const made = await createDossierFile(path, someDossier(), async (store) => {
      const { typed, noted } = await writeNegotiation(store)
      words = typed
      record = noted
    })
    if (!made.ok) throw new Error(made.error.kind)
    await made.value.close()
  })
  afterEach(() => scratch.remove())

  it('[S10] leaves no trace of the words in the file, and a record that verifies', async () => {
    expect(await bytesIn(scratch.folder)).toContain(SECRET)
    const entries = `${words},${record}`
    const done = await penholder(['expunge', path, '--entries', entries, '--reason', 'order 7'])
    expect(done).toMatchObject({ code: 0, err: '' })
    const bytes = await bytesIn(scratch.folder)
    for (const gone of [SECRET, NOTE, 'Zanzibar', 'Ruritania']) expect(bytes).not.toContain(gone)
    expect(await verifyFile(path)).toMatchObject({ value: { finding: null, expunged: 2 } })
    expect((await penholder(['verify', path])).out).toContain('The content of 2 of them')
    const log = JSON.parse((await penholder(['log', path, '--json'])).out)
    expect(log.at(-1)).toMatchObject({
      room: 'record',
      changes: [{ root: 'expunge', text: 'order 7', keys: [String(words), String(record)] }],
    })
  })

  it('[S10] leaves the text as long as it was, under the same ids, and open to be written on', async () => {
    const before = await textIn(path)
    const epoch = await epochOf(path)
    await penholder(['expunge', path, '--entries', String(words), '--reason', 'x'])
    const after = await textIn(path)
    expect(before.getText('text').toString()).toBe('DraftZanusazibar withdraws')
    expect(after.getText('text').toString()).toBe(`Draft███usa${'█'.repeat(SECRET.length - 3)}`)
    expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(before))
    expect(await epochOf(path)).toBeGreaterThan(epoch)
    const room = new GuardedText(after)
    const next = from(room, USA, { after: [FRA, 3], before: [FRA, 4], text: 'goes on' })
    expect(room.receive(next, usa)).toMatchObject({ ok: true })
  })

  it('[S10] [F7] covers what the act did and nothing else', async () => {
    await penholder(['expunge', path, '--entries', String(words), '--reason', 'x'])
    await tamper(
      path,
      behindTheGuards((database) =>
        database
          .prepare('UPDATE upd SET data = ? WHERE seq = ?')
          .run(new Uint8Array([0, 0]), words),
      ),
    )
    expect(await findingOf(path)).toMatchObject({ kind: 'entry', seq: words, reason: 'digest' })
  })

  it('[S5] lets nobody change an entry that no act names, nor more of one than its content', async () => {
    await penholder(['expunge', path, '--entries', String(words), '--reason', 'x'])
    await tamper(path, (database) => {
      const change = (column: string, seq: number) => () =>
        database.prepare(`UPDATE upd SET ${column} = ? WHERE seq = ?`).run(new Uint8Array([1]), seq)
      expect(change('data', record)).toThrow('append-only')
      expect(change('hash', words)).toThrow('append-only')
      expect(change('digest', words)).toThrow('append-only')
    })
  })

  it('[C11] says what cannot be expunged, and changes nothing', async () => {
    const tried = async (entries: string) => {
      const { code, err } = await penholder([
        'expunge',
        path,
        '--entries',
        entries,
        '--reason',
        'x',
      ])
      return [code, err]
    }
    expect(await tried(`${words},999`)).toEqual([
      1,
      expect.stringContaining('There is no entry 999'),
    ])
    expect(await tried('1')).toEqual([1, expect.stringContaining('belongs to the dossier')])
    expect(await tried('all')).toEqual([2, expect.stringContaining('“all” is no value')])
    expect(await verifyFile(path)).toMatchObject({ value: { finding: null, expunged: 0 } })
    expect(await bytesIn(scratch.folder)).toContain(SECRET)
  })

  it('[F7] verifies a file that was written before anything could be expunged', async () => {
    await tamper(path, (database) => {
      database.exec(`DROP TRIGGER upd_keeps; DROP TABLE expunged;
        CREATE TRIGGER upd_keeps BEFORE UPDATE ON upd
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`)
    })
    expect(await findingOf(path)).toBeNull()
    const done = await penholder(['expunge', path, '--entries', String(words), '--reason', 'x'])
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(await verifyFile(path)).toMatchObject({ value: { finding: null, expunged: 1 } })
  })
})

/** A title by the pen, words and a record of FRA's, words of USA's among them. */
async function writeNegotiation(store: Store) {
  const room = leased()
  const keep = async (update: Uint8Array, author: string): Promise<number> => {
    const wrote = rangesWritten(update)
    return store.append([{ room: 'text/en', author, ts: Date.now(), data: update, wrote }])
  }
  await keep(Y.encodeStateAsUpdate(room.doc), 'relay')
  const receive = async (update: Uint8Array, by: typeof fra): Promise<number> => {
    const judged = room.receive(update, by)
    if (!judged.ok || !judged.update) throw new Error('refused')
    return keep(judged.update, `${by.delegation}/${by.role}/`)
  }
  const open = [{ embed: { p: 'title' } }, { text: 'Draft' }, { embed: { f: 1 } }] as const
  for (const [index, part] of open.entries()) {
    const clock = [0, 1, 6][index] ?? 0
    const place = clock === 0 ? { root: 'text' } : { after: [PEN, clock - 1] as const }
    await receive(from(room, PEN, { ...part, ...place }), pen)
  }
  const typed = await receive(
    from(room, FRA, { after: [PEN, 5], before: [PEN, 6], text: SECRET }),
    fra,
  )
  await receive(from(room, USA, { after: [FRA, 2], before: [FRA, 3], text: 'usa' }), usa)
  const value = { kind: 'comment', note: NOTE, ids: [[FRA, 0, 2]] }
  const noted = await receive(from(room, FRA, { root: 'd:FRA', key: 'c', values: [value] }), fra)
  return { typed, noted }
}

async function bytesIn(folder: string): Promise<string> {
  const names = await readdir(folder)
  const files = await Promise.all(names.map((name) => readFile(`${folder}/${name}`)))
  return Buffer.concat(files).toString('latin1')
}

async function textIn(path: string): Promise<Y.Doc> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const doc = await opened.value.loadText('en')
  await opened.value.close()
  return doc
}

async function epochOf(path: string): Promise<number> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  await opened.value.close()
  return opened.value.epoch
}
