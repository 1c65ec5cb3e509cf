import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../server/export/read-source.ts'
import { exportAkn } from '../../../../shared/formats/akn/export-akn.ts'
import { readAkn } from '../../../../shared/formats/akn-in/read-akn.ts'
import { readDocx } from '../../../../shared/formats/docx-in/read-docx.ts'
import { exportDocxTracked } from '../../../../shared/formats/export-docx-tracked.ts'
import type { ImportedText } from '../../../../shared/formats/imported-text.ts'
import { beginThread, readThreads, reply, settle } from '../../../../shared/ydoc/comments.ts'
import { someDossier } from '../../../server/dossiers.ts'
import { adoptedText } from '../../domain/closings.ts'
import { negotiate } from '../../ydoc/notation.ts'
import { leftoversOf, lines, readWith } from '../pages-in/written.ts'
import { FIRST, livelySource, stand, TITLE } from '../sources.ts'
import { randomSource } from './random-source.ts'
import { faultsIn } from './schema.ts'

const NS = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
const META = `<meta><identification source="#a"/><references source="#a"><TLCOrganization eId="fr" href="/ontology/organization/fr" showAs="France"/></references>
<notes source="#a"><note eId="fn_1" marker="1"><p>S/RES/2378 (2017).</p></note></notes></meta>`

/** A document of somebody else, with this in it behind its head. */
const document = (parts: string): string =>
  `<?xml version="1.0"?><akomaNtoso ${NS}><statement name="s">${META}${parts}</statement></akomaNtoso>`

const read = readWith(readAkn)

function expectLines(parts: string, ...expected: readonly string[]): void {
  expect(lines(read(document(parts)))).toEqual(expected)
}

describe('[I13] a document of others in Akoma Ntoso', () => {
  it('has title, preamble, numbered paragraphs and what stands below them', () => {
    expectLines(
      `<coverPage><p>United Nations</p></coverPage>
      <preface><p>Distr.: General</p><longTitle><p><docTitle>A  statement</docTitle></p></longTitle></preface>
      <preamble><formula name="enactingFormula"><p>The Security Council,</p></formula>
        <recitals><recital><p>Recalling its
        resolutions,</p></recital></recitals></preamble>
      <mainBody><section><num>I</num><heading>Part</heading>
        <paragraph><num>1.</num><intro><p>Decides:</p></intro>
          <subparagraph><num>(a)</num><content><p>to act;</p></content></subparagraph>
          <subparagraph><intro><p>to see:</p></intro><point><content><p>all;</p></content></point></subparagraph>
          <wrapUp><p>at once.</p></wrapUp></paragraph></section>
        <paragraph><content><p>Words.</p><blockList><listIntroduction>These:</listIntroduction><item><num>-</num><p>one</p></item></blockList></content></paragraph>
      </mainBody><conclusions><p>Signed</p></conclusions>`,
      'title: A statement',
      'pp: Recalling its resolutions,',
      'heading: Part',
      'op: Decides:',
      'sub1: to act;',
      'sub1: to see:',
      'sub2: all;',
      'op: at once.',
      'Words.',
      'These:',
      'sub1: one',
    )
  })

  it('says what stands around the text, and what it does not know', () => {
    const parts = `<coverPage><p>United Nations</p></coverPage><preface><p>Distr.: General</p><p><docTitle>A</docTitle></p></preface>
      <mainBody><p>One <img src="a" alt="A map"/><remark>who said this?</remark><odd>two</odd></p>
      <table><tr><td><p>cell</p></td></tr></table><foreign><p>strange</p></foreign></mainBody><attachments><attachment>An annex</attachment></attachments>`
    expectLines(parts, 'title: A', 'One two', 'cell')
    expect(leftoversOf(read(document(parts)))).toEqual([
      'pageFrame: United Nations',
      'pageFrame: Distr.: General',
      'picture: A map',
      'element: who said this?',
      'element: odd',
      'table: cell',
      'element: strange',
      'part: An annex',
    ])
  })

  it('has styles, links, notes, and what is inserted and deleted', () => {
    expectLines(
      `<mainBody><p>The <i>Council <b>recalls</b></i> <ref href="/akn/un/x">2378 (2017)</ref><noteRef href="#fn_1" marker="1"/>,
       <a href="https://un.org/">all</a> <a href="javascript:x">of</a> it<authorialNote><p>So.</p><p>Yes.</p></authorialNote></p>
       <p>One <ins refersTo="#fr">two <del>three</del></ins></p><p><ins>New.</ins></p></mainBody>`,
      'The *Council ****recalls*** 2378 (2017){S/RES/2378 (2017).}, <all>(https://un.org/) of it{So. Yes.}',
      'One [+France two +][+France [-three-]+]',
      '[+New.+][+¶+]',
    )
  })
})

const refusalOf = (text: string | Uint8Array): string | null => {
  const found = readAkn(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  return found.ok ? null : found.error.kind
}

describe('[I8] what is no such document, or a hostile one, is told apart', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['nothing at all', 'empty', ''],
    ['another XML', 'notThisFormat', '<a><mainBody/></a>'],
    [
      'another standard of that name',
      'notThisFormat',
      '<akomaNtoso xmlns="urn:x"><doc><mainBody/></doc></akomaNtoso>',
    ],
    ['a document without words', 'empty', document('<mainBody><p> </p></mainBody>')],
    ['XML that is broken', 'malformed', document('<mainBody><p>')],
    ['bytes of no encoding', 'encoding', new Uint8Array([0x3c, 0xff, 0xe9])],
    [
      'entities that multiply',
      'documentType',
      `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${document('<mainBody><p>&b;</p></mainBody>').slice(21)}`,
    ],
    [
      'an entity from elsewhere',
      'documentType',
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document('<mainBody><p>&x;</p></mainBody>').slice(21)}`,
    ],
    ['an entity that nobody declares', 'malformed', document('<mainBody><p>&x;</p></mainBody>')],
    [
      'elements without end in one another',
      'tooMuchInside',
      document(`<mainBody>${'<p>'.repeat(300)}`),
    ],
    ['more than it may weigh', 'tooLarge', new Uint8Array(16 * 1024 * 1024 + 1)],
  ])('%s: %s', (_, kind, text) => {
    expect(refusalOf(text)).toBe(kind)
  })

  it('reading never throws, whatever is changed in a document of ours', () => {
    const bytes = new TextEncoder().encode(exportAkn(livelySource()))
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 32, max: 126 })), {
      minLength: 1,
      maxLength: 6,
    })
    let isRead = 0
    fc.assert(
      fc.property(change, (changes) => {
        const changed = bytes.slice()
        for (const [at, byte] of changes) changed[at] = byte
        if (refusalOf(changed) === null) isRead++
      }),
      { numRuns: 200 },
    )
    expect(isRead).toBeGreaterThan(20)
  })

  it('the schema that other tests go by finds faults', () => {
    const xml = exportAkn(livelySource())
    expect(faultsIn(xml)).toEqual([])
    expect(faultsIn(xml.replace('<preface>', '<preface><odd/>'))).not.toEqual([])
  })
})

/** What a document tells of its text, without what formats say in their own ways: comments, names of moves, ids of copies. */
function told({ paragraphs }: ImportedText) {
  return paragraphs.map(({ kind, level, runs, end, rekinded }) => ({
    ...{ kind, level, rekinded },
    end: end.map(({ kind: change, author, at }) => ({ change, author, at: second(at) })),
    runs: runs.map(({ text, emphasis, changes, restyled, refersTo }) => ({
      ...{ text, emphasis, refersTo },
      restyled: restyled && { author: restyled.author, from: restyled.from },
      changes: changes.map(({ kind: change, author, at }) => ({ change, author, at: second(at) })),
    })),
  }))
}

/** Word processors know no part of a second. */
const second = (at: number | null): number | null => at && Math.floor(at / 1000)

describe('[X60] [I13] a negotiation that leaves and comes back says the same as by way of Word', () => {
  for (const seed of [5, 12, 17, 34, 101, 303]) {
    it(`seed ${seed}`, () => {
      const source = randomSource(seed, 50)
      const akn = read(exportAkn(source))
      const word = readDocx(exportDocxTracked(source))
      if (!word.ok) throw new Error(word.error.kind)
      expect(JSON.stringify(told(akn))).toContain('inserted')
      expect(words(akn)).toEqual(words(word.value))
    })
  }
})

/** Words with their changes, one character an entry, so that where runs are parted does not matter. */
function words(text: ImportedText): readonly string[] {
  return told(text).flatMap(({ runs, end, kind, level }) => [
    ...runs.flatMap(({ text: one, changes, emphasis }) =>
      [...one].map((char) => `${char} ${JSON.stringify([changes, emphasis])}`),
    ),
    `¶ ${JSON.stringify([kind, level, end])}`,
  ])
}

describe('[X60] [I13] what is said beside a text', () => {
  const talk = () => {
    const { CHN, FRA, meet } = negotiate(TITLE, FIRST)
    const about = { paragraph: FRA.paragraph(1), ranges: [], quote: '' }
    beginThread(FRA.writer, about, 'Is this <the> right one?\nOr not?', 1_000_000)
    beginThread(FRA.writer, { ...about, paragraph: FRA.paragraph(0) }, 'A title.', 1_500_000)
    meet()
    const [thread] = readThreads(CHN.doc, 'all').filter(({ replies, root }) => {
      return replies.length === 0 && root.words.startsWith('Is')
    })
    if (!thread) throw new Error('no thread')
    reply(CHN.writer, thread, 'It is.', 2_000_000)
    settle(FRA.writer, thread, true, 3_000_000)
    stand(FRA, 1, 'oppose', { note: 'Never.' })
    meet()
    return readSource(someDossier(), CHN.doc)
  }
  const said = (xml: string) =>
    read(xml).comments.map(({ author, text, paragraph, isResolved, parent }) =>
      [author, text, paragraph, isResolved, parent === null].join(' | '),
    )

  it('is in the document as notes where it is asked for, valid, and comes back as comments', () => {
    const source = talk()
    expect(exportAkn(source)).not.toContain('<notes')
    const xml = exportAkn(source, { withComments: true, withPositions: false })
    expect(faultsIn(xml)).toEqual([])
    expect(said(xml).toSorted()).toEqual([
      'CHN | It is. | 1 | false | false',
      'FRA | A title. | 0 | false | true',
      'FRA | Is this <the> right one?\nOr not? | 1 | true | true',
    ])
    const all = exportAkn(source, { withComments: true, withPositions: true })
    expect(faultsIn(all)).toEqual([])
    expect(said(all).at(-1)).toBe('FRA | Opposes. Never. | 1 | false | true')
  })

  it('is in nothing that was adopted', () => {
    const source = talk()
    const xml = exportAkn(
      { ...source, dossier: { ...source.dossier, adoption: adoptedText().adoption } },
      { withComments: true, withPositions: true },
    )
    expect(xml).not.toContain('<notes')
  })

  it('a note of others at an element is a comment, one with a marker is none', () => {
    const text = `<mainBody><paragraph eId="p1"><content><p>Words.</p></content></paragraph></mainBody>`
    const note =
      '<notes source="#a"><note eId="n" refersTo="#fr" placementBase="#p1"><p>Why?</p></note></notes></meta>'
    expect(said(document(text).replace('</meta>', note))).toEqual([
      'France | Why? | 0 | false | true',
    ])
  })
})
