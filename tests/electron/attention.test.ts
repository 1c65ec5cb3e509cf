import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { attentionDesk } from '../../electron/main/attention/attention-desk.ts'
import { Attention } from '../../shared/protocol/attention.ts'

const CALL = { kind: 'mention', by: 'FRA' } as const

function desk() {
  const did: string[] = []
  const now = { isQuiet: false, watched: 'nothing' }
  const { take, forget, isSilence } = attentionDesk<string>({
    isQuiet: () => now.isQuiet,
    // The windows on one negotiation share its first letter.
    negotiationOf: (page) => page[0],
    isWatched: (page) => page === now.watched,
    tell: (page, alert) => did.push(`${page}: ${alert.kind}`),
    showBadge: (count) => did.push(`badge ${count}`),
  })
  return { take, forget, isSilence, did, now }
}

describe('drawing attention', () => {
  it('[D29] counts over all windows, and forgets those that are gone', () => {
    const { take, forget, did } = desk()
    take('a', { unread: 2, alert: null, isSilence: false })
    take('b', { unread: 3, alert: null, isSilence: false })
    take('a', { unread: 1, alert: null, isSilence: false })
    forget('b')
    expect(did).toEqual(['badge 2', 'badge 5', 'badge 4', 'badge 1'])
  })

  it('[D29] tells where nobody is looking, and is quiet where one has asked for it', () => {
    const { take, did, now } = desk()
    take('a', { unread: 1, alert: CALL, isSilence: false })
    now.watched = 'a'
    take('a', { unread: 2, alert: CALL, isSilence: false })
    now.watched = 'b'
    now.isQuiet = true
    take('a', { unread: 3, alert: CALL, isSilence: false })
    expect(did).toEqual(['badge 1', 'a: mention', 'badge 2', 'badge 3'])
  })

  it('[D29] of several windows on one negotiation counts and tells once, and not at all where one is looked at', () => {
    const { take, forget, did, now } = desk()
    const attend = (page: string) => take(page, { unread: 2, alert: CALL, isSilence: false })
    for (const page of ['a', 'a2', 'b']) attend(page)
    expect(did).toEqual(['badge 2', 'a: mention', 'badge 2', 'badge 4', 'b: mention'])
    did.length = 0
    now.watched = 'a2'
    for (const page of ['a', 'a2']) attend(page)
    now.watched = 'nothing'
    forget('a')
    attend('a2')
    expect(did).toEqual(['badge 4', 'badge 4', 'badge 4', 'badge 4', 'a2: mention'])
  })

  it('[D32] knows whether a silence runs in any window, until it is over or the window is gone', () => {
    const { take, forget, isSilence } = desk()
    const attend = (page: string, isNow: boolean) => {
      take(page, { unread: 0, alert: null, isSilence: isNow })
      return isSilence()
    }
    expect(isSilence()).toBe(false)
    expect([attend('a', true), attend('b', true), attend('a', false)]).toEqual([true, true, true])
    forget('b')
    expect(isSilence()).toBe(false)
  })

  it('[D29] takes from a page who calls and how long there is, and no words', () => {
    expect(v.is(Attention, { unread: 1, alert: CALL, isSilence: false })).toBe(true)
    expect(
      v.is(Attention, { unread: 1, alert: { kind: 'silence', minutes: 10 }, isSilence: false }),
    ).toBe(true)
    for (const more of [
      { unread: 1, alert: { ...CALL, words: 'urges' }, isSilence: false },
      { unread: 1, alert: { kind: 'mention', by: 'France urges' }, isSilence: false },
      { unread: -1, alert: null, isSilence: false },
      { unread: 1, alert: { kind: 'silence', minutes: 1e9 }, isSilence: false },
    ])
      expect(v.is(Attention, more), JSON.stringify(more)).toBe(false)
  })
})
