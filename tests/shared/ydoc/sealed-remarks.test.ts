import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { threadsIn } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { positionKey, positionsIn } from '../../../shared/domain/positions.ts'
import { beginThread, deleteComment, reply, settle } from '../../../shared/ydoc/comments.ts'
import { statePosition } from '../../../shared/ydoc/positions.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import {
  readSealedRemarks,
  SealedRemarker,
  sealedHistoryOf,
} from '../../../shared/ydoc/sealed-remarks.ts'

// The room of a group, in which nobody judges what is written.

const [NER, TUN] = ['NER', 'TUN'].map((code) => code as DelegationCode) as [
  DelegationCode,
  DelegationCode,
]
const PARAGRAPH = '7:1' as ParagraphId
const GOOD = { kind: 'pos', pid: PARAGRAPH, v: 'oppose', t: 5 }

function caucus() {
  const doc = newReplica()
  const hand = (delegation: DelegationCode) =>
    new SealedRemarker(doc, { delegation, role: 'delegation' })
  const remarks = () => [...readSealedRemarks(doc, [NER, TUN])]
  const stands = () =>
    positionsIn(remarks(), 'caucus/A3').map(({ delegation, stand }) => `${delegation} ${stand}`)
  const threads = () => threadsIn(remarks(), 'caucus/A3')
  const put = (root: string, key: string, value: unknown) => doc.getMap(root).set(key, value)
  return { doc, NER: hand(NER), TUN: hand(TUN), stands, threads, put }
}

const said = (stand: 'agree' | 'oppose' | 'none', at: number) => ({ stand, wording: 'w', at })

describe('what is said of the text in a sealed room', () => {
  it('[Q5] is positions and threads as in every other room, with their history and undo', () => {
    const room = caucus()
    expect(statePosition(room.NER, PARAGRAPH, said('agree', 1)).ok).toBe(true)
    statePosition(room.NER, PARAGRAPH, said('oppose', 2))
    statePosition(room.TUN, PARAGRAPH, said('agree', 3))
    expect(room.stands()).toEqual(['NER oppose', 'TUN agree'])
    expect(room.NER.undo()).toBe(true)
    expect(room.stands()).toEqual(['NER agree', 'TUN agree'])
    expect(sealedHistoryOf(room.doc, NER, positionKey(PARAGRAPH)).map(({ v }) => v)).toEqual([
      'agree',
      'oppose',
      'agree',
    ])
    expect([room.NER.undo(), room.NER.undo()]).toEqual([true, false])
    expect(room.stands()).toEqual(['TUN agree'])

    beginThread(room.NER, { paragraph: PARAGRAPH, ranges: [], quote: '' }, 'Who speaks?', 4)
    const [thread] = room.threads()
    if (!thread) throw new Error('there is no thread')
    reply(room.TUN, thread, 'We do.', 5)
    settle(room.TUN, thread, true, 6)
    expect(deleteComment(room.TUN, thread.root)).toMatchObject({ ok: false })
    expect(room.threads()).toMatchObject([
      { root: { words: 'Who speaks?' }, replies: [{ words: 'We do.' }], isResolved: true },
    ])
  })

  it('[Q12] is taken from the maps of the members alone', () => {
    const room = caucus()
    room.put('d:USA', 'p-7:1', GOOD)
    expect(room.stands()).toEqual([])
    room.put('d:TUN', 'p-7:1', GOOD)
    expect(room.stands()).toEqual(['TUN oppose'])
  })

  it.each<readonly [string, unknown]>([
    ['nothing', null],
    ['a word', 'oppose'],
    ['a list', [GOOD]],
    ['another kind', { kind: 'del', ids: [[1, 2, 3]] }],
    ['an unknown kind', { kind: 'constructor' }],
    ['an unknown stand', { ...GOOD, v: 'veto' }],
    ['no paragraph', { kind: 'pos', v: 'oppose' }],
    ['what is no paragraph', { ...GOOD, pid: '<b>' }],
    ['a paragraph in another form', { ...GOOD, pid: { toString: 1 } }],
    ['a field too many', { ...GOOD, html: '<b>' }],
    ['too long a note', { ...GOOD, note: 'x'.repeat(4001) }],
    ['a time that is none', { ...GOOD, t: Number.NaN }],
    ['another’s word', { ...GOOD, of: 'USA', via: 'floor' }],
    ['a comment on no range', { kind: 'comment', pid: PARAGRAPH, note: 'a', ids: [[1]] }],
    ['a comment of no words', { kind: 'comment', pid: PARAGRAPH, note: 7 }],
  ])('[Q12] passes over %s', (_, value) => {
    const room = caucus()
    room.put('d:TUN', 'bad', value)
    expect([room.stands(), room.threads()]).toEqual([[], []])
    expect(sealedHistoryOf(room.doc, TUN, 'bad')).toEqual([])
    room.put('d:TUN', 'p-7:1', GOOD)
    expect(room.stands()).toEqual(['TUN oppose'])
  })

  it('[Q12] passes over shared types and a root that is no map, and does not drown', () => {
    const room = caucus()
    room.put('d:TUN', 'deep', new Y.Map([['kind', 'pos']]))
    const other = new Y.Doc()
    other.getArray('d:NER').push([GOOD])
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(other))
    expect(room.stands()).toEqual([])
    room.doc.transact(() => {
      for (let at = 0; at < 5100; at++) room.put('d:TUN', `k${at}`, { ...GOOD, pid: `7:${at}` })
    })
    expect(room.stands()).toHaveLength(5000)
  })
})
