import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { adoptedRecord, negotiatingRecord } from '../../../shared/formats/records.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import { CHN, FRA } from '../../server/dossiers.ts'
import { adoptedText, agreedText, heard, stanceOf } from '../domain/closings.ts'
import { FIRST, livelySource, SECOND } from './sources.ts'

const ISSUED = { symbol: 'S/PRST/2020/5', meeting: null, date: '2020-03-30', at: 0 }

/** A lively negotiation that was adopted, with one dissociation. */
function adopted() {
  const dossier = adoptedText(heard())
  const apart = { ...stanceOf(FRA, 'dissociate'), explanation: 'Other words were needed.' }
  const stances = [...dossier.stances.filter(({ delegation }) => delegation !== FRA), apart]
  const source = livelySource({ ...dossier, stances, issuedAs: ISSUED })
  return { ...source, dossier: { ...source.dossier, stances } }
}

const schemaOf = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../shared/formats/${name}.schema.json`, import.meta.url), 'utf8'),
  )
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, validateFormats: false })
ajv.addSchema(schemaOf('export'))
const FORMS = {
  adopted: ajv.compile(schemaOf('adopted-record')),
  negotiating: ajv.compile(schemaOf('negotiating-record')),
}

describe('[X7] the two records', () => {
  it('fit their published schemas, which refuse what belongs to the other', () => {
    const source = adopted()
    const record = JSON.parse(adoptedRecord(source) ?? 'null')
    const negotiation = JSON.parse(negotiatingRecord(source))
    FORMS.adopted(record)
    expect(FORMS.adopted.errors ?? []).toEqual([])
    FORMS.negotiating(negotiation)
    expect(FORMS.negotiating.errors ?? []).toEqual([])
    expect(FORMS.adopted({ ...record, proposals: [] })).toBe(false)
    expect(FORMS.negotiating({ ...negotiation, members: [] })).toBe(false)
  })

  it('the adopted one holds the document and how it came to be one, in numbers and times', () => {
    const source = adopted()
    const record = JSON.parse(adoptedRecord(source) ?? 'null')
    expect(record).toMatchObject({
      record: 'adopted',
      symbol: 'S/PRST/2020/5',
      type: 'presidentialStatement',
      adopted: { by: CHN },
      rounds: [{ number: 1, end: { kind: 'passed' } }],
    })
    const apart = record.members.find((one: { stance: string }) => one.stance === 'dissociate')
    expect(apart).toMatchObject({ delegation: FRA, explanation: 'Other words were needed.' })
    const words = record.text.paragraphs.map(({ text }: { text: string }) => text)
    expect(words.slice(1)).toEqual([FIRST, SECOND.replace('all ', '')])
    // Whoever has the record can compute what it says of the text.
    const base = record.text.paragraphs.map(({ kind, text }: { kind: 'plain'; text: string }) => ({
      kind,
      runs: [{ text }],
    }))
    expect(hashOfText(base)).toBe(hashOfText(source.base))
  })

  it('hold nothing that belongs to the other', () => {
    const source = adopted()
    const record = adoptedRecord(source) ?? ''
    const negotiation = negotiatingRecord(source)
    for (const words of ['and their families', 's 2272 (2016) and', 'calls upon', 'proposals']) {
      expect(record).not.toContain(words)
      expect(negotiation).toContain(words)
    }
    for (const words of [FIRST, 'S/PRST/2020/5', 'Other words were needed', 'dissociate']) {
      expect(record).toContain(words)
      expect(negotiation).not.toContain(words)
    }
  })

  it('there is none of an adoption that has not been', () => {
    expect(adoptedRecord(livelySource(agreedText()))).toBeNull()
  })
})
