import { describe, expect, it } from 'vitest'
import { isLate, needsReply, roundState } from '../../../shared/domain/silence.ts'
import {
  beginRound,
  breakRound,
  breaks,
  circulate,
  confirmRound,
  extendRound,
  noteJump,
  reopen,
  voidRound,
} from '../../../shared/domain/silence-acts.ts'
import { CHN, FRA, USA } from '../../server/dossiers.ts'
import {
  agreedText,
  answerOf,
  circulated,
  draftOf,
  HASH,
  HOUR,
  T0,
  underSilence,
} from './closings.ts'

const ABOUT = {
  note: '',
  commentsUntil: null,
  numbers: {},
  seq: 7,
  textHash: HASH,
  at: T0,
  by: CHN,
}
const refusal = (kind: string, detail = '') => ({ ok: false, error: { kind, detail } })
const roundOf = (dossier: ReturnType<typeof draftOf>) => dossier.rounds.at(-1)

describe('[K1] a revision', () => {
  it('has the next name, and goes to all members unless some are named', () => {
    const first = circulated()
    expect(first.revisions.map(({ name }) => name)).toEqual(['Zero draft'])
    expect(first.revisions[0]?.recipients).toEqual(first.members)
    const second = circulate(first, { ...ABOUT, recipients: [USA, FRA] })
    expect(second).toMatchObject({ ok: true })
    if (!second.ok) return
    expect(second.value.revisions.map(({ name }) => name)).toEqual(['Zero draft', 'Rev.1'])
    expect(second.value.revisions[0]).toBe(first.revisions[0])
    // In the order of the roster.
    expect(second.value.revisions[1]?.recipients).toEqual([FRA, USA])
  })

  it('goes to members, asks for comments in the future, and comes about while the text is drafted', () => {
    const draft = draftOf()
    expect(circulate(draft, { ...ABOUT, recipients: ['KEN'] })).toEqual(
      refusal('not-a-member', 'KEN'),
    )
    const past = { ...ABOUT, recipients: null, commentsUntil: T0 }
    expect(circulate(draft, past)).toEqual(refusal('deadline'))
    const silent = underSilence()
    expect(circulate(silent, { ...ABOUT, recipients: null })).toEqual(refusal('stage', 'silence'))
  })
})

describe('[K4] a round', () => {
  const beginning = { deadline: T0 + HOUR, note: '', recipients: null }

  it('begins with the last revision, as the text reads now', () => {
    expect(beginRound(draftOf(), beginning, HASH, T0)).toEqual(refusal('no-revision'))
    const changed = beginRound(circulated(), beginning, 'b'.repeat(64), T0)
    expect(changed).toEqual(refusal('text-changed', 'Zero draft'))
    const silent = underSilence()
    expect(silent.stage).toBe('silence')
    expect(roundOf(silent)).toMatchObject({ number: 1, revision: 'Zero draft', textHash: HASH })
  })

  it.each([
    ['now', T0],
    ['behind', T0 - 1],
    ['in more than a year', T0 + 367 * 24 * HOUR],
  ])('has no deadline that is %s', (_when, deadline) => {
    const begun = beginRound(circulated(), { ...beginning, deadline }, HASH, T0)
    expect(begun).toEqual(refusal('deadline'))
  })

  it('is running, due, and then what it ended as', () => {
    const round = roundOf(underSilence())
    const ended = roundOf(agreedText())
    if (!round || !ended) throw new Error('no round')
    expect(
      [T0, T0 + HOUR - 1, T0 + HOUR, T0 + 9 * HOUR].map((now) => roundState(round, now)),
    ).toEqual(['running', 'running', 'due', 'due'])
    expect(roundState(ended, T0)).toBe('passed')
  })

  it('is extended to a later time alone, as long as it is open', () => {
    const silent = underSilence()
    expect(extendRound(silent, T0 + HOUR, T0)).toEqual(refusal('deadline'))
    expect(extendRound(silent, T0 + 2 * HOUR, T0 + 3 * HOUR)).toEqual(refusal('deadline'))
    const longer = extendRound(silent, T0 + 2 * HOUR, T0 + 1)
    expect(longer).toMatchObject({
      ok: true,
      value: {
        rounds: [{ deadline: T0 + 2 * HOUR, extensions: [{ at: T0 + 1, from: T0 + HOUR }] }],
      },
    })
    expect(extendRound(draftOf(), T0 + 2 * HOUR, T0)).toEqual(refusal('no-round'))
  })

  it('that is broken tells everybody who and why only if that is wished', () => {
    const silent = underSilence()
    expect(breakRound(silent, answerOf(USA), T0 + 5)).toMatchObject({
      value: {
        stage: 'drafting',
        rounds: [{ end: { kind: 'broken', at: T0 + 5, by: null, reason: '', paragraph: null } }],
      },
    })
    expect(breakRound(silent, answerOf(USA, { isNamed: true }), T0 + 5)).toMatchObject({
      value: { rounds: [{ end: { by: USA, reason: 'paragraph 4', paragraph: '1:0' } }] },
    })
  })

  it('that is void leads back to the draft, and another one may follow', () => {
    const back = voidRound(underSilence(), 'a slip in paragraph 2', T0 + 5)
    expect(back).toMatchObject({
      value: {
        stage: 'drafting',
        rounds: [{ end: { kind: 'voided', reason: 'a slip in paragraph 2' } }],
      },
    })
    if (!back.ok) return
    expect(voidRound(back.value, 'again', T0 + 6)).toEqual(refusal('no-round'))
    const again = underSilence(back.value)
    expect(again.rounds.map(({ number }) => number)).toEqual([1, 2])
    expect(again.rounds[0]).toEqual(back.value.rounds[0])
  })

  it('[K7] remembers jumps of the clock, as long as it runs', () => {
    const noted = noteJump(underSilence(), -7_200_000, T0 + 9)
    expect(roundOf(noted)?.jumps).toEqual([{ at: T0 + 9, ms: -7_200_000 }])
    const draft = draftOf()
    expect(noteJump(draft, 60_000, T0)).toBe(draft)
  })
})

describe('[K5] silence passes', () => {
  it('by the word of the pen, at the deadline or after it, and never before', () => {
    const silent = underSilence()
    expect(confirmRound(silent, [], T0 + HOUR - 1)).toEqual(refusal('not-due'))
    expect(confirmRound(silent, [], T0 + HOUR)).toMatchObject({ value: { stage: 'agreed' } })
  })

  it('when every request and every late break has had its answer', () => {
    const silent = underSilence()
    const late = answerOf(USA, { at: T0 + HOUR + 1 })
    const asking = answerOf(FRA, { answer: 'extension', until: T0 + 2 * HOUR })
    const at = T0 + 3 * HOUR
    expect(confirmRound(silent, [late], at)).toEqual(refusal('unanswered', 'USA'))
    expect(confirmRound(silent, [asking], at)).toEqual(refusal('unanswered', 'FRA'))
    const reply = { kind: 'refused', at, reason: '' } as const
    const settled = [late, asking].map((one) => ({ ...one, reply }))
    // What was said of another round says nothing of this one.
    const former = { ...late, round: 0 }
    expect(confirmRound(silent, [...settled, former], at)).toMatchObject({ ok: true })
  })

  it('and the agreed text can be opened again, for a reason that is kept', () => {
    const agreed = agreedText()
    expect(reopen(agreed, 'new facts', T0)).toMatchObject({
      value: { stage: 'drafting', reopenings: [{ at: T0, reason: 'new facts' }] },
    })
    expect(reopen(underSilence(), 'new facts', T0)).toEqual(refusal('stage', 'silence'))
  })
})

describe('[K6] an answer', () => {
  it('is late by the clock of the relay, whatever its own says', () => {
    expect(isLate(answerOf(USA, { at: T0 + HOUR }))).toBe(false)
    const offline = answerOf(USA, { at: T0 + HOUR + 1, given: T0 + 1 })
    expect(isLate(offline)).toBe(true)
    expect(breaks(offline)).toBe(false)
    expect(needsReply(offline)).toBe(true)
  })

  it('that the pen wrote down counts from when it was given, by the pen’s word', () => {
    const attested = { by: CHN, how: 'telephone' } as const
    const told = answerOf(USA, { at: T0 + 2 * HOUR, given: T0 + HOUR - 120_000, attested })
    expect(isLate(told)).toBe(false)
    expect(breaks(told)).toBe(true)
    expect(isLate({ ...told, given: T0 + HOUR + 1 })).toBe(true)
  })

  it('needs the pen’s word if it asks for time or breaks too late, and only once', () => {
    expect(needsReply(answerOf(USA))).toBe(false)
    expect(needsReply(answerOf(USA, { answer: 'pass', at: T0 + 2 * HOUR }))).toBe(false)
    const asking = answerOf(USA, { answer: 'extension' })
    expect(needsReply(asking)).toBe(true)
    expect(needsReply({ ...asking, reply: { kind: 'granted', at: T0, reason: '' } })).toBe(false)
  })
})
