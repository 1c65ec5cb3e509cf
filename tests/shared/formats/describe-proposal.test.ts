import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import { describeProposal, shorten } from '../../../shared/formats/describe-proposal.ts'
import { en } from '../../../shared/messages/app.ts'
import { zh } from '../../../shared/messages/app-zh.ts'
import { proposalBy } from '../../renderer/panels/sample-proposal.ts'

const speaker = i18next.createInstance()

beforeAll(async () => {
  await speaker.init({
    lng: 'en',
    resources: { en: { app: en }, zh: { app: zh } },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
  })
})

const about = (text: string) => ({ subject: { ranges: [], text } })
const place = (after: string) =>
  ({ kind: 'place', after: after as ParagraphId, until: null }) as const

function say(proposal: Proposal, before = '', lng: 'en' | 'zh' = 'en'): string {
  const numberOf = (id: string) => (id === '1:0' ? '' : id.replace('1:', ''))
  const { key, values } = describeProposal(proposal, { number: '7', before, numberOf })
  const name: string = key
  return speaker.t(name, { ...values, lng })
}

describe('[P6] a proposal in a negotiator’s words', () => {
  it.each([
    [{ inserted: ' and care' }, '', 'Insert “and care”'],
    [{ kind: 'deletion', deleted: 'all ' }, '', 'Delete “all”'],
    [
      { kind: 'replacement', deleted: 'essential', inserted: 'a shared responsibility' },
      '',
      'Replace “essential” with “a shared responsibility”',
    ],
    [{ kind: 'join', deleted: '¶' }, '3', 'Join with paragraph 3'],
    [{ kind: 'newParagraph', inserted: '¶welcomes' }, '5', 'New paragraph after 5: “welcomes”'],
    [{ kind: 'newParagraph', inserted: '¶' }, '5', 'New paragraph after 5'],
    [{ kind: 'split', inserted: '¶' }, '5', 'Begin a new paragraph here'],
    [{ kind: 'removal' }, '', 'Remove the paragraph'],
    [{ kind: 'deletion', deleted: 'one¶two' }, '', 'Delete “one ¶ two”'],
    [{ kind: 'replacement', deleted: '', inserted: 'only' }, '', 'Insert “only”'],
    [{ kind: 'move', change: place('1:3') }, '6', 'Move paragraph 7 after 3'],
    [{ kind: 'move', change: place('1:0') }, '6', 'Move paragraph 7 to the beginning'],
    [
      { kind: 'kind', change: { kind: 'kind', to: 'op', level: 0 } },
      '',
      'Make it an operative paragraph',
    ],
    [
      { kind: 'kind', change: { kind: 'kind', to: 'sub', level: 2 } },
      '',
      'Make it a sub-paragraph (i)',
    ],
    [
      { kind: 'emphasis', change: { kind: 'style', style: 'italic', on: true }, ...about('urges') },
      '',
      'Set “urges” in italics',
    ],
    [{ kind: 'bracket', inserted: '[]', ...about('all') }, '', 'Put “all” in square brackets'],
    [{ kind: 'liftBrackets', deleted: '[]' }, '', 'Lift the square brackets'],
    [{ kind: 'footnote', inserted: '\uE000S/2020/1\uE001' }, '', 'Footnote: “S/2020/1”'],
    [
      { kind: 'insertion', inserted: ' as agreed\uE000S/2020/1\uE001' },
      '',
      'Insert “as agreed [note: S/2020/1]”',
    ],
    [
      { kind: 'link', change: { kind: 'link', href: 'https://un.org' }, ...about('it') },
      '',
      'Link “it” to https://un.org',
    ],
    [{ kind: 'retain', ...about('all States') }, '', 'Retain “all States” as drafted'],
    [{ kind: 'replacement', deleted: 'act', inserted: 'act' }, '', 'Move “act” to another place'],
    [{ kind: 'retain' }, '', 'Retain the paragraph as drafted'],
    [
      { kind: 'concept', note: 'mental health' },
      '',
      'To be said after 7, wording to come: mental health',
    ],
  ] as const)('%j after %j: %s', (wish, before, sentence) => {
    expect(say(proposalBy('FRA', wish), before)).toBe(sentence)
  })

  it('in Chinese, too', () => {
    const wish = { kind: 'replacement', deleted: 'essential', inserted: 'vital' } as const
    expect(say(proposalBy('FRA', wish), '', 'zh')).toBe('将“essential”改为“vital”')
  })

  it('long wordings lose their middle and no half characters', () => {
    const long = `begin ${'𠀀'.repeat(400)} end`
    const short = shorten(long)
    expect([...short].length).toBeLessThanOrEqual(242)
    expect(short).toMatch(/^begin .* … .* end$/u)
    expect(short).not.toMatch(/\p{Cs}/u)
  })
})
