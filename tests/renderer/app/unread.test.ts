import { expect, it } from 'vitest'
import { parseRead, unreadIn, withRead } from '../../../renderer/app/comments/use-unread.ts'
import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { threadsIn } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'

// What France has not read. Each comment is by USA, at a time that its author gives: `why@10`.

const FRA = 'FRA' as DelegationCode
const USA = 'USA' as DelegationCode
const NOTHING = parseRead(null)

const threads = (said: string, audience: Audience = 'all') =>
  said.split(' ').flatMap((one) => {
    const [key = '', t] = one.split('@')
    const record = { kind: 'comment', pid: '7:1' as ParagraphId, note: key, t: Number(t) } as const
    return threadsIn([{ delegation: USA, key, record }], audience)
  })
const unread = (all: ReturnType<typeof threads>, read: ReturnType<typeof parseRead>) =>
  unreadIn(all, FRA, read).map(({ root }) => root.words)

it('[Q10] what was written before one looked and arrives after it is unread, and what is dated far ahead hides nothing', () => {
  const read = withRead(NOTHING, threads('seen@10 ahead@9999'), FRA)
  expect(unread(threads('seen@10 ahead@9999'), read)).toEqual([])
  expect(unread(threads('seen@10 offline@5 next@11'), read)).toEqual(['offline', 'next'])
})

it('[Q10] what was read stays read in a room that is closed for a while, and one’s own words are never unread', () => {
  const first = withRead(NOTHING, threads('red@1', 'pen'), FRA)
  const later = withRead(first, threads('blue@2'), FRA)
  expect(unread([...threads('red@1', 'pen'), ...threads('red@1')], later)).toEqual(['red'])
  expect(unreadIn(threads('red@1'), USA, NOTHING)).toEqual([])
})

it('[Q10] a time that an earlier version kept is taken for what it says, and names come after it', () => {
  const kept = parseRead('10')
  expect(unread(threads('old@10 new@11'), kept)).toEqual(['new'])
  const next = withRead(kept, threads('old@10 new@11'), FRA)
  const reopened = parseRead([...next.names].join('\n'))
  expect(unread(threads('old@10 new@11'), reopened)).toEqual([])
})
