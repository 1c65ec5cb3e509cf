import { readFileSync } from 'node:fs'
import { bytesToHex } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { threadsIn } from '../../../shared/domain/comments.ts'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import { packagesOf } from '../../../shared/domain/packages.ts'
import { positionKey, positionsIn } from '../../../shared/domain/positions.ts'
import { isOpen } from '../../../shared/domain/proposals.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { textOf } from '../../../shared/formats/export-source.ts'
import type { Place, RoomKey } from '../../../shared/sealed/envelope.ts'
import { SealedRecord } from '../../../shared/sealed/record.ts'
import { firstKey, parseKeyText } from '../../../shared/sealed/ring.ts'
import { Branch } from '../../../shared/ydoc/branch/branch.ts'
import { draftedIn } from '../../../shared/ydoc/branch/drafted.ts'
import { readDrafts } from '../../../shared/ydoc/branch/read-drafts.ts'
import { readLadders } from '../../../shared/ydoc/ladder.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { historyOf } from '../../../shared/ydoc/positions.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { readSealedRemarks } from '../../../shared/ydoc/sealed-remarks.ts'
import { FRA, scratchFolder } from '../dossiers.ts'
import { type Outcome, penholder } from '../run-cli.ts'

describe('penholder sample', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let made: Outcome
  let source: ExportSource

  beforeAll(async () => {
    scratch = await scratchFolder()
    made = await penholder(['sample', '-o', scratch.path('s'), '--json'])
    const file = await openDossierFile(scratch.path('s'), 'read')
    if (!file.ok) throw new Error(made.err)
    const dossier = await file.value.readDossier()
    source = readSource(dossier, await file.value.loadText('en'))
    await file.value.close()
  })
  afterAll(() => scratch.remove())

  /** What the file has of a sealed room, and of the text. */
  async function rowsOf(room: string) {
    const file = await openDossierFile(scratch.path('s'), 'read')
    if (!file.ok) throw new Error(made.err)
    const { store, loadText, id: dossier, close } = file.value
    const [rows, text] = [await store.updates(room, 0, 100), await loadText('en')]
    await close()
    return { dossier, text, room: rows.map(({ data }) => data) }
  }

  it('[C10] is a dossier like any other: fifteen members, China holding the pen, a whole record', async () => {
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(source.dossier.penholder).toBe('CHN')
    expect(source.dossier.members).toHaveLength(15)
    expect(source.dossier.issues).toHaveLength(5)
    expect(source.dossier.offices).toEqual([
      { office: 'president', delegation: 'CHN', from: '2020-03-01', until: '2020-03-31' },
      { office: 'penholder', delegation: 'CHN', from: null, until: null },
    ])
    expect(source.dossier.meeting).toMatchObject({ date: '2020-03-24', time: '10:00' })
    expect((await penholder(['verify', scratch.path('s')])).code).toBe(0)
  })

  it('[C10] has a zero draft of at least fourteen paragraphs in the style of the Council', () => {
    const [title, ...paragraphs] = source.base
    expect(title?.kind).toBe('title')
    expect(paragraphs.length).toBeGreaterThanOrEqual(14)
    for (const paragraph of paragraphs) {
      const text = textOf(paragraph)
      expect(text).toMatch(/^The Security Council [a-z]+ .*\.\s?$/)
      expect(text).not.toMatch(/["']|\bUN\b|\d\(|Secretary General/)
      for (const [number] of text.matchAll(/\b\d{4}\b(?! \()(?<!\(\d{4})/g)) {
        expect(['2013']).toContain(number)
      }
    }
    // Issues (a) to (e): the five actors, help, the three missions, training, standards.
    const text = paragraphs.map(textOf).join('\n')
    for (const word of ['host States', 'equip', 'Mali', 'training', 'uniform standards']) {
      expect(text).toContain(word)
    }
  })

  it('[C10] has proposals of every kind by many delegations', () => {
    const open = source.proposals.filter(isOpen)
    expect(open.length).toBeGreaterThanOrEqual(20)
    expect(new Set(open.map(({ delegation }) => delegation)).size).toBeGreaterThanOrEqual(7)
    const kinds = new Set(open.map(({ kind }) => kind))
    for (const kind of [
      'insertion',
      'deletion',
      'replacement',
      'newParagraph',
      'join',
      'split',
      'move',
      'bracket',
      'emphasis',
      'retain',
      'concept',
    ] as const) {
      expect(kinds).toContain(kind)
    }
    expect(open.some(({ rivals }) => rivals.length > 0)).toBe(true)
    expect(open.some(({ nested }) => nested.length > 0)).toBe(true)
    expect(open.some(({ source: cited }) => cited !== '')).toBe(true)
    expect(open.some(({ stands }) => stands.sponsors.length > 1)).toBe(true)
    const states = source.proposals.map(({ state }) => state)
    expect(states).toContain('incorporated')
    expect(states).toContain('declined')
    for (const { inserted } of open) expect(inserted.text).not.toMatch(/["']|\bUN\b/)
  })

  it('[C10] has a draft of one delegation with a note, which its colleagues read and nobody else', async () => {
    const { secrets } = v.parse(Made, JSON.parse(made.out))
    const [{ delegation, key } = { delegation: '', key: '' }] = secrets
    expect(secrets).toHaveLength(1)
    const own = parseKeyText(key)
    if (!own) throw new Error('no key')
    const { text, room, dossier } = await rowsOf(`private/${delegation}`)
    const read = readSealed({ dossier, room: `private/${delegation}` }, own, room)
    const branch = new Branch(new Ledger(text), drafter(delegation), Math.random, [
      ...draftedIn(read.doc),
    ])
    expect(branch.isWhole).toBe(true)
    const drafts = readDrafts(branch)
    expect(drafts.map(({ conflicts }) => conflicts)).toEqual([[]])
    expect(wordsOf(branch.ledger)).toContain(DRAFTED)
    const notes = [...readSealedRemarks(read.doc, [FRA])].map(({ record }) => record)
    expect(notes).toMatchObject([{ kind: 'comment', note: expect.stringContaining(NOTED) }])
    expect(read.faults).toMatchObject({ foreign: 0, refused: 0, withheld: 0, disordered: 0 })

    // Whoever has the file, and whoever has another key, has none of it.
    const stranger = readSealed({ dossier, room: `private/${delegation}` }, firstKey(random), room)
    expect(stranger.faults.foreign).toBe(room.length)
    const bytes = readFileSync(scratch.path('s')).toString('latin1')
    const spelt = [key, bytesToHex(own.secret), Buffer.from(own.secret).toString('latin1')]
    for (const secret of [DRAFTED, NOTED, ...spelt]) expect(bytes.includes(secret)).toBe(false)
    expect(bytes).toContain('The Security Council')
    expect(wordsOf(new Ledger(text))).not.toContain(DRAFTED)
  })

  it('[C10] has positions of all fifteen and their history, threads that were answered, a package and what is agreed and closed', async () => {
    const { text } = await rowsOf('text/en')
    const positions = positionsIn(source.records, 'all')
    expect(new Set(positions.map(({ delegation }) => delegation))).toEqual(
      new Set(source.dossier.members),
    )
    expect(new Set(positions.map(({ stand }) => stand)).size).toBeGreaterThanOrEqual(4)
    expect(positions.some(({ redLine }) => redLine !== '')).toBe(true)
    const said = positions
      .filter(({ attested }) => attested === null)
      .map(({ delegation, paragraph }) => historyOf(text, delegation, positionKey(paragraph)))
    expect(said.some((words) => words.length > 1 && words[0]?.v !== words[1]?.v)).toBe(true)
    const threads = threadsIn(source.records, 'all')
    expect(threads.some(({ replies }) => replies.length > 0)).toBe(true)
    expect(new Set(threads.map(({ isResolved }) => isResolved)).size).toBe(2)
    expect(threads.some(({ ranges }) => ranges.length > 0)).toBe(true)
    const ladders = readLadders(text)
    const rungs = new Set([...ladders.values()].map(({ rung }) => rung))
    for (const rung of ['bracketed', 'adRef', 'pending', 'agreed', 'closed'] as const) {
      expect(rungs).toContain(rung)
    }
    const order = source.base.map(({ id }) => id)
    const packages = packagesOf({ order, ladders, standing: new Map() })
    expect(packages.some(({ paragraphs }) => paragraphs.length > 1)).toBe(true)
  })

  it('[C7] was written by delegations whose sessions are over', async () => {
    const { out } = await penholder(['log', scratch.path('s'), '--json'])
    const log: { delegation: string | null; role: string | null }[] = JSON.parse(out)
    const authors = new Set(log.map(({ delegation, role }) => `${delegation} ${role}`))
    expect(authors).toContain('CHN penholder')
    expect(authors).toContain('FRA delegation')
    expect([...authors].filter((name) => name.endsWith(' delegation')).length).toBeGreaterThan(6)
  })

  it('[C10] never replaces a file', async () => {
    expect((await penholder(['sample', '-o', scratch.path('s')])).code).toBe(1)
    expect((await penholder(['sample'])).code).toBe(2)
  })
})

const Made = v.object({
  secrets: v.array(v.object({ delegation: v.string(), key: v.string() })),
})
const DRAFTED = 'keep the Council informed of the outcome'
const NOTED = 'who carries our words on war crimes'
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

const drafter = (delegation: string) => {
  const parsed = parseDelegationCode(delegation)
  if (!parsed) throw new Error(delegation)
  return { delegation: parsed, role: 'delegation', person: '' } as const
}

const wordsOf = (ledger: Ledger) => readView(ledger, { kind: 'markup' }).map(textOf).join('\n')

/** The envelopes of a room as a member reads them. */
function readSealed(place: Place, key: RoomKey, envelopes: readonly Uint8Array[]) {
  const record = new SealedRecord({ place, unwrap: () => null }, key)
  const doc = new Y.Doc({ gc: false })
  for (const envelope of envelopes) {
    const read = record.read({ kind: 'envelope', envelope })
    if (read.kind === 'update') Y.applyUpdate(doc, read.update)
  }
  return { doc, faults: record.faults }
}
