import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DRAFT_IDS_END } from '../../../../shared/domain/leases.ts'
import { moveOnLadder } from '../../../../shared/ydoc/ladder.ts'
import { negotiate } from '../notation.ts'
import { DraftSeat, share } from './drafting.ts'

const TEXT = ['Title', 'Alpha beta gamma.', 'Delta epsilon.'] as const

function drafting() {
  const table = negotiate(...TEXT)
  return { ...table, draft: new DraftSeat(table.FRA) }
}

/** Every string that an update carries, records included. */
const said = (updates: readonly Uint8Array[]): string =>
  updates.map((update) => Buffer.from(update).toString('latin1')).join('\n')

describe('a branch', () => {
  it('[B1] shows the text with what was drafted, and gives nothing to the text', () => {
    const { FRA, USA, draft, meet } = drafting()
    draft.type('beta', ' secret')
    meet()
    expect(draft.markup).toBe('Title | Alpha beta secret gamma. | Delta epsilon.')
    expect(FRA.markup).toBe(TEXT.join(' | '))
    expect(FRA.outbox).toEqual([])
    expect(USA.markup).toBe(TEXT.join(' | '))
  })

  it('[B1] what others write in the text flows in', () => {
    const { USA, draft, meet } = drafting()
    draft.type('beta', ' drafted')
    USA.type('beta', ' live')
    USA.remove('epsilon')
    meet()
    expect(draft.markup).toContain('drafted')
    expect(draft.markup).toContain('live')
    expect(draft.list).toEqual(['" drafted"'])
  })

  it('[B1] its hands have ids that no lease has', () => {
    const { draft } = drafting()
    draft.type('beta', ' x')
    const { proposing } = draft.writer.author.clientIds
    expect(proposing).toBeLessThan(DRAFT_IDS_END)
    expect(draft.ledger.isDraft(proposing)).toBe(true)
    expect(draft.text.ledger.isDraft(proposing)).toBe(false)
  })

  it('[B2] colleagues draft together, and a third reads the same later', () => {
    const { FRA, table, draft } = drafting()
    const colleague = new DraftSeat(FRA, 2)
    draft.type('beta', ' one')
    colleague.remove('epsilon')
    const all = [...draft.told, ...colleague.told]
    share(draft, colleague)
    colleague.type('one', ' two')
    all.push(...colleague.told)
    share(draft, colleague)
    expect(draft.markup).toBe('Title | Alpha beta one two gamma. | Delta epsilon.')
    expect(colleague.markup).toBe(draft.markup)
    expect(colleague.list).toEqual(draft.list)
    const late = new DraftSeat(table.join('FRA'), 3, [...all].reverse())
    expect(late.markup).toBe(draft.markup)
    expect(late.list).toEqual(draft.list)
    expect(late.drafts.map(({ id }) => id)).toEqual(draft.drafts.map(({ id }) => id))
  })

  it('[B2] what is written under an id of the text, or is no update, is not taken', () => {
    const { USA, draft, meet } = drafting()
    USA.type('beta', ' forged')
    const [forged = new Uint8Array()] = USA.outbox
    expect(draft.branch.take(forged)).toBe(false)
    expect(draft.branch.take(new Uint8Array([255, 1, 2]))).toBe(false)
    expect(draft.markup).toBe(TEXT.join(' | '))
    meet()
    expect(draft.markup).toContain('forged')
  })

  it('[B2] a draft on words that are not here waits for them, and the branch says that it is not whole', () => {
    const { FRA, USA, table, draft } = drafting()
    USA.type('beta', ' fresh')
    const colleague = new DraftSeat(FRA, 2)
    table.send(USA)
    table.receive(FRA)
    colleague.type('fresh', ' drafted')
    const behind = new DraftSeat(table.join('FRA'), 4)
    expect(behind.branch.isWhole).toBe(true)
    const old = new DraftSeat(negotiate(...TEXT).FRA, 5, colleague.told)
    expect(old.branch.isWhole).toBe(false)
    expect(draft.branch.isWhole).toBe(true)
  })
})

describe('drafts', () => {
  it('[B3] typing that was taken back is no draft', () => {
    const { draft } = drafting()
    draft.type('beta', ' secret words')
    draft.remove(' secret')
    expect(draft.list).toEqual(['" words"'])
    draft.remove(' words')
    expect(draft.list).toEqual([])
    draft.type('gamma', ' more')
    draft.writer.undo()
    expect(draft.list).toEqual([])
    draft.writer.redo()
    expect(draft.list).toEqual(['" more"'])
  })

  it('[B3] a replacement is one, a paragraph is one, and drafts apart are apart', () => {
    const { draft } = drafting()
    draft.replace('beta', 'BETA')
    draft.writer.newParagraphAfter(draft.paragraph(2), 'plain', 'Zeta.')
    draft.remove('epsilon')
    expect(draft.list.sort()).toEqual(['"beta" → "BETA"', '"epsilon"', '"¶Zeta."'])
  })

  it('[B3] what is said of drafted words goes with them', () => {
    const { draft } = drafting()
    draft.type('beta', ' bold')
    draft.writer.emphasise(draft.ranges('bold'), 'bold', true)
    const made = draft.writer.newParagraphAfter(draft.paragraph(2), 'plain', 'Zeta.')
    draft.writer.setKind(made, 'sub', 1)
    expect(draft.drafts).toHaveLength(2)
  })
})

describe('tabling', () => {
  it('[B4] is one update that holds the final wording and no other word', () => {
    const { FRA, USA, draft, meet } = drafting()
    draft.type('beta', ' hidden first try')
    draft.remove(' hidden first try')
    draft.type('beta', ' final')
    draft.replace('epsilon', 'wrong')
    draft.replace('wrong', 'right')
    expect(draft.table()).toBe(2)
    expect(FRA.outbox).toHaveLength(1)
    const sent = said(FRA.outbox)
    expect(sent).toContain('final')
    expect(sent).toContain('right')
    for (const word of ['hidden', 'first', 'try', 'wrong']) expect(sent).not.toContain(word)
    meet()
    expect(USA.markup).toBe('Title | Alpha beta final gamma. | Delta epsilonright.')
    expect(USA.cards).toEqual([
      'FRA insertion open " final"',
      'FRA replacement open "epsilon" → "right"',
    ])
    expect(draft.markup).toBe(FRA.markup)
    expect(draft.list).toEqual([])
  })

  it('[B4] says the same as fresh typing', () => {
    const { draft, FRA } = drafting()
    draft.type('beta', ' x')
    draft.type(' x', 'yz')
    draft.remove('x')
    draft.table()
    const fresh = negotiate(...TEXT)
    fresh.FRA.type('beta', ' yz')
    const shape = (update: Uint8Array | undefined) =>
      Y.decodeUpdate(update ?? new Uint8Array()).structs.map((one) =>
        'content' in one ? [one.length, JSON.stringify(one.content)] : [],
      )
    const timeless = (all: unknown): string => JSON.stringify(all).replaceAll(/\\"t\\":\d+/g, '')
    expect(timeless(shape(FRA.outbox[0]))).toBe(timeless(shape(fresh.FRA.outbox[0])))
  })

  it('[B4] tables what is chosen, and leaves the rest as it was', () => {
    const { FRA, draft } = drafting()
    draft.type('beta', ' now')
    draft.type('epsilon', ' later')
    expect(draft.table('" now"')).toBe(1)
    expect(FRA.markup).toBe('Title | Alpha beta now gamma. | Delta epsilon.')
    expect(draft.markup).toBe('Title | Alpha beta now gamma. | Delta epsilon later.')
    expect(draft.list).toEqual(['" later"'])
  })

  it('[B4] carries style, kind, place, splits, links and notes of drafted words', () => {
    const { FRA, draft } = drafting()
    draft.type('beta', ' bold')
    draft.writer.emphasise(draft.ranges('bold'), 'bold', true)
    draft.split('epsilon')
    const made = draft.writer.newParagraphAfter(draft.paragraph(1), 'plain', 'Zeta.')
    draft.writer.setKind(made, 'sub', 1)
    draft.writer.footnote(draft.last('Zeta'), 'A note')
    draft.writer.refer(draft.last('Alpha'), made)
    const shown = (seat: typeof draft | typeof FRA) =>
      seat
        .read()
        .map(({ kind, level, rekindedBy, runs }) => [
          kind,
          level,
          rekindedBy.length,
          runs.map(({ text, restyledBy }) => [text, restyledBy.length]),
        ])
    const before = JSON.stringify(shown(draft))
    const cards = draft.cards
    draft.table()
    expect(JSON.stringify(shown(FRA))).toBe(before)
    expect(FRA.cards).toEqual(cards)
    expect(draft.list).toEqual([])
  })

  it('[B4] is one step of undo', () => {
    const { FRA, draft } = drafting()
    draft.type('beta', ' one')
    draft.remove('epsilon')
    draft.table()
    FRA.writer.undo()
    expect(FRA.markup).toBe(TEXT.join(' | '))
    expect(FRA.cards.every((card) => !card.includes(' open '))).toBe(true)
  })

  it('[B4] withdraws a proposal of one’s own that was tabled before', () => {
    const { FRA, draft, meet } = drafting()
    FRA.type('beta', ' live')
    meet()
    draft.writer.withdraw(draft.proposal(' live'))
    expect(draft.markup).toBe(TEXT.join(' | '))
    expect(FRA.markup).toContain('live')
    expect(draft.list).toEqual(['" live"'])
    draft.table()
    expect(FRA.markup).toBe(TEXT.join(' | '))
    expect(draft.list).toEqual([])
  })

  it('[B4] two colleagues see the same list before and after', () => {
    const { FRA, draft } = drafting()
    const colleague = new DraftSeat(FRA, 2)
    draft.replace('beta', 'BETA')
    share(draft, colleague)
    colleague.type('BETA', '!')
    share(draft, colleague)
    draft.table()
    share(draft, colleague)
    expect(colleague.markup).toBe(draft.markup)
    expect(colleague.markup).toBe(FRA.markup)
    expect(colleague.list).toEqual([])
  })
})

describe('what others do meanwhile', () => {
  it('[B5] a draft in a paragraph that was closed waits, and says so', () => {
    const { CHN, FRA, draft, meet } = drafting()
    draft.type('beta', ' late')
    draft.type('epsilon', ' fine')
    moveOnLadder(CHN.writer, CHN.paragraph(1), { rung: 'closed', waitsFor: [], reason: '', at: 1 })
    meet()
    expect(draft.list).toEqual(['" late" (closed)', '" fine"'])
    expect(draft.table()).toBe(1)
    expect(FRA.markup).toBe('Title | Alpha beta gamma. | Delta epsilon fine.')
    moveOnLadder(CHN.writer, CHN.paragraph(1), { rung: 'open', waitsFor: [], reason: 'r', at: 2 })
    meet()
    expect(draft.list).toEqual(['" late"'])
  })

  it('[B5] what a draft wants gone may be gone; what stands beside it may be gone', () => {
    const { CHN, draft, meet } = drafting()
    draft.remove('beta')
    draft.type('epsilon', ' more')
    CHN.remove('beta')
    CHN.remove('epsilon')
    meet()
    expect(draft.list).toEqual(['"beta" (gone)', '" more" (around)'])
    expect(draft.table()).toBe(1)
    expect(draft.list).toEqual(['"beta" (gone)'])
    draft.drop()
    expect(draft.list).toEqual([])
  })

  it('[B5] a withdrawal comes too late once the pen has decided', () => {
    const { CHN, FRA, draft, meet } = drafting()
    FRA.remove('beta')
    meet()
    draft.writer.withdraw(draft.proposal('beta'))
    CHN.writer.incorporate(CHN.proposal('beta'))
    meet()
    expect(draft.list).toEqual(['"beta" (decided)'])
    expect(draft.table()).toBe(0)
  })

  it('[B5] a word that was said over in the text is kept as overtaken, and the text’s stands', () => {
    const { FRA, draft, meet } = drafting()
    FRA.writer.setKind(FRA.paragraph(1), 'sub', 1)
    meet()
    draft.writer.setKind(draft.paragraph(1), 'sub', 2)
    FRA.writer.setKind(FRA.paragraph(1), 'op', 0)
    meet()
    expect(draft.list).toEqual(['record (overtaken)'])
    expect(draft.proposals.map(({ change }) => change)).toEqual(
      FRA.proposals.map(({ change }) => change),
    )
    draft.drop()
    expect(draft.list).toEqual([])
  })

  it('[B6] a dropped draft leaves the text as others see it', () => {
    const { FRA, draft, meet } = drafting()
    FRA.writer.setKind(FRA.paragraph(1), 'sub', 1)
    meet()
    draft.writer.setKind(draft.paragraph(1), 'sub', 2)
    draft.replace('beta', 'x')
    draft.drop()
    expect(draft.markup).toBe(FRA.markup)
    expect(draft.cards).toEqual(FRA.cards)
    expect(draft.list).toEqual([])
  })
})

describe('the desk', () => {
  function atDesk() {
    const table = negotiate(...TEXT)
    table.FRA.type('beta', ' french')
    table.USA.replace('epsilon', 'american')
    table.meet()
    return { ...table, desk: new DraftSeat(table.CHN, 9) }
  }

  it('[B7] verdicts, edits, styles and shapes are published at once, and can be taken back one by one', () => {
    const { CHN, FRA, desk, meet } = atDesk()
    desk.writer.incorporate(desk.proposal(' french'))
    desk.writer.decline(desk.proposal('american'))
    desk.type('gamma', ' chinese')
    desk.writer.emphasise(desk.ranges('Alpha'), 'italic', true)
    desk.writer.setKind(desk.paragraph(2), 'op')
    expect(desk.base).toBe('Title | Alpha beta french gamma chinese. | Delta epsilon.')
    meet()
    expect(FRA.base).toBe(TEXT.join(' | '))
    expect(desk.table()).toBe(5)
    expect(CHN.outbox).toHaveLength(1)
    meet()
    expect(FRA.base).toBe(desk.base)
    expect(FRA.base).toBe('Title | Alpha beta french gamma chinese. | Delta epsilon.')
    expect(FRA.cards.map((card) => card.split(' ').slice(0, 3).join(' '))).toEqual([
      'FRA insertion incorporated',
      'USA replacement declined',
    ])
    expect(desk.list).toEqual([])
    CHN.writer.reopen(CHN.proposal(' french'))
    expect(CHN.base).toBe('Title | Alpha beta gamma chinese. | Delta epsilon.')
  })

  it('[B7] a verdict on what was withdrawn or changed meanwhile is not published, and is shown', () => {
    const { FRA, USA, desk, meet } = atDesk()
    desk.writer.incorporate(desk.proposal(' french'))
    desk.writer.incorporate(desk.proposal('american'))
    FRA.writer.withdraw(FRA.proposal(' french'))
    USA.writer.annotate(USA.proposal('american'), { note: 'n' })
    meet()
    expect(desk.drafts.map(({ conflicts }) => conflicts[0])).toEqual(['gone', 'changed'])
    expect(desk.table()).toBe(0)
  })

  it('[B7] a verdict of a co-penholder that came first stands', () => {
    const { desk, CHN, meet } = atDesk()
    desk.writer.decline(desk.proposal(' french'))
    CHN.writer.incorporate(CHN.proposal(' french'))
    meet()
    expect(desk.list).toEqual(['" french" (overtaken)'])
    expect(desk.table()).toBe(0)
    desk.drop()
    expect(desk.base).toBe(CHN.base)
    expect(desk.cards).toEqual(CHN.cards)
  })

  it('[B7] reopening prepared at the desk is published, too', () => {
    const { CHN, desk } = atDesk()
    CHN.writer.incorporate(CHN.proposal(' french'))
    desk.writer.reopen(desk.proposal(' french'))
    expect(desk.base).toBe(TEXT.join(' | '))
    expect(CHN.base).toContain('french')
    desk.table()
    expect(CHN.base).toBe(TEXT.join(' | '))
    expect(desk.list).toEqual([])
  })
})
