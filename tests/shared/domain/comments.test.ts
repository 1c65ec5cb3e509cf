import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { isCalledOn, threadsIn, wordsOfOthers } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { CommentRecord } from '../../../shared/domain/records.ts'

const FRA = 'FRA' as DelegationCode
const RUS = 'RUS' as DelegationCode
const HERE = '1:20' as ParagraphId

const said = (by: DelegationCode, key: string, more: Partial<CommentRecord>) => {
  const record: CommentRecord = { kind: 'comment', pid: HERE, note: '', ...more }
  return { delegation: by, key, record }
}
const ROOT = said(FRA, 'a', { note: 'Why?', t: 1 })

describe('[Q9] a thread', () => {
  it('is a comment with its answers in the order of their times, whatever order they came in', () => {
    const all = [
      said(RUS, 'c', { re: 'FRA/a', note: 'third', t: 3 }),
      ROOT,
      said(RUS, 'b', { re: 'FRA/a', note: 'second', t: 2 }),
    ]
    for (const order of [all, all.toReversed()]) {
      const [thread, ...others] = threadsIn(order, 'all')
      expect(others).toEqual([])
      expect(thread?.root.words).toBe('Why?')
      expect(thread?.replies.map(({ words }) => words)).toEqual(['second', 'third'])
    }
  })

  it('is settled by the last who says so, and a step that was taken back says nothing', () => {
    const settle = (key: string, sets: 'resolved' | 'open', t: number, more = {}) =>
      said(RUS, key, { re: 'FRA/a', sets, t, ...more })
    const isResolved = (...records: ReturnType<typeof said>[]) =>
      threadsIn([ROOT, ...records], 'all').map((thread) => [
        thread.isResolved,
        thread.replies.length,
      ])
    expect(isResolved()).toEqual([[false, 0]])
    expect(isResolved(settle('b', 'resolved', 2))).toEqual([[true, 0]])
    expect(isResolved(settle('c', 'open', 3), settle('b', 'resolved', 2))).toEqual([[false, 0]])
    const takenBack = settle('d', 'open', 4, { withdrawn: true })
    expect(isResolved(settle('b', 'resolved', 2), takenBack)).toEqual([[true, 0]])
  })

  it('keeps the answers to what was deleted, and is gone with its last words', () => {
    const deleted = said(FRA, 'a', { note: '', withdrawn: true, t: 1 })
    const answer = said(RUS, 'b', { re: 'FRA/a', note: 'Because.', t: 2 })
    expect(threadsIn([deleted], 'all')).toEqual([])
    expect(threadsIn([deleted, answer], 'all')).toMatchObject([
      { root: { isDeleted: true, words: '' }, replies: [{ words: 'Because.' }] },
    ])
  })

  it('begins with an answer whose question is not here', () => {
    const answer = said(RUS, 'b', { re: 'FRA/gone', note: 'Because.', t: 2 })
    expect(threadsIn([answer], 'all')).toMatchObject([{ root: { name: 'RUS/b' }, paragraph: HERE }])
    const settled = said(RUS, 'c', { re: 'FRA/gone', sets: 'resolved', t: 3 })
    expect(threadsIn([settled], 'all')).toEqual([])
  })
})

describe('[Q10] a delegation', () => {
  const threads = (words: string) => threadsIn([said(FRA, 'a', { note: words, t: 5 })], 'all')
  const isCalled = (words: string, code: DelegationCode) =>
    threads(words).some((thread) => isCalledOn(thread, code))

  it('is called on by name, by others', () => {
    expect(isCalled('What does @RUS say?', RUS)).toBe(true)
    expect(isCalled('@RUS', RUS)).toBe(true)
    expect(isCalled('RUS and @RUSSIA', RUS)).toBe(false)
    expect(isCalled('As @FRA said', FRA)).toBe(false)
  })

  it('holds words of others, and for who is the only one to speak none', () => {
    const [thread] = threads('Why?')
    expect(thread && wordsOfOthers(thread, RUS).map(({ words }) => words)).toEqual(['Why?'])
    expect(thread && wordsOfOthers(thread, FRA)).toEqual([])
    const own = thread && { ...thread, audience: 'team' as const }
    expect(own && wordsOfOthers(own, FRA)).toHaveLength(1)
  })
})
