import { describe, expect, it } from 'vitest'
import type { CharId } from '../../../shared/domain/char-ids.ts'
import {
  type DatedDeed,
  dateDeeds,
  type Entered,
  revisionOf,
} from '../../../shared/domain/deeds.ts'
import { wordAt } from '../../../shared/domain/word-at.ts'
import { readParagraphDeeds } from '../../../shared/ydoc/deeds/paragraph-deeds.ts'
import { readWordParts } from '../../../shared/ydoc/deeds/word-parts.ts'
import { itemAt } from '../../../shared/ydoc/items.ts'
import { negotiate, type Replica, randomFrom, type Table } from './notation.ts'
import { randomAction } from './random-actions.ts'

/** A log in which every item has an entry of its own: the clocks of this table are its times. */
class Log {
  readonly #entered = new Map<string, Entered>()
  #seq = 0

  constructor({ doc }: Table) {
    doc.on('update', (_update, _origin, _doc, { beforeState, afterState }) => {
      this.#seq++
      for (const [client, end] of afterState)
        for (let clock = beforeState.get(client) ?? 0; clock < end; clock++)
          this.#entered.set(`${client}:${clock}`, this.#entry(client))
    })
  }

  get seq(): number {
    return this.#seq
  }

  readonly of = ({ client, clock }: CharId): Entered | null =>
    this.#entered.get(`${client}:${clock}`) ?? null

  // What a record claims of its own time is never asked.
  #entry(client: number): Entered {
    return { seq: this.#seq, at: this.#seq * 1000, by: null, person: `lease ${client}` }
  }
}

function scene() {
  const all = negotiate('Statement', 'The Council notes it.', 'It urges all.')
  return { ...all, log: new Log(all.table) }
}

/** `proposed 1, incorporated 3 (Rev.1)`. */
function said(deeds: readonly DatedDeed[]): string {
  return deeds
    .map(({ kind, of, entered }) => [kind, of, entered?.seq].filter(Boolean).join(' '))
    .join(', ')
}

function storyOf(
  seat: Replica,
  words: string,
  log: Log,
  revisions: Parameters<typeof dateDeeds>[2],
) {
  return readWordParts(seat.ledger, seat.ranges(words)).map((part) => {
    const deeds = dateDeeds(part.deeds, log.of, revisions)
    return `${part.text}: ${part.owner} ${part.state}: ${said(deeds)}: ${revisionOf(deeds)}`
  })
}

describe('where words come from', () => {
  it('[U7] who proposed, who signed, who incorporated, in which revision: by the log alone', () => {
    const { CHN, FRA, USA, RUS, meet, log } = scene()
    FRA.type('notes it', ' with concern')
    meet()
    USA.writer.support(USA.proposal(' with concern'), 'sponsor')
    meet()
    RUS.writer.support(RUS.proposal(' with concern'), 'oppose')
    meet()
    CHN.writer.incorporate(CHN.proposal(' with concern'))
    meet()
    const revisions = [
      { name: 'Zero draft', seq: 0 },
      { name: 'Rev.1', seq: log.seq },
    ]
    expect(storyOf(FRA, 'with concern', log, revisions)).toEqual([
      'with concern: FRA base: wrote 1, proposed 1, sponsor 2, oppose 3, incorporated FRA 4: Rev.1',
    ])
  })

  it('[U7] parts of different origin are told apart; what somebody wants deleted says so', () => {
    const { CHN, FRA, USA, meet, log } = scene()
    FRA.type('notes', ' and welcomes')
    meet()
    USA.remove('Council notes')
    meet()
    CHN.type('it', ' all')
    meet()
    expect(storyOf(CHN, 'notes and welcomes it all', log, [])).toEqual([
      'notes: CHN base: toDelete 2, wrote: null',
      ' and welcomes: FRA pending: wrote 1, proposed 1: null',
      ' it: CHN base: wrote: null',
      ' all: CHN base: wrote 3: null',
    ])
  })

  it('[U7] words of which the relay has nothing yet are told as such', () => {
    const { FRA, log } = scene()
    FRA.type('notes', ' all')
    expect(storyOf(FRA, ' all', log, [])).toEqual([' all: FRA pending: wrote, proposed: null'])
  })

  it('[U7] the word at a caret is the one behind it, else the one before', () => {
    const { CHN } = scene()
    const word = (left: string): string => {
      const id = CHN.last(left)
      const place = { paragraph: CHN.paragraph(1), caret: id }
      return wordAt(CHN.read(), place, 'en')
        .map(([client, clock]) => {
          const item = itemAt(CHN.doc, { client, clock })
          return CHN.ledger
            .segmentsOf(item ?? ({} as never))
            .map(({ text, clock: from }) => text[clock - from] ?? '')
            .join('')
        })
        .join('')
    }
    expect(word('The ')).toBe('Council')
    expect(word('The Cou')).toBe('Council')
    expect(word('The Council')).toBe('Council')
    expect(word('notes it.')).toBe('')
  })

  it.each([1, 2, 3])('[U7] every visible character is in exactly one part (seed %i)', (seed) => {
    const random = randomFrom(seed)
    const { CHN, FRA, USA, meet } = scene()
    for (let step = 0; step < 60; step++) {
      randomAction([CHN, FRA, USA][Math.floor(random() * 3)] ?? CHN, random)
      meet()
    }
    const markup = CHN.read().flatMap(({ runs }) => runs)
    const ranges = markup.map(({ client, clock, text }) => [client, clock, text.length] as const)
    const parts = readWordParts(CHN.ledger, ranges)
    expect(parts.map(({ text }) => text).join('')).toBe(markup.map(({ text }) => text).join(''))
    const incorporated = parts.filter(({ deeds }) =>
      deeds.some(({ kind }) => kind === 'incorporated'),
    )
    expect(parts.length).toBeGreaterThan(10)
    expect(incorporated.every(({ state }) => state === 'base')).toBe(true)
  })
})

describe('the story of a paragraph', () => {
  const life = (seat: Replica, at: number, log: Log): string[] =>
    dateDeeds(readParagraphDeeds(seat.ledger, seat.paragraph(at)), log.of, []).map(
      ({ kind, of, words }) => [kind, of, words && `"${words}"`].filter(Boolean).join(' '),
    )

  it('[U8] born, words taken in and struck, declined, split and moved, in the order of the log', () => {
    const { CHN, FRA, USA, meet, log } = scene()
    FRA.type('notes it', ' with concern')
    USA.remove('The ')
    USA.type('Council', ' also')
    meet()
    CHN.writer.incorporate(CHN.proposal(' with concern'))
    meet()
    CHN.writer.incorporate(CHN.proposal('The '))
    meet()
    CHN.writer.decline(CHN.proposal(' also'))
    meet()
    CHN.writer.moveParagraph(CHN.paragraph(1), CHN.paragraph(2))
    meet()
    CHN.split('notes it')
    meet()
    expect(life(FRA, 2, log)).toEqual([
      'struckOut USA "The "',
      'declined USA " also"',
      'moved',
      'splitOff " with concern."',
      'born',
    ])
    expect(life(FRA, 3, log)).toEqual(['tookIn FRA " with concern"', 'split'])
  })

  it('[U8] joined, reshaped, removed and brought back', () => {
    const { CHN, meet, log } = scene()
    const paragraph = CHN.paragraph(1)
    CHN.writer.joinToPrevious(CHN.paragraph(2))
    meet()
    CHN.writer.setKind(paragraph, 'pp')
    meet()
    CHN.writer.removeParagraph(paragraph)
    meet()
    CHN.writer.undo()
    meet()
    const deeds = readParagraphDeeds(CHN.ledger, paragraph)
    expect(dateDeeds(deeds, log.of, []).map(({ kind }) => kind)).toEqual([
      'joined',
      'shaped',
      'removed',
      'returned',
      'born',
    ])
  })
})
