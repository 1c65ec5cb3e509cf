// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest'
import { SYSTEM_CLOCK } from '../../../renderer/session/clock.ts'
import { Cell } from '../../../renderer/session/external-store.ts'
import { followText } from '../../../renderer/session/follow-text.ts'
import type { LiveText, TextSession } from '../../../renderer/session/live-text.ts'
import { PendingRemarks, takingBack } from '../../../renderer/session/remarks/pending-remarks.ts'
import { guardedRoom } from '../../../renderer/session/remarks/remark-room.ts'
import { RemarksBoard, wordingOf } from '../../../renderer/session/remarks-board.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { proposalName } from '../../../shared/domain/proposals.ts'
import type { Support } from '../../../shared/domain/records.ts'
import { beginThread, deleteComment } from '../../../shared/ydoc/comments.ts'
import { proposalFingerprint } from '../../../shared/ydoc/fingerprint.ts'
import { statePosition } from '../../../shared/ydoc/positions.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import { negotiate, type Replica } from '../../shared/ydoc/notation.ts'

// Two rooms of one negotiation: the text that everybody reads, and what France tells those who hold the pen.

const waiting: (() => void)[] = []
const whenAsked = (run: () => void): (() => void) => {
  waiting.push(run)
  return () => {}
}
/** The window has nothing else to do. */
function rest(): void {
  for (const run of waiting.splice(0)) run()
  for (const run of waiting.splice(0)) run()
}

function liveText({ ledger, writer }: Replica): LiveText {
  const { reading } = followText(ledger, whenAsked, RESTING)
  return { ledger, writer, reading, mayWrite: true } as unknown as LiveText
}

/** Reading costs no time, so that none has to pass until the next. */
const RESTING = { now: () => 0, after: SYSTEM_CLOCK.after }

const sessionOf = (text: Cell<LiveText | null>): TextSession => ({ text }) as unknown as TextSession

function twoRooms() {
  const open = negotiate('Statement', 'Alpha', 'Bravo')
  const toPen = negotiate('Statement')
  const board = new RemarksBoard(whenAsked)
  const text = new Cell<LiveText | null>(liveText(open.CHN))
  board.add(guardedRoom('text/en', 'all', sessionOf(text)))
  const pen = new Cell<LiveText | null>(liveText(toPen.CHN))
  const leave = board.add(guardedRoom('pen/FRA', 'pen', sessionOf(pen)))
  const reading = liveText(open.FRA).reading
  const paragraph = reading.getSnapshot().outline[1]?.id as ParagraphId
  const wording = wordingOf(reading.getSnapshot(), paragraph) ?? ''
  const state = (room: typeof open | typeof toPen, stand: 'agree' | 'oppose', at: number) => {
    statePosition(room.FRA.writer, paragraph, { stand, wording, at })
    room.table.meet()
  }
  const stands = () => {
    rest()
    const position = board.positions.getSnapshot().standing.get(paragraph)?.get(FRANCE)
    return position && [position.stand, position.audience, position.isBefore]
  }
  return { open, toPen, board, text, leave, state, stands }
}

const FRANCE = 'FRA' as DelegationCode
const USA = 'USA' as DelegationCode

describe('where everybody stands, as far as a window may read it', () => {
  it('[Q5] is what the pen was told as long as one is in its room', () => {
    const { open, toPen, leave, state, stands } = twoRooms()
    expect(stands()).toBeUndefined()
    state(open, 'agree', 2)
    expect(stands()).toEqual(['agree', 'all', false])
    state(toPen, 'oppose', 1)
    expect(stands()).toEqual(['oppose', 'pen', false])
    leave()
    expect(stands()).toEqual(['agree', 'all', false])
  })

  it('[Q2] ages with the words, and is followed into the document of a fresh start', () => {
    const { open, text, state, stands } = twoRooms()
    state(open, 'agree', 1)
    open.CHN.type('Alpha', ' one')
    expect(stands()).toEqual(['agree', 'all', true])
    open.table.meet()
    text.set(null)
    expect(stands()).toBeUndefined()
    text.set(liveText(open.USA))
    expect(stands()).toEqual(['agree', 'all', true])
  })

  it('[Q14] tells of stands on proposals that fewer than all were told, with what was said before', () => {
    const { open, toPen, board, leave } = twoRooms()
    open.FRA.type('Alpha', ' firmly')
    open.table.meet()
    const proposal = liveText(open.CHN).reading.getSnapshot().proposals[0]
    if (!proposal) throw new Error('nothing proposed')
    const tell = (v: Support, at: number): void => {
      expect(tellSupport(toPen.USA.writer, proposal, { v, at }).ok).toBe(true)
      toPen.table.meet()
      rest()
    }
    const on = proposalName(proposal)
    tell('accept', 1)
    tell('oppose', 2)
    const wording = proposalFingerprint(proposal)
    const told = { on, delegation: 'USA', support: 'oppose', audience: 'pen', wording, saidAt: 2 }
    expect(board.supports.getSnapshot()).toEqual([told])
    expect(board.earlierSupports(USA, on, 'pen').map(({ v, t }) => [v, t])).toEqual([
      ['oppose', 2],
      ['accept', 1],
    ])
    expect(board.earlierSupports(USA, on, 'team')).toEqual([])
    tell('none', 3)
    expect(board.supports.getSnapshot()).toEqual([])
    tell('sponsor', 4)
    leave()
    rest()
    expect(board.supports.getSnapshot()).toEqual([])
    // Nobody speaks of its own.
    expect(tellSupport(toPen.FRA.writer, proposal, { v: 'accept', at: 5 }).ok).toBe(false)
  })

  it('[Q15] says in a room what was said to it before it was open', () => {
    const items = new Map<string, string>()
    const shelf = {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
    }
    const toPen = negotiate('Statement')
    const author = () => toPen.FRA.writer.author
    const openVault = () => new Promise<never>(() => undefined)
    const pending = new PendingRemarks({ shelf, name: 'p', author, openVault, newKey: () => 'q' })
    const board = new RemarksBoard(whenAsked, pending)
    const pen = new Cell<LiveText | null>(null)
    board.add(guardedRoom('pen/FRA', 'pen', sessionOf(pen)))
    const stated = { stand: 'oppose', wording: 'w', at: 1 } as const
    statePosition(pending.remarkerFor('pen/FRA'), '7:1' as ParagraphId, stated)
    rest()
    expect(board.positions.getSnapshot().all).toEqual([])
    pen.set(liveText(toPen.FRA))
    rest()
    const heard = board.positions.getSnapshot().all
    expect(heard.map(({ stand, statedAt }) => [stand, statedAt])).toEqual([['oppose', 1]])
    expect(pending.waiting.getSnapshot()).toEqual([])
  })

  it('[Q11] [Q15] what is told to more when their room opens is taken back then where fewer were told', () => {
    const friends = negotiate('Statement')
    const toPen = negotiate('Statement')
    const shelf = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
    const openVault = () => new Promise<never>(() => undefined)
    const author = () => toPen.FRA.writer.author
    const pending = new PendingRemarks({ shelf, name: 'p', author, openVault, newKey: () => 'q' })
    const board = new RemarksBoard(whenAsked, pending)
    const pen = new Cell<LiveText | null>(liveText(toPen.FRA))
    const wider = new Cell<LiveText | null>(null)
    board.add(guardedRoom('pen/FRA', 'pen', sessionOf(pen)))
    board.add(guardedRoom('caucus/friends', 'caucus/friends', sessionOf(wider)))
    const about = { paragraph: '7:1' as ParagraphId, ranges: [], quote: '' }
    beginThread(toPen.FRA.writer, about, 'Why?', 1)
    const threads = () => {
      rest()
      return board.threads
        .getSnapshot()
        .filter(({ root }) => !root.isDeleted)
        .map(({ audience, root }) => [audience, root.words])
    }
    expect(threads()).toEqual([['pen', 'Why?']])
    const [thread] = board.threads.getSnapshot()
    const from = thread && board.remarkerOf(thread)
    if (!thread || !from) throw new Error('no thread')
    const after = takingBack(from.room, from.writer, (w) => deleteComment(w, thread.root))
    beginThread(pending.remarkerFor('caucus/friends', after), about, thread.root.words, 2)
    expect(threads()).toEqual([['pen', 'Why?']])
    wider.set(liveText(friends.FRA))
    expect(threads()).toEqual([['caucus/friends', 'Why?']])
    expect(pending.waiting.getSnapshot()).toEqual([])
  })

  it('changes nothing for who looks when words elsewhere change', () => {
    const { open, board, state } = twoRooms()
    state(open, 'agree', 1)
    rest()
    const before = board.positions.getSnapshot()
    open.CHN.type('Bravo', ' two')
    rest()
    expect(board.positions.getSnapshot()).toBe(before)
  })

  it('[Q9] finds a thread where its words are now, and says when none is left', () => {
    const { open, board } = twoRooms()
    const paragraph = readView(open.FRA.ledger, { kind: 'base' })[1]?.id as ParagraphId
    const about = { paragraph, ranges: open.FRA.ranges('pha'), quote: 'pha' }
    beginThread(open.FRA.writer, about, 'Why?', 1)
    open.table.meet()
    const thread = () => {
      rest()
      return board.threads.getSnapshot()[0]
    }
    expect(thread()).toMatchObject({ place: paragraph, areWordsGone: false })
    open.CHN.split('Al')
    const moved = thread()?.place
    expect(moved).not.toBe(paragraph)
    expect(thread()?.areWordsGone).toBe(false)
    open.CHN.writer.remove(open.CHN.ranges('pha'))
    expect(thread()).toMatchObject({ place: paragraph, areWordsGone: true })
    const known = thread()
    expect(known && board.remarkerOf(known)?.writer).toBe(open.CHN.writer)
  })

  it('[Q4] remembers what was said before', () => {
    const { open, board, state } = twoRooms()
    state(open, 'oppose', 1)
    state(open, 'agree', 2)
    rest()
    const [position] = board.positions.getSnapshot().all
    if (!position) throw new Error('no position')
    expect(board.earlier(position).map(({ v, t }) => [v, t])).toEqual([['oppose', 1]])
  })
})
