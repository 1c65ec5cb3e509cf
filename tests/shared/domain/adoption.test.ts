import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  adopt,
  chooseType,
  chosenType,
  issueAs,
  putInBlue,
  recordStance,
} from '../../../shared/domain/adoption-acts.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { STAGES } from '../../../shared/domain/roles.ts'
import {
  beginRound,
  breakRound,
  circulate,
  confirmRound,
  extendRound,
  reopen,
  voidRound,
} from '../../../shared/domain/silence-acts.ts'
import { CHN, FRA } from '../../server/dossiers.ts'
import {
  adoptedText,
  agreedText,
  answerOf,
  circulated,
  draftOf,
  HASH,
  HOUR,
  heard,
  P1,
  stanceOf,
  T0,
  underSilence,
} from './closings.ts'

const refusal = (kind: string, detail = '') => ({ ok: false, error: { kind, detail } })
const TEXT = { seq: 9, textHash: HASH, rivals: [], leftovers: [] }
const ACT = { by: CHN, at: T0, override: null }
const ISSUED = { meeting: 8740, date: '2020-03-30', at: T0 }
const BRACKET = { kind: 'bracket', paragraph: P1, delegation: null, words: '[all]' } as const
const aResolution = () => agreedText(underSilence(circulated(draftOf(['resolution']))))

describe('[K8] the type of the outcome', () => {
  it('is the one that was chosen last, or the only one there is', () => {
    expect(chosenType(draftOf(['open', 'resolution']))).toBeNull()
    expect(chosenType(draftOf(['open']))).toBeNull()
    expect(chosenType(draftOf(['pressStatement']))).toBe('pressStatement')
    const choice = {
      type: 'resolution',
      reason: 'no meeting can be held',
      by: CHN,
      at: T0,
    } as const
    const chosen = chooseType(draftOf(), choice)
    expect(chosen).toMatchObject({ value: { typeChoices: [choice] } })
    if (!chosen.ok) return
    expect(chosenType(chosen.value)).toBe('resolution')
    expect(chooseType(chosen.value, { ...choice, reason: 'again' })).toEqual(chosen)
  })
})

describe('[K9] a resolution', () => {
  it('is put in blue before it is adopted; a statement never is', () => {
    const resolution = heard(aResolution(), 'inFavour')
    expect(adopt(resolution, TEXT, ACT)).toEqual(refusal('not-in-blue'))
    const blue = putInBlue(resolution, T0 + 5)
    expect(blue).toMatchObject({ value: { inBlue: T0 + 5 } })
    if (blue.ok) expect(putInBlue(blue.value, T0 + 9)).toEqual(blue)
    if (blue.ok) expect(adopt(blue.value, TEXT, ACT)).toMatchObject({ ok: true })
    expect(putInBlue(agreedText(), T0)).toEqual(refusal('no-type', 'resolution'))
  })
})

describe('[K10] a member', () => {
  const known = new Set([P1])

  it('joins a statement, or dissociates itself from paragraphs that there are', () => {
    const agreed = agreedText()
    const say = (given: object) => recordStance(agreed, { ...stanceOf(FRA), ...given }, known)
    expect(say({ stance: 'dissociate', paragraphs: [P1] })).toMatchObject({ ok: true })
    expect(say({ stance: 'dissociate', paragraphs: [] })).toEqual(refusal('stance', 'dissociate'))
    expect(say({ stance: 'join', paragraphs: [P1] })).toEqual(refusal('stance', 'join'))
    expect(say({ stance: 'dissociate', paragraphs: ['9:9'] })).toEqual(refusal('stance', '9:9'))
    expect(say({ stance: 'abstain' })).toEqual(refusal('stance', 'abstain'))
    expect(say({ delegation: 'KEN' })).toEqual(refusal('not-a-member', 'KEN'))
  })

  it('votes on a resolution', () => {
    const say = (stance: 'abstain' | 'join') =>
      recordStance(aResolution(), stanceOf(FRA, stance), known)
    expect(say('abstain')).toMatchObject({ ok: true })
    expect(say('join')).toEqual(refusal('stance', 'join'))
  })

  it('has one word, the last; an opened text has none', () => {
    const all = heard()
    const changed = recordStance(all, stanceOf(FRA, 'dissociate'), known)
    if (!changed.ok) throw new Error('refused')
    expect(changed.value.stances.length).toBe(all.members.length)
    expect(changed.value.stances.at(-1)).toMatchObject({ delegation: FRA, stance: 'dissociate' })
    expect(reopen(changed.value, 'new facts', T0)).toMatchObject({
      value: { stances: [], inBlue: null, issuedAs: null },
    })
  })

  it('says nothing while it is open what is to be adopted', () => {
    const open = { ...agreedText(), outcome: { types: ['open' as const], subject: '' } }
    expect(recordStance(open, stanceOf(FRA), known)).toEqual(refusal('no-type'))
  })
})

describe('[K11] a symbol', () => {
  it.each([
    ['presidentialStatement', 'S/PRST/2018/10', 'S/PRST/2018'],
    ['resolution', 'S/RES/2518 (2020)', 'S/RES/2518(2020)'],
    ['pressStatement', 'SC/13800', 'S/PRST/2018/10'],
  ] as const)('of a %s is %s and not %s', (type, right, wrong) => {
    const agreed = agreedText(underSilence(circulated(draftOf([type]))))
    expect(issueAs(agreed, { ...ISSUED, symbol: right })).toMatchObject({ ok: true })
    expect(issueAs(agreed, { ...ISSUED, symbol: wrong })).toEqual(refusal('symbol', wrong))
  })

  it('is given to what is agreed or adopted, and can be set right', () => {
    const issued = issueAs(adoptedText(), { ...ISSUED, symbol: 'S/PRST/2020/5' })
    if (!issued.ok) throw new Error('refused')
    const right = issueAs(issued.value, { ...ISSUED, symbol: 'S/PRST/2020/6' })
    expect(right).toMatchObject({
      value: { stage: 'adopted', issuedAs: { symbol: 'S/PRST/2020/6' } },
    })
    expect(issueAs(draftOf(), { ...ISSUED, symbol: 'S/PRST/2020/5' })).toEqual(
      refusal('stage', 'drafting'),
    )
  })
})

describe('[K12] a text is adopted', () => {
  it('when every member has been heard', () => {
    const agreed = agreedText()
    expect(adopt(agreed, TEXT, ACT)).toEqual(refusal('stances-missing', agreed.members[0]))
    expect(adopt(heard(), TEXT, ACT)).toMatchObject({
      value: { stage: 'adopted', adoption: { type: 'presidentialStatement', overridden: null } },
    })
  })

  it('with nothing left over, or for a reason that is kept with what it was', () => {
    const text = { ...TEXT, leftovers: [BRACKET] }
    expect(adopt(heard(), text, ACT)).toEqual(refusal('leftovers', '1'))
    const overridden = { leftovers: [BRACKET], reason: 'a quotation' }
    expect(adopt(heard(), text, { ...ACT, override: 'a quotation' })).toMatchObject({
      value: { adoption: { overridden } },
    })
    expect(adopt(heard(), TEXT, { ...ACT, override: 'for nothing' })).toMatchObject({
      value: { adoption: { overridden: null } },
    })
  })

  it('as it read when silence passed, and not otherwise', () => {
    const other = { ...TEXT, textHash: 'b'.repeat(64) }
    expect(adopt(heard(), other, ACT)).toEqual(refusal('text-changed', 'Zero draft'))
    const never = { ...heard(), rounds: [] }
    expect(adopt(never, TEXT, ACT)).toEqual(refusal('no-round'))
  })
})

/** Every act, on a dossier in which nothing but the stage stands in its way. */
const ACTS: Readonly<
  Record<string, (dossier: Dossier) => { readonly ok: boolean; value?: Dossier }>
> = {
  circulate: (now) => {
    const about = { note: '', recipients: null, commentsUntil: null, numbers: {}, seq: 7 }
    return circulate(now, { ...about, textHash: HASH, at: T0, by: CHN })
  },
  beginRound: (now) =>
    beginRound(now, { deadline: T0 + 9 * HOUR, note: '', recipients: null }, HASH, T0),
  chooseType: (now) => chooseType(now, { type: 'resolution', reason: 'so', by: CHN, at: T0 }),
  extendRound: (now) => extendRound(now, T0 + 9 * HOUR, T0),
  breakRound: (now) => breakRound(now, answerOf(FRA), T0),
  voidRound: (now) => voidRound(now, 'so', T0),
  confirmRound: (now) => confirmRound(now, [], T0 + 10 * HOUR),
  reopen: (now) => reopen(now, 'so', T0),
  putInBlue: (now) => putInBlue(now, T0),
  recordStance: (now) => {
    const stance = chosenType(now) === 'resolution' ? 'inFavour' : 'join'
    return recordStance(now, stanceOf(FRA, stance), new Set([P1]))
  },
  issueAs: (now) => {
    const symbol = chosenType(now) === 'resolution' ? 'S/RES/2518 (2020)' : 'S/PRST/2020/5'
    return issueAs(now, { ...ISSUED, symbol })
  },
  adopt: (now) => adopt(now, TEXT, ACT),
}

/** At each stage a statement and a resolution with which everything can be done that is done there. */
const AT: Readonly<Record<string, readonly Dossier[]>> = {
  drafting: [circulated()],
  silence: [underSilence()],
  agreed: [heard(), { ...heard(aResolution(), 'inFavour'), inBlue: T0 }],
  closed: [{ ...circulated(), stage: 'closed' }],
  adopted: [adoptedText()],
}

describe('[K4] the table', () => {
  const spec = readFileSync(new URL('../../../shared/domain/SPEC.md', import.meta.url), 'utf8')
  const rows = [...spec.matchAll(/^\| (\w+) \| (\w+) \| (\w+) \|/gm)]
    .map(([, stage = '', act = '', to = '']) => `${stage} ${act} ${to}`)
    .filter((row) => row !== 'stage act to')

  it('is what the acts do at every stage, and all that they do', () => {
    const done = new Set<string>()
    for (const stage of STAGES) {
      for (const dossier of AT[stage] ?? []) {
        for (const [name, act] of Object.entries(ACTS)) {
          const acted = act(dossier)
          if (acted.ok) done.add(`${stage} ${name} ${acted.value?.stage}`)
        }
      }
    }
    expect([...done].sort()).toEqual([...rows].sort())
  })
})
