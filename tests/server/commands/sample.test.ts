import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { isOpen } from '../../../shared/domain/proposals.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { textOf } from '../../../shared/formats/export-source.ts'
import { scratchFolder } from '../dossiers.ts'
import { type Outcome, penholder } from '../run-cli.ts'

describe('penholder sample', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let made: Outcome
  let source: ExportSource

  beforeAll(async () => {
    scratch = await scratchFolder()
    made = await penholder(['sample', '-o', scratch.path('s')])
    const file = await openDossierFile(scratch.path('s'), 'read')
    if (!file.ok) throw new Error(made.err)
    const dossier = await file.value.readDossier()
    source = readSource(dossier, await file.value.loadText('en'))
    await file.value.close()
  })
  afterAll(() => scratch.remove())

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
