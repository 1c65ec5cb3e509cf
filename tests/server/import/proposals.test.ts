import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import { threadsIn } from '../../../shared/domain/comments.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import { exportAkn } from '../../../shared/formats/akn/export-akn.ts'
import { readAkn } from '../../../shared/formats/akn-in/read-akn.ts'
import { del, docx, end, ins, type Parts, p, r } from '../../shared/formats/docx-in/packages.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { someDossier } from '../dossiers.ts'
import { ImportedDossier, read } from './imported.ts'

const imported = (body: string, others: Parts = {}) => ImportedDossier.of(read(docx(body, others)))

/** `FRA insertion +two`, `USA replacement -three +four`. */
const lineOf = ({ delegation, kind, inserted, deleted }: Proposal): string =>
  [
    delegation,
    kind,
    deleted.text && `-${withoutSigns(deleted.text)}`,
    inserted.text && `+${withoutSigns(inserted.text)}`,
  ]
    .filter(Boolean)
    .join(' ')

/** The body of a document, and what is proposed in it; the first author is FRA, the second USA. */
async function expectProposals(body: string, proposals: readonly string[]): Promise<void> {
  expect((await imported(body)).proposals.map(lineOf)).toEqual(proposals)
}

const move = (kind: 'From' | 'To', words: string): string => {
  const range = (end: string, name = '') => `<w:move${kind}Range${end} w:id="9" ${name}/>`
  const tracked = `<w:move${kind} w:id="1" w:author="A" w:date="2020-03-02T10:00:00Z"`
  return p(
    `${range('Start', 'w:name="m1"')}${tracked}>${r(words)}</w:move${kind}>${range('End')}`,
    `<w:rPr>${tracked}/></w:rPr>`,
  )
}

describe('[I7] what is tracked becomes a proposal of its author', () => {
  it.each<[string, string, readonly string[]]>([
    ['words that are inserted', p(r('One ') + ins('A', r('two '))), ['FRA insertion +two ']],
    ['words that are deleted', p(r('One ') + del('A', 'two')), ['FRA deletion -two']],
    [
      'words in the place of others',
      p(r('One ') + del('A', 'two') + ins('A', r('three'))),
      ['FRA replacement -two +three'],
    ],
    [
      'words of two delegations in one place',
      p(r('One ') + ins('A', r('two ')) + ins('B', r('three '))),
      ['FRA insertion +two ', 'USA insertion +three '],
    ],
    [
      'a deletion of what another proposes',
      p(r('One ') + ins('A', r('two ') + del('B', 'three '))),
      ['FRA insertion +two three ', 'USA deletion -three '],
    ],
    [
      'a new paragraph whose own end is inserted',
      p(r('One.')) + p(ins('A', r('Two.')), end('ins', 'A')) + p(r('Three.')),
      ['FRA newParagraph +¶Two.'],
    ],
    [
      'a new paragraph behind an inserted end',
      p(r('One.'), end('ins', 'A')) + p(ins('A', r('Two.'))) + p(r('Three.')),
      ['FRA newParagraph +¶Two.'],
    ],
    ['a paragraph that is parted', p(r('One. '), end('ins', 'A')) + p(r('Two.')), ['FRA split +¶']],
    ['a paragraph that is joined', p(r('One. '), end('del', 'A')) + p(r('Two.')), ['FRA join -¶']],
    [
      'a paragraph that is removed',
      p(r('One.')) + p(del('A', 'Two.'), end('del', 'A')) + p(r('Three.')),
      ['FRA removal'],
    ],
    [
      'a paragraph that is removed with the end before it',
      p(r('One.'), end('del', 'A')) + p(del('A', 'Two.')) + p(r('Three.')),
      ['FRA removal'],
    ],
    [
      'a paragraph that is moved',
      p(r('Zero.')) + move('From', 'One.') + p(r('Two.')) + move('To', 'One.') + p(r('Three.')),
      ['FRA move'],
    ],
    [
      'a move of which one end is missing',
      p(r('Zero.')) + p(r('Two.')) + move('To', 'One.') + p(r('Three.')),
      ['FRA newParagraph +¶One.'],
    ],
  ])('%s', async (_, body, proposals) => {
    await expectProposals(body, proposals)
  })

  it('a style and a kind', async () => {
    const was = (name: string) =>
      `<w:${name}Change w:id="1" w:author="A" w:date="2020-03-02T10:00:00Z"><w:${name}/></w:${name}Change>`
    const dossier = await imported(
      p(r('One ', `<w:i/>${was('rPr')}`) + r('two.')) +
        p(r('Three'), `<w:outlineLvl w:val="0"/>${was('pPr')}`),
    )
    expect(
      dossier.proposals.map(({ kind, change, subject }) => [kind, change, subject.text]),
    ).toEqual([
      ['emphasis', { kind: 'style', style: 'italic', on: true }, 'One '],
      ['kind', { kind: 'kind', to: 'heading', level: 0 }, ''],
    ])
    expect(dossier.view({ kind: 'base' })[1]?.runs.map(({ emphasis }) => emphasis)).toEqual([
      [],
      [],
    ])
  })

  it('has the time that its author’s document gives it', async () => {
    const { proposals } = await imported(p(r('One ') + ins('A', r('two'))))
    expect(proposals.map(({ statedAt }) => statedAt)).toEqual([Date.UTC(2020, 2, 2, 10)])
  })

  it('notes, links and styles are in the base text, or in what is proposed', async () => {
    const note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    const link = `<w:hyperlink r:id="link">${r('the Charter')}</w:hyperlink>`
    const dossier = await imported(
      p(r('One', '<w:b/>') + note + r(' recalls ') + link + ins('A', note)),
      {
        'footnotes.xml': `<w:footnotes><w:footnote w:id="2">${p(r('S/RES/1325.'))}</w:footnote></w:footnotes>`,
      },
    )
    const [, paragraph] = dossier.view({ kind: 'base' })
    const [first] = paragraph?.runs ?? []
    expect(first).toMatchObject({ text: 'One', emphasis: ['bold'] })
    const text = paragraph?.runs.map((run) => run.text).join('') ?? ''
    expect(withoutSigns(text)).toBe('One [note: S/RES/1325.] recalls the Charter')
    expect(
      paragraph?.runs.flatMap(({ sign }) => (sign?.kind === 'linkStart' ? sign.href : [])),
    ).toEqual(['https://un.org/'])
    expect(dossier.proposals.map(({ kind }) => kind)).toEqual(['footnote'])
  })

  it('a note that is missing is no proposal of whoever put it in', async () => {
    const note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    const dossier = await imported(p(r('One.') + ins('A', note)))
    expect(dossier.proposals).toEqual([])
    expect(dossier.view({ kind: 'base' })).toHaveLength(2)
  })

  it('a reference to a paragraph of ours is one to the paragraph that it has become', async () => {
    const mark = (name: string) => `<w:bookmarkStart w:id="5" w:name="${name}"/>`
    const refers = `<w:hyperlink w:anchor="ph_7_9">${r('4')}</w:hyperlink>`
    const dossier = await imported(p(r('See ') + refers + r('.')) + p(mark('ph_7_9') + r('Two.')))
    const [, one, two] = dossier.view({ kind: 'base' })
    const to = one?.runs.flatMap(({ sign }) => (sign?.kind === 'reference' ? sign.to : []))
    expect(to).toEqual([two?.id])
  })

  it('comments answer one another, are settled, and name their words', async () => {
    const comment = (id: number, author: string, words: string) =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2020-03-02T10:00:00Z"><w:p w14:paraId="0000000${id}">${r(words)}</w:p></w:comment>`
    const dossier = await imported(
      p(`${r('One ')}<w:commentRangeStart w:id="0"/>${r('two')}<w:commentRangeEnd w:id="0"/>`),
      {
        'comments.xml': `<w:comments>${comment(0, 'A', 'Why?')}${comment(1, 'B', 'Because.')}</w:comments>`,
        'commentsExtended.xml':
          '<w15:commentsEx><w15:commentEx w15:paraId="00000000" w15:done="1"/><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="1"/></w15:commentsEx>',
      },
    )
    const [thread, ...more] = threadsIn(dossier.records, 'all')
    expect(more).toEqual([])
    expect(thread).toMatchObject({
      root: { delegation: 'FRA', words: 'Why?', statedAt: Date.UTC(2020, 2, 2, 10) },
      replies: [{ delegation: 'USA', words: 'Because.' }],
      quote: 'two',
      isResolved: true,
    })
    expect(thread?.paragraph).toBe(dossier.view({ kind: 'base' })[1]?.id)
  })

  it('an author who holds the pen proposes like any other', async () => {
    const dossier = await ImportedDossier.of(read(docx(p(r('One ') + ins('A', r('two'))))), 'FRA')
    expect(dossier.lines('base')[1]).toBe('One ')
    expect(dossier.lines('accepted')[1]).toBe('One two')
    expect(dossier.proposals.map(lineOf)).toEqual(['FRA insertion +two'])
  })
})

describe('[X60] [I13] proposals that leave in Akoma Ntoso and come back', () => {
  it('are the same, in the same words, of the same delegations and times', async () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate(
      'A title',
      'The Council recalls its resolution.',
      'The Council urges all States.',
      'The Council thanks them.',
      'The Council notes the report.',
      'The Council welcomes it.',
      'The Council asks for another.',
    )
    FRA.type('resolution', ' 2436 (2018)')
    USA.remove('all ')
    RUS.replace('thanks', 'salutes')
    meet()
    FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'The Council decides.')
    USA.writer.removeParagraph(USA.paragraph(6))
    RUS.writer.moveParagraph(RUS.paragraph(4), RUS.paragraph(0))
    meet()
    const source = readSource(someDossier(), CHN.doc)
    const read = readAkn(new TextEncoder().encode(exportAkn(source)))
    if (!read.ok) throw new Error(read.error.kind)
    const back = await ImportedDossier.as(read.value)
    const told = (proposals: readonly Proposal[]) =>
      proposals.map((one) => `${lineOf(one)} ${one.statedAt}`).sort()
    expect(source.proposals).toHaveLength(6)
    expect(told(back.proposals)).toEqual(told(source.proposals))
  })
})
