import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeProposal, shorten } from '../../../renderer/panels/proposals/describe-proposal.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import { en } from '../../../shared/messages/app.ts'
import { zh } from '../../../shared/messages/app-zh.ts'
import { proposalBy } from './sample-proposal.ts'

const speaker = i18next.createInstance()

beforeAll(async () => {
  await speaker.init({
    lng: 'en',
    resources: { en: { app: en }, zh: { app: zh } },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
  })
})

function say(proposal: Proposal, before = '', lng: 'en' | 'zh' = 'en'): string {
  const { key, values } = describeProposal(proposal, before)
  return speaker.t(key, { ...values, lng })
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
