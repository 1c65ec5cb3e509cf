import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { compare, isEmpty } from '../../../shared/domain/compare.ts'
import { NO_CREDITS, type Version } from '../../../shared/domain/versions.ts'
import { GuardedText } from '../../../shared/ydoc/guard/guarded-text.ts'
import { restoreVersion } from '../../../shared/ydoc/restore/restore-version.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import { DraftSeat } from './branch/drafting.ts'
import { negotiate, type Replica, randomFrom } from './notation.ts'
import { randomAction } from './random-actions.ts'
import { lines, spelled, versionOf, written } from './versions.ts'

function scene() {
  return negotiate('Statement', 'The Council notes it.', 'It urges all.', 'It remains seized.')
}

/** Every reading and every card, without the ids of records: a record that is said again has another one. */
function read({ proposals, markup, base }: Replica): string {
  return JSON.stringify([markup, base, proposals.map(({ recordIds, statedAt, ...rest }) => rest)])
}

function difference(seat: Replica, version: Version): string {
  return lines(compare(version, versionOf(seat), NO_CREDITS, 'en'))
}

describe('a version that is restored', () => {
  it('[T25] has its words back under their ids; undo gives back what was', () => {
    const { CHN } = scene()
    const zero = versionOf(CHN)
    CHN.replace('notes', 'welcomes')
    CHN.writer.removeParagraph(CHN.paragraph(2))
    CHN.split('The Council')
    CHN.writer.newParagraphAfter(CHN.paragraph(0), 'pp', 'Recalling.')
    CHN.writer.emphasise(CHN.ranges('remains'), 'italic', true)
    CHN.writer.joinToPrevious(CHN.paragraph(4))
    const before = read(CHN)
    expect(restoreVersion(CHN.writer, zero)).toMatchObject({ ok: true })
    expect(spelled(versionOf(CHN))).toBe(spelled(zero))
    expect(isEmpty(compare(zero, versionOf(CHN), NO_CREDITS, 'en'))).toBe(true)
    CHN.writer.undo()
    expect(read(CHN)).toBe(before)
    CHN.writer.redo()
    expect(spelled(versionOf(CHN))).toBe(spelled(zero))
    expect(restoreVersion(CHN.writer, zero)).toEqual({ ok: false, error: { kind: 'settled' } })
  })

  it('[T25] has its order and its kinds back, by as few moves as there were', () => {
    const { CHN } = negotiate('Statement', 'A', 'B', 'C', 'D')
    CHN.writer.moveParagraph(CHN.paragraph(4), CHN.paragraph(1))
    CHN.writer.setKind(CHN.paragraph(1), 'op')
    const moved = versionOf(CHN)
    expect(CHN.base).toBe('Statement | A | D | B | C')
    CHN.writer.moveParagraph(CHN.paragraph(3), CHN.paragraph(0))
    CHN.writer.setKind(CHN.paragraph(2), 'pp')
    expect(CHN.base).toBe('Statement | B | A | D | C')
    restoreVersion(CHN.writer, moved)
    expect(spelled(versionOf(CHN))).toBe(spelled(moved))
    const blocks = [...CHN.doc.getMap<{ after?: string }>('blocks').values()]
    expect(blocks.filter(({ after }) => after)).toHaveLength(1)
  })

  it('[T25] leaves what is proposed as it is, and what was declined declined', () => {
    const { CHN, FRA, USA, meet } = scene()
    FRA.type('notes it', ' with concern')
    USA.remove(' all')
    FRA.type('seized', ' of it')
    meet()
    CHN.writer.decline(CHN.proposal(' of it'))
    const rev = versionOf(CHN)
    CHN.replace('Council', 'Security Council')
    restoreVersion(CHN.writer, rev)
    expect(CHN.base).toBe('Statement | The Council notes it. | It urges all. | It remains seized.')
    expect(CHN.cards).toEqual([
      'FRA insertion open " with concern"',
      'USA deletion open " all"',
      'FRA insertion declined " of it"',
    ])
  })

  it('[T25] opens again what was incorporated since, words, deletions and shapes alike', () => {
    const { CHN, FRA, USA, meet } = scene()
    FRA.replace('urges', 'calls upon')
    USA.remove(' all')
    USA.writer.moveParagraph(USA.paragraph(3), USA.paragraph(0))
    FRA.writer.setKind(FRA.paragraph(1), 'op')
    FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'Recalling.')
    FRA.writer.emphasise(FRA.ranges('notes'), 'italic', true)
    FRA.writer.removeParagraph(FRA.paragraph(3))
    meet()
    const open = read(CHN)
    const zero = versionOf(CHN)
    CHN.writer.incorporateAll(CHN.proposals)
    meet()
    expect(CHN.cards.every((card) => card.includes('incorporated'))).toBe(true)
    restoreVersion(CHN.writer, zero)
    meet()
    expect(spelled(versionOf(CHN))).toBe(spelled(zero))
    expect(read(CHN)).toBe(open)
    expect(read(FRA)).toBe(open)
    CHN.writer.undo()
    expect(CHN.cards.every((card) => card.includes('incorporated'))).toBe(true)
  })

  it('[T25] takes up again what the version had and is only proposed by now, so that it can be reopened', () => {
    const { CHN, FRA, meet } = scene()
    FRA.replace('notes', 'welcomes')
    meet()
    const open = read(CHN)
    CHN.writer.incorporate(CHN.proposal('welcomes'))
    const rev = versionOf(CHN)
    CHN.writer.reopen(CHN.proposal('welcomes'))
    expect(restoreVersion(CHN.writer, rev)).toMatchObject({
      value: { taken: [expect.stringMatching(/^FRA/)] },
    })
    expect(spelled(versionOf(CHN))).toBe(spelled(rev))
    expect(CHN.writer.reopen(CHN.proposal('welcomes'))).toMatchObject({ ok: true })
    expect(read(CHN)).toBe(open)
  })

  it('[T25] has words that their owner withdrew since in the pen’s own hand', () => {
    const { CHN, FRA, meet } = scene()
    FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'Recalling.')
    FRA.type('notes it', ' with concern')
    meet()
    CHN.writer.incorporateAll(CHN.proposals)
    const rev = versionOf(CHN)
    for (const one of CHN.proposals) CHN.writer.reopen(one)
    meet()
    for (const one of FRA.proposals) FRA.writer.withdraw(one)
    meet()
    const before = read(CHN)
    restoreVersion(CHN.writer, rev)
    meet()
    expect(written(versionOf(FRA))).toBe(written(rev))
    expect(difference(CHN, rev)).toContain('[- with concern-]{+ with concern+}')
    CHN.writer.undo()
    expect(read(CHN)).toBe(before)
  })

  it('[T25] keeps words of others in a paragraph that goes as a block of their own', () => {
    const { CHN, FRA, meet } = scene()
    const zero = versionOf(CHN)
    CHN.writer.newParagraphAfter(CHN.paragraph(1), 'plain', 'Recalling.')
    meet()
    FRA.type('Recalling', ' everything')
    meet()
    restoreVersion(CHN.writer, zero)
    expect(spelled(versionOf(CHN))).toBe(spelled(zero))
    expect(CHN.markup).toBe(
      'Statement | The Council notes it. |  everything | It urges all. | It remains seized.',
    )
  })

  it('[T25] can be prepared at the desk, and is published like anything else', () => {
    const { CHN, FRA, meet } = scene()
    const zero = versionOf(CHN)
    FRA.replace('notes', 'welcomes')
    meet()
    CHN.writer.incorporateAll(CHN.proposals)
    CHN.replace('urges', 'calls upon')
    CHN.writer.moveParagraph(CHN.paragraph(3), CHN.paragraph(0))
    CHN.split('The Council')
    meet()
    const desk = new DraftSeat(CHN)
    const before = CHN.base
    restoreVersion(desk.writer, zero)
    expect(CHN.base).toBe(before)
    expect(desk.table()).toBeGreaterThan(0)
    meet()
    expect(desk.list).toEqual([])
    expect(spelled(versionOf(FRA))).toBe(spelled(zero))
    expect(FRA.cards).toEqual(['FRA replacement open "notes" → "welcomes"'])
  })

  it('[T25] is the pen’s to restore', () => {
    const { FRA } = scene()
    expect(restoreVersion(FRA.writer, versionOf(FRA))).toEqual({
      ok: false,
      error: { kind: 'notAllowed' },
    })
  })
})

/** A relay that has what the replica had before, and judges what it did since. */
function judge(replica: Replica, before: Uint8Array): string {
  const doc = newReplica()
  Y.applyUpdate(doc, before)
  const room = new GuardedText(doc)
  const { clientIds, delegation, role } = replica.writer.author
  const session = { delegation, role, clients: new Set(Object.values(clientIds)) }
  const update = Y.encodeStateAsUpdate(replica.doc, Y.encodeStateVector(doc))
  const judged = room.receive(update, session)
  return judged.ok ? 'let through' : `${judged.refusal.code} ${judged.refusal.detail ?? ''}`
}

describe('[T25] after any negotiation', () => {
  it.each([1, 2, 3, 5, 8])(
    'any version is restored byte for byte, the guard lets it through, and undo brings back what was (seed %i)',
    (seed) => {
      const random = randomFrom(seed)
      const { CHN, FRA, USA, meet } = scene()
      const versions = [versionOf(CHN)]
      let restored = 0
      for (let step = 0; step < 120; step++) {
        const seats = [CHN, CHN, FRA, USA]
        randomAction(seats[Math.floor(random() * seats.length)] ?? CHN, random)
        meet()
        if (random() < 0.1) versions.push(versionOf(CHN))
        if (random() < 0.9) continue
        const version = versions[Math.floor(random() * versions.length)]
        if (!version) continue
        const [before, state] = [read(CHN), Y.encodeStateAsUpdate(CHN.doc)]
        const done = restoreVersion(CHN.writer, version)
        expect(written(versionOf(CHN))).toBe(written(version))
        if (!done.ok) continue
        expect(judge(CHN, state)).toBe('let through')
        restored++
        if (random() < 0.5) {
          CHN.writer.undo()
          expect(read(CHN)).toBe(before)
        }
        meet()
        expect(written(versionOf(FRA))).toBe(written(versionOf(CHN)))
      }
      expect(restored).toBeGreaterThan(3)
    },
  )
})
