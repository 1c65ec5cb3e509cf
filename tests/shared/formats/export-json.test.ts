import { readFileSync } from 'node:fs'
import process from 'node:process'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { SAMPLE_NOTE } from '../../../server/sample/concept-note.ts'
import { factsOfNote } from '../../../shared/formats/concept-note/dossier-of-note.ts'
import { readConceptNote } from '../../../shared/formats/concept-note/read-concept-note.ts'
import { exportJson } from '../../../shared/formats/export-json.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import { beginThread, readThreads, reply } from '../../../shared/ydoc/comments.ts'
import { CHN, someDossier } from '../../server/dossiers.ts'
import { adoptedText, agreedText, circulated, heard, underSilence } from '../domain/closings.ts'
import { randomFrom } from '../ydoc/notation.ts'
import { randomSource } from './akn/random-source.ts'
import { FIRST, livelySource, SECOND, stand, TITLE } from './sources.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../shared/formats/export.schema.json', import.meta.url), 'utf8'),
)
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(schema)

function valid(json: string) {
  const value = JSON.parse(json)
  validate(value)
  expect(validate.errors ?? []).toEqual([])
  return value
}

describe('the JSON export', () => {
  const json = valid(exportJson(livelySource()))

  it('[X1] fits the published schema, and the schema refuses what does not', () => {
    expect(validate({ ...json, private: {} })).toBe(false)
    expect(validate({ ...json, proposals: [{ id: 'FRA/1' }] })).toBe(false)
    expect(validate({ ...json, dossier: { ...json.dossier, stage: 'lost' } })).toBe(false)
  })

  it('[X14] holds annexes for reference only where they are asked for', () => {
    const annex = {
      id: 'a',
      title: 'The report',
      source: 'report.docx',
      by: CHN,
      at: 1_584_000_000_000,
      blocks: [{ kind: 'words' as const, text: 'Words of the report.' }],
    }
    const source = livelySource({ annexes: [annex] })
    expect(exportJson(source)).not.toContain('The report')
    const asked = valid(exportJson(source, true))
    expect(asked.annexes).toEqual([{ ...annex, at: '2020-03-12T08:00:00.000Z' }])
    expect(asked.dossier).not.toHaveProperty('annexes')
  })

  it('[X1] gives the base text and the text if incorporated, one paragraph a line', () => {
    expect(json.text.baseText).toBe([TITLE, FIRST, SECOND.replace('all ', '')].join('\n'))
    expect(json.text.ifIncorporatedText).toBe(
      [
        TITLE,
        FIRST,
        'The Security Council calls upon States to prosecute those who attack peacekeepers and their families.',
        'The Security Council thanks them.',
      ].join('\n'),
    )
  })

  it('[X1] numbers the paragraphs, those that are only proposed behind the one before', () => {
    const numbers = json.text.paragraphs.map((one: { number: string }) => one.number)
    expect(numbers).toEqual(['', '1', '2', '2 bis'])
    expect(json.text.paragraphs[3]).toMatchObject({ proposedBy: 'FRA', ladder: 'open' })
  })

  it('[X1] attributes every proposal and tells what became of it', () => {
    const cards = json.proposals.map(
      (one: Record<string, string>) => `${one.delegation} ${one.kind} ${one.state}`,
    )
    expect(cards.toSorted()).toEqual([
      'FRA insertion open',
      'FRA newParagraph open',
      'RUS replacement open',
      'USA deletion incorporated',
      'USA insertion declined',
    ])
    const ids = new Set(json.proposals.map((one: { id: string }) => one.id))
    expect(ids.size).toBe(5)
    expect(json.proposals[0].paragraph).toBe(json.text.paragraphs[1].id)
  })

  it('[X1] a moment that an author states and that cannot be is left unsaid', () => {
    const source = livelySource()
    const proposals = source.proposals.map((one) => ({ ...one, statedAt: 1e300 }))
    expect(valid(exportJson({ ...source, proposals })).proposals[0].statedAt).toBe(null)
  })

  it('[X1] shows all that the concept note says', () => {
    const note = readConceptNote(SAMPLE_NOTE)
    const facts = note.ok ? factsOfNote(note.value) : note
    if (!facts.ok) throw new Error(facts.error.kind)
    const { penholder: _, ...said } = facts.value
    const { dossier } = valid(exportJson(livelySource(said)))
    expect(dossier.issues).toHaveLength(5)
    expect(dossier.citations).toHaveLength(4)
    expect(dossier.note.sections).toHaveLength(4)
    expect(dossier).toMatchObject({ meeting: said.meeting, duties: said.duties })
  })
})

describe('any negotiation as JSON', () => {
  /** A random negotiation at any point of its way, with everything beside the text that all members share. */
  function anyNegotiation(seed: number): ExportSource {
    const random = randomFrom(seed)
    // Each in its turn, so that a few seeds meet them all.
    const ways = [someDossier, circulated, underSilence, agreedText, heard, adoptedText] as const
    const dossier = (ways[seed % ways.length] ?? someDossier)()
    const source = randomSource(seed, 40, dossier, (replica) => {
      const at = Math.floor(random() * replica.read().length)
      const paragraph = replica.paragraph(at)
      if (random() < 0.5) {
        const [thread] = readThreads(replica.doc, 'all')
        if (thread && random() < 0.5) reply(replica.writer, thread, 'An answer.', seed)
        else beginThread(replica.writer, { paragraph, ranges: [], quote: '' }, 'A word.', seed)
      } else stand(replica, at, random() < 0.5 ? 'agree' : 'reserve', { note: 'A note.' })
    })
    const paragraphs = source.base.map(({ id }) => ({
      of: id,
      pieces: [{ text: 'Le Conseil', emphasis: [] }, { sign: { kind: 'noteStart' as const } }],
    }))
    const put = { by: CHN, at: seed, source: 'x.docx' }
    const textHash = hashOfText(source.base)
    const translation = { ...put, lang: 'fr' as const, revision: 'Rev.1', textHash, item: '' }
    const annex = { ...put, id: 'a', title: 'A', blocks: [{ kind: 'words' as const, text: 'A.' }] }
    const beside = { annexes: [annex], translations: [{ ...translation, paragraphs }] }
    return { ...source, dossier: { ...source.dossier, ...beside } }
  }

  it('[X1] fits the published schema, whatever was proposed, said, circulated, adopted, translated', () => {
    const met = {
      proposals: new Set<string>(),
      positions: 0,
      comments: 0,
      rounds: 0,
      stages: new Set<string>(),
    }
    for (const seed of SEEDS) {
      const json = valid(exportJson(anyNegotiation(seed), seed % 2 === 0))
      for (const { kind } of json.proposals) met.proposals.add(kind)
      met.stages.add(json.dossier.stage)
      met.positions += json.positions.length
      met.comments += json.comments.length
      met.rounds += json.closing.rounds.length
      expect(json.translations[0].paragraphs[0]).toMatchObject({ text: 'Le Conseil [note: ]' })
    }
    expect(met.proposals.size).toBeGreaterThan(8)
    expect(met.stages.size).toBeGreaterThan(3)
    expect(Math.min(met.positions, met.comments, met.rounds)).toBeGreaterThan(2)
  })
})

const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 7) }, (_, i) => i + 1)
