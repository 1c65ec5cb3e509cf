import { readFile, writeFile } from 'node:fs/promises'
import { openDossierFile } from '../../server/dossier-file.ts'
import { findingSentence, verifyFile } from '../../server/verify-file.ts'

// A disk that lies: one bit of a file is another one. Either `verify` says so, or everything that the log says is what it
// was, however it is read: bits in free pages and unused bytes mean nothing.

/** What became of a file one bit of which was flipped. */
export type Flip = {
  readonly kind: 'found' | 'refused' | 'harmless' | 'MISSED' | 'CRASHED'
  readonly detail: string
}

/** Everything that a relay or a reader gets from the log of a file. */
export async function readLog(path: string): Promise<string> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const { store, close } = opened.value
  try {
    const rows = await store.rows(0, 1_000_000)
    const rooms = [...new Set(rows.map(({ room }) => room))]
    const parts: unknown[] = [await store.head(), rows.map(plain)]
    for (const room of rooms) {
      parts.push(room, (await store.updates(room, 0)).map(plain), await snapshotOf(store, room))
    }
    return JSON.stringify(parts)
  } finally {
    await close()
  }
}

/** Flips one bit of the file, asks `verify`, and puts the file back as it was. */
export async function tryFlip(
  path: string,
  whole: Buffer,
  log: string,
  bit: number,
): Promise<Flip> {
  const bytes = Buffer.from(whole)
  const at = bit >> 3
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7))
  await writeFile(path, bytes)
  const where = `bit ${bit & 7} of byte ${at}`
  try {
    const verified = await verifyFile(path)
    if (!verified.ok) return { kind: 'refused', detail: `${where}: ${verified.error.kind}` }
    const { finding } = verified.value
    if (finding) return { kind: 'found', detail: findingSentence(finding, (key) => key) }
    const isSame = (await readLog(path)) === log
    return { kind: isSame ? 'harmless' : 'MISSED', detail: where }
  } catch (error) {
    return { kind: 'CRASHED', detail: `${where}: ${error instanceof Error ? error.stack : error}` }
  }
}

/** The bytes of the file as they are, and how many bits there are to flip. */
export async function bitsOf(path: string): Promise<{ whole: Buffer; bits: number }> {
  const whole = await readFile(path)
  return { whole, bits: whole.length * 8 }
}

type Log = Extract<Awaited<ReturnType<typeof openDossierFile>>, { ok: true }>['value']['store']

async function snapshotOf(store: Log, room: string): Promise<unknown> {
  const snapshot = await store.snapshot(room)
  return snapshot && [snapshot.seq, hex(snapshot.data)]
}

function plain(row: Awaited<ReturnType<Log['rows']>>[number]): unknown {
  const { seq, room, author, ts, prev, hash, digest, data } = row
  return [seq, room, author, ts, hex(prev), hex(hash), hex(digest), hex(data)]
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
