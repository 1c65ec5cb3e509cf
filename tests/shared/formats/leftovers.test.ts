import { describe, expect, it } from 'vitest'
import type { RecordEntry } from '../../../shared/domain/proposals.ts'
import { leftoversOf } from '../../../shared/formats/leftovers.ts'
import { FRA, USA } from '../../server/dossiers.ts'
import { draftIn, FIRST, livelySource, TITLE } from './sources.ts'

const found = (...paragraphs: readonly string[]) =>
  leftoversOf(draftIn('en', TITLE, ...paragraphs)).map(({ kind, words }) => [kind, words])

describe('[X5] what is left over in a text', () => {
  it('is nothing in a clean one', () => {
    expect(found(FIRST, 'The Council took note of 3 reports (S/2020/1), “in full”.')).toEqual([])
  })

  it.each([
    ['brackets', 'The Council [urges] all.', ['bracket', '[urges]']],
    ['brackets of Chinese', '安理会［敦促］各国。', ['bracket', '［敦促］']],
    ['a gap in brackets', 'On […] the Council met.', ['placeholder', '[…]']],
    ['XX', 'Resolution XX (2020).', ['placeholder', 'XX']],
    ['TBC', 'On a day TBC.', ['placeholder', 'TBC']],
    ['a line to fill in', 'On ____ the Council met.', ['placeholder', '____']],
    ['待定', '于待定日期。', ['placeholder', '待定']],
    ['a paragraph without words', '', ['emptyParagraph', '']],
  ])('is %s', (_name, words, leftover) => expect(found(FIRST, words)).toEqual([leftover]))

  it('is each open proposal with whose it is, in the order of the text', () => {
    const source = livelySource()
    const all = leftoversOf(source)
    expect(all.length).toBeGreaterThanOrEqual(3)
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['proposal']))
    const places = all.map(({ paragraph }) => source.markup.findIndex(({ id }) => id === paragraph))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    // What was incorporated or declined is over.
    expect(all.map(({ words }) => words)).not.toContain('s 2272 (2016) and')
  })

  it('is a comment that stands and a position against consensus, and not those that were withdrawn or agree', () => {
    const source = draftIn('en', TITLE, FIRST)
    const pid = source.base[1]?.id
    if (!pid) throw new Error('no paragraph')
    const records = [
      { delegation: FRA, key: '1', record: { kind: 'comment', pid, note: 'Why?' } },
      { delegation: FRA, key: '2', record: { kind: 'comment', pid, note: 'So.', withdrawn: true } },
      { delegation: USA, key: '1', record: { kind: 'pos', pid, v: 'oppose', note: 'No.' } },
      { delegation: FRA, key: '3', record: { kind: 'pos', pid, v: 'agree' } },
    ] as unknown as readonly RecordEntry[]
    expect(leftoversOf({ ...source, records })).toEqual([
      { kind: 'comment', paragraph: pid, delegation: FRA, words: 'Why?' },
      { kind: 'position', paragraph: pid, delegation: USA, words: 'No.' },
    ])
  })

  it('is told in a line, cut between characters', () => {
    const [bracket] = leftoversOf(draftIn('en', TITLE, `[${'😀'.repeat(200)}]`))
    expect([...(bracket?.words ?? '')]).toHaveLength(80)
    expect(bracket?.words.endsWith('😀…')).toBe(true)
  })
})
