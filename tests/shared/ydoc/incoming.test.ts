import { describe, expect, it } from 'vitest'
import { type Incoming, wordsInserted } from '../../../shared/domain/incoming.ts'
import { incomingChanges } from '../../../shared/domain/incoming-changes.ts'
import { readDocx } from '../../../shared/formats/docx-in/read-docx.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { readThreads } from '../../../shared/ydoc/comments.ts'
import { writeIncoming } from '../../../shared/ydoc/write-incoming.ts'
import { del, docx, end, ins, type Parts, p, r } from '../formats/docx-in/packages.ts'
import { trackedBody } from '../formats/docx-in/tracked.ts'
import { code, negotiate, type Replica } from './notation.ts'

const NOW = Date.UTC(2020, 2, 12)

/** What a document of these paragraphs asks for, brought by France, whose people sign as `Ann`. */
function incoming(to: Replica, body: readonly string[], others: Parts = {}): Incoming {
  const read = readDocx(docx(body.join(''), others))
  if (!read.ok) throw new Error(read.error.kind)
  const { manuscript } = manuscriptOf(read.value, 'Statement')
  const threads = readThreads(to.doc, 'all').flatMap(({ root, replies }) => [root, ...replies])
  const bringer = {
    delegation: code('FRA'),
    authors: new Set(['Ann', 'FRA']),
    names: new Set(['FRA']),
    said: new Set(threads.map((one) => one.words)),
  }
  return incomingChanges(manuscript, to.read(), bringer)
}

/** `Ann -old +new`; what nobody tracked is `?`. */
const linesOf = ({ changes }: Incoming): readonly string[] =>
  changes.map(({ by, what }) => {
    const who = by ? by.author : '?'
    if (what.kind !== 'words') return `${who} ${what.kind}`
    const words = [
      what.removedWords && `-${what.removedWords}`,
      wordsInserted(what.inserted) && `+${wordsInserted(what.inserted)}`,
    ]
    return [who, ...words.filter(Boolean)].join(' ')
  })

/** Makes the tracked ones, as the window does when nothing is ticked besides. */
function bring(to: Replica, body: readonly string[]): void {
  for (const change of incoming(to, body).changes)
    if (change.by) expect(writeIncoming(to.writer, change, NOW).ok).toBe(true)
}

const lively = () => {
  const made = negotiate('Statement', 'Alpha Bravo Charlie.', 'Delta Echo.', 'Golf Hotel.')
  made.FRA.type('Alpha', ' one')
  made.USA.remove('Bravo ')
  made.meet()
  made.USA.type('one', ' two')
  made.RUS.replace('Echo', 'Foxtrot')
  made.RUS.writer.newParagraphAfter(made.RUS.paragraph(2), 'plain', 'India.')
  made.meet()
  return made
}

describe('[I10] a tracked document comes back', () => {
  it('unchanged: it asks for nothing', () => {
    const { FRA } = lively()
    const back = incoming(FRA, trackedBody(FRA.read()))
    expect(linesOf(back)).toEqual([])
  })

  it('with our own changes, among those of others: they become ours, and the others stay as they are', () => {
    const { table, FRA, USA } = lively()
    const body = trackedBody(FRA.read()).map((one) =>
      one
        .replace(
          r('Golf Hotel.'),
          r('Golf ') + del('Ann', 'Hotel') + ins('Ann', r('Juliet')) + r('.'),
        )
        .replace(r('Delta '), r('Delta ') + ins('Ann', r('really '))),
    )
    expect(linesOf(incoming(FRA, body))).toEqual(['Ann +really ', 'Ann -Hotel +Juliet'])
    const before = USA.proposals.length
    bring(FRA, body)
    table.meet()
    expect(USA.proposals).toHaveLength(before + 2)
    expect(USA.cards).toContain('FRA replacement open "Hotel" → "Juliet"')
    expect(USA.ifIncorporated('FRA')).toContain('Delta really Echo. | Golf Juliet.')
    expect(linesOf(incoming(FRA, body))).toEqual([])
  })

  it('with paragraphs that are new, parted, removed and joined', () => {
    const { table, FRA, USA } = lively()
    const [title = '', first = '', second = '', india = '', last = ''] = trackedBody(FRA.read())
    const added = first + p(ins('Ann', r('Kilo.')), end('ins', 'Ann'))
    const parted =
      last
        .replace(r('Golf Hotel.'), r('Golf '))
        .replace('<w:p>', `<w:p><w:pPr>${end('ins', 'Ann')}</w:pPr>`) + p(r('Hotel.'))
    bring(FRA, [title, added, second, india, parted])
    table.meet()
    expect(USA.cards).toEqual(
      expect.arrayContaining(['FRA newParagraph open "¶Kilo."', 'FRA split open "¶"']),
    )
    expect(USA.ifIncorporated('FRA')).toBe(
      'Statement | Alpha one Bravo Charlie. | Kilo. | Delta Echo. | Golf  | Hotel.',
    )
    const removed = p(del('Ann', 'Golf Hotel.'), end('del', 'Ann'))
    const other = lively()
    bring(other.FRA, [title, first, second, india, removed])
    expect(other.FRA.ifIncorporated('FRA')).toBe(
      'Statement | Alpha one Bravo Charlie. | Delta Echo.',
    )
  })

  it('after the text has moved on: what others propose since is no deletion of ours', () => {
    const { table, FRA, RUS } = lively()
    const body = trackedBody(FRA.read()).map((one) =>
      one.replace(r('Golf Hotel.'), r('Golf ') + ins('Ann', r('Mike ')) + r('Hotel.')),
    )
    RUS.type('Golf', ' Lima')
    table.meet()
    expect(linesOf(incoming(FRA, body))).toEqual(['Ann +Mike '])
  })

  it('without track changes: what is otherwise is told, and nobody is said to have proposed it', () => {
    const { FRA } = lively()
    const body = trackedBody(FRA.read()).map((one) =>
      one.replace('Golf Hotel.', 'Golf Hotel November.'),
    )
    const back = incoming(FRA, body)
    expect(linesOf(back)).toEqual(['? + November'])
    bring(FRA, body)
    expect(linesOf(incoming(FRA, body))).toEqual(['? + November'])
  })

  it('without ids: paragraphs are found by their words, and what is found nowhere is told', () => {
    const { FRA } = negotiate(
      'Statement',
      'The Council recalls its resolutions.',
      'The Council urges all States to act.',
    )
    const body = [
      p(r('Statement')),
      p(r('The Council urges all States to ') + ins('Ann', r('swiftly ')) + r('act.')),
      p(r('Quite another matter altogether.')),
    ]
    expect(linesOf(incoming(FRA, body))).toEqual([
      'Ann +swiftly ',
      '? +¶Quite another matter altogether.',
      '? removal',
    ])
  })

  it('with what others have tracked: that is theirs to bring', () => {
    const { FRA } = lively()
    const body = trackedBody(FRA.read()).map((one) =>
      one.replace(r('Golf Hotel.'), r('Golf ') + ins('Bob', r('Oscar ')) + r('Hotel.')),
    )
    const back = incoming(FRA, body)
    expect(linesOf(back)).toEqual([])
    expect(back.byOthers).toBe(1)
  })

  it('with comments: they become threads on their words, once, however long they are', () => {
    const { table, FRA, USA } = lively()
    const words = `Why? ${'x'.repeat(5000)}`
    const comments = `<w:comments><w:comment w:id="0" w:author="Ann">${p(r(words))}</w:comment></w:comments>`
    const body = trackedBody(FRA.read()).map((one) =>
      one.replace(
        r('Golf Hotel.'),
        `<w:commentRangeStart w:id="0"/>${r('Golf')}<w:commentRangeEnd w:id="0"/>${r(' Hotel.')}`,
      ),
    )
    const parts = { 'comments.xml': comments }
    const [change, ...more] = incoming(FRA, body, parts).changes
    expect(more).toEqual([])
    expect(change && writeIncoming(FRA.writer, change, NOW).ok).toBe(true)
    table.meet()
    const [thread] = readThreads(USA.doc, 'all')
    expect(thread).toMatchObject({ quote: 'Golf', root: { delegation: 'FRA' } })
    const said = [thread?.root, ...(thread?.replies ?? [])].map((one) => one?.words ?? '')
    expect(said.join('')).toBe(words)
    expect(incoming(FRA, body, parts).changes).toEqual([])
  })
})
