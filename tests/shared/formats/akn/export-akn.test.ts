import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../server/export/read-source.ts'
import { numberParagraphs } from '../../../../shared/domain/numbers.ts'
import type { Paragraph } from '../../../../shared/domain/views.ts'
import { exportAkn } from '../../../../shared/formats/akn/export-akn.ts'
import { readAkn } from '../../../../shared/formats/akn-in/read-akn.ts'
import type { ExportSource } from '../../../../shared/formats/export-source.ts'
import { readingOf } from '../../../../shared/formats/imported-readings.ts'
import { piecesOf } from '../../../../shared/formats/pieces.ts'
import { someDossier } from '../../../server/dossiers.ts'
import { adoptedText, circulated, underSilence } from '../../domain/closings.ts'
import { negotiate } from '../../ydoc/notation.ts'
import { draftIn, FIRST, livelySource, SECOND, TITLE } from '../sources.ts'
import { randomSource } from './random-source.ts'
import { faultsIn } from './schema.ts'

/** The document, which is valid. */
function written(source: ExportSource): string {
  const xml = exportAkn(source)
  expect(faultsIn(xml)).toEqual([])
  return xml
}

/** What the paragraphs read, without their footnotes; what XML cannot hold is in no text. */
function linesOf(source: ExportSource, paragraphs: readonly Paragraph[]): string[] {
  const numbers = numberParagraphs(source.markup, source.dossier.revisions.at(-1)?.numbers)
  return paragraphs.map((paragraph) =>
    piecesOf(paragraph, numbers)
      .map((piece) => (piece.kind === 'words' ? piece.text : ''))
      .join(''),
  )
}

function trimmed(lines: readonly string[]): string[] {
  const all = [...lines]
  while (all.at(-1) === '') all.pop()
  return all
}

function readBack(xml: string) {
  const read = readAkn(new TextEncoder().encode(xml))
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}

const ISSUED = { symbol: 'S/PRST/2020/5', meeting: 8745, date: '2020-03-30', at: 0 }

describe('[X60] a negotiation in Akoma Ntoso', () => {
  for (const seed of [5, 10, 12, 13, 16, 17, 34, 39, 101, 202, 303, 404]) {
    it(`is valid, and reads back as base text and as if incorporated (seed ${seed})`, () => {
      const source = randomSource(seed, 60)
      expect(source.proposals.length).toBeGreaterThan(3)
      const text = readBack(written(source))
      expect(trimmed(readingOf(text, 'base'))).toEqual(trimmed(linesOf(source, source.base)))
      expect(trimmed(readingOf(text, 'accepted'))).toEqual(
        trimmed(linesOf(source, source.ifIncorporated)),
      )
      expect(exportAkn(source)).toBe(exportAkn(source))
    })
  }

  it('names the delegation and the time of each change', () => {
    const { CHN, FRA, meet } = negotiate(TITLE, FIRST)
    FRA.remove('its ')
    meet()
    const source = readSource(someDossier(), CHN.doc)
    const xml = written(source)
    expect(xml).toMatch(/<del refersTo="#fra" ph:at="[^"]+Z">its <\/del>/)
    expect(xml).toContain(
      '<TLCOrganization eId="fra" href="/ontology/organization/un/member/fra" showAs="France"/>',
    )
    const gone = readBack(xml).paragraphs[1]?.runs.find(({ text }) => text === 'its ')
    const [proposal] = source.proposals
    expect(gone?.changes).toEqual([
      { kind: 'deleted', author: 'FRA', at: proposal?.statedAt, move: null },
    ])
    expect(proposal?.statedAt).toEqual(expect.any(Number))
  })

  it('alternatives name the one that stands first', () => {
    const { CHN, FRA, USA, meet } = negotiate(TITLE, FIRST)
    FRA.type('recalls', ' and reaffirms')
    USA.type('recalls', ' and underlines')
    meet()
    const xml = written(readSource(someDossier(), CHN.doc))
    expect(
      xml.match(/eId="alt_\d"[^>]*/g)?.map((one) => one.replace(/ ph:at="[^"]*"/, '')),
    ).toEqual(['eId="alt_1"', 'eId="alt_2" alternativeTo="#alt_1"'])
  })

  it('a sub-paragraph stands inside its paragraph, and comes back at its level', () => {
    const { CHN, meet } = negotiate(TITLE, 'Decides:', 'to act', 'at once', 'Urges.')
    const kinds = [
      ['op', 0],
      ['sub', 1],
      ['sub', 2],
      ['op', 0],
    ] as const
    for (const [at, [kind, level]] of kinds.entries())
      CHN.writer.setKind(CHN.paragraph(at + 1), kind, level)
    meet()
    const xml = written(readSource(someDossier(), CHN.doc))
    expect(xml).toMatch(
      /<subparagraph eId="para_1__subpara_1".*<subparagraph eId="para_1__subpara_1__subpara_1"/,
    )
    const { paragraphs } = readBack(xml)
    expect(paragraphs.slice(1).map(({ kind, level }) => [kind, level])).toEqual(kinds)
    expect(paragraphs.slice(1).map(({ id }) => id)).toEqual(
      [1, 2, 3, 4].map((at) => CHN.paragraph(at)),
    )
  })

  it('cited resolutions are references, in the text and in what is said of it', () => {
    const xml = written(
      draftIn('zh', '标题', '安全理事会回顾其第2436(2018)号和第9999（2018）号决议。'),
    )
    const uri = '/akn/un/statement/deliberation/un-sc/2018/2436'
    expect(xml).toContain(`第<ref href="${uri}">2436(2018)</ref>号和第9999（2018）号`)
    expect(xml).toContain(`name="cited" href="${uri}" showAs="S/RES/2436 (2018)"/>`)
  })
})

describe('[X60] what the document says of itself', () => {
  it('versions and what became of them, by name and time', () => {
    const source = { ...livelySource(), dossier: underSilence(circulated()) }
    const xml = written(source)
    expect(xml).toContain(
      '<eventRef eId="event_1" date="2020-03-24T14:00:00Z" type="generation" source="#rev_0"/>',
    )
    expect(xml).toContain('<original eId="rev_0" ')
    expect(xml).toMatch(
      /outcome="#circulated"\/>\n<step eId="step_2"[^>]*refersTo="#rev_0" outcome="#silence"/,
    )
    expect(xml).toContain('<FRBRversionNumber value="Zero draft"/>')
    expect(xml).toContain('<docStatus>Draft – not agreed – Zero draft+</docStatus>')
    expect(xml).not.toContain('FRBRalias')
  })

  it('an adopted text is the document alone: its symbol, masthead and quotation marks, and nothing that was proposed', () => {
    const source = livelySource({ ...adoptedText(), issuedAs: ISSUED })
    expect(source.proposals.length).toBeGreaterThan(0)
    const xml = written(source)
    expect(xml).toContain(
      'value="/akn/un/statement/deliberation/un-sc/2020-03-30/prst-2020-5/!main"',
    )
    expect(xml).toContain('<FRBRalias name="symbol" value="S/PRST/2020/5"/>')
    expect(xml).toContain('<docNumber>S/PRST/2020/5</docNumber>')
    expect(xml).toContain('At the 8745th meeting')
    expect(xml).toContain('outcome="#adopted"')
    expect(xml).not.toMatch(/<ins|<del|ph:was|ph:end|FRA|#fra/)
    const { paragraphs, leftovers } = readBack(xml)
    expect(readingOf(readBack(xml), 'base')).toEqual(linesOf(source, source.base))
    expect(paragraphs[0]?.kind).toBe('title')
    expect(xml.match(/<inline name="quotationMark">/g)).toHaveLength(paragraphs.length)
    expect(leftovers.map(({ what }) => what)).toEqual(['pageFrame', 'pageFrame'])
  })

  it.each(['ar', 'en', 'es', 'fr', 'ru', 'zh'])(
    'is valid in the language %s, whatever it says',
    (lang) => {
      const source = draftIn(lang, '<T&"itle>', 'A ]]> <!-- --> &amp; \u{1F600} ')
      const text = readBack(written(source))
      expect(readingOf(text, 'base')).toEqual(['<T&"itle>', 'A ]]> <!-- --> &amp; \u{1F600} '])
      expect(text.lang?.slice(0, 2)).toBe(lang)
    },
  )

  it('no word of a cover note, a comment or a reason is in it', () => {
    const dossier = circulated()
    const [revision] = dossier.revisions
    if (!revision) throw new Error('nothing circulated')
    const revisions = [{ ...revision, note: 'between us' }]
    expect(written({ ...livelySource(), dossier: { ...dossier, revisions } })).not.toContain(
      'between us',
    )
    expect(SECOND).toContain('peacekeepers')
  })
})
