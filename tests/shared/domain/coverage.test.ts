import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { coverageOf, linksIn, type Target, targetsOf } from '../../../shared/domain/coverage.ts'

const TEXT = [
  'The Council requests the Secretariat to set uniform standards for the deployment of units.',
  'The Council underlines that the training before deployment is a national responsibility.',
  'The Council recalls resolution 2436 (2018) and its other resolutions.',
  'The Council thanks the host States for their help.',
]
const paragraphs = TEXT.map((text, at) => ({ id: `1:${at + 1}` as ParagraphId, text }))
const STANDARDS: Target = {
  kind: 'issue',
  key: 'e',
  text: 'What uniform standards for deployment should the Secretariat set?',
}
const CITED: Target = { kind: 'citation', key: '2436/2018', text: '', number: 2436, year: 2018 }
const OTHER: Target = { kind: 'citation', key: '436/2018', text: '', number: 436, year: 2018 }

const links = (all: Readonly<Record<string, string>>) =>
  new Map(Object.entries(all).map(([id, keys]) => [id as ParagraphId, linksIn(keys)]))
const covered = (target: Target, all: Readonly<Record<string, string>> = {}) =>
  coverageOf([target], paragraphs, links(all))[0]

describe('[Z7] what the concept note wants answered', () => {
  it('is each issue, each duty of an actor and each resolution, under keys of their own', () => {
    const duty = { actor: 'host', text: 'explain the mission' } as const
    const targets = targetsOf({
      issues: [{ letter: 'a', text: 'What?' }],
      duties: [duty, { actor: 'council', text: 'give mandates' }, { ...duty, text: 'bring' }],
      citations: [{ number: 2436, year: 2018, subject: 'performance' }],
    })
    expect(targets.map(({ key }) => key)).toEqual([
      'a',
      'host:1',
      'council:1',
      'host:2',
      '2436/2018',
    ])
  })

  it('is linked by the keys that a paragraph keeps, each once', () => {
    expect(linksIn(' a  host:1 a ')).toEqual(['a', 'host:1'])
    expect(linksIn('')).toEqual([])
  })
})

describe('[Z8] what answers it', () => {
  it('is what the pen has linked and what is still in the text, in its order', () => {
    const all = { '1:3': 'e', '1:1': 'a e', '9:9': 'e', '1:2': 'ee' }
    expect(covered(STANDARDS, all)?.answeredBy).toEqual(['1:1', '1:3'])
  })
})

describe('[Z9] what may answer it', () => {
  it('is found by the words that both have, and never taken by itself', () => {
    expect(covered(STANDARDS)).toMatchObject({ answeredBy: [], suggested: ['1:1'] })
  })

  it('is for a resolution what names it, number and year', () => {
    expect(covered(CITED)?.suggested).toEqual(['1:3'])
    expect(covered(OTHER)?.suggested).toEqual([])
  })

  it('is found in Chinese by characters that follow one another', () => {
    const target: Target = { kind: 'issue', key: 'd', text: '如何统一维和人员的培训？' }
    const chinese = ['安理会强调部署前培训由各国负责。', '安理会感谢东道国。'].map((text, at) => ({
      id: `1:${at}` as ParagraphId,
      text,
    }))
    const both = { ...target, text: '部署前培训' }
    expect(coverageOf([both], chinese, new Map())[0]?.suggested).toEqual(['1:0'])
    expect(coverageOf([target], chinese, new Map())[0]?.suggested).not.toContain('1:1')
  })

  it('is never what answers it already; a link more leaves nothing less answered', () => {
    const keys = fc.subarray(['a', 'e', '2436/2018'])
    const maps = fc.array(keys, { minLength: 4, maxLength: 4 })
    const toMap = (all: readonly (readonly string[])[]) =>
      new Map(all.map((one, at) => [paragraphs[at]?.id as ParagraphId, one]))
    fc.assert(
      fc.property(maps, fc.nat(3), (all, at) => {
        const targets = [STANDARDS, CITED]
        const before = coverageOf(targets, paragraphs, toMap(all))
        for (const { answeredBy, suggested } of before) {
          expect(suggested.filter((id) => answeredBy.includes(id))).toEqual([])
        }
        const more = all.map((one, place) => (place === at ? [...one, 'e'] : one))
        const after = coverageOf(targets, paragraphs, toMap(more))
        const isAnswered = ({ answeredBy }: { answeredBy: readonly unknown[] }) =>
          answeredBy.length > 0
        for (const [place, one] of before.entries()) {
          expect(isAnswered(one) && !isAnswered(after[place] ?? one)).toBe(false)
        }
        expect(after[0]?.answeredBy).toContain(paragraphs[at]?.id)
      }),
    )
  })
})
