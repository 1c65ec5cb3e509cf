import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  adopt,
  chooseType,
  issueAs,
  putInBlue,
  recordStance,
} from '../../../shared/domain/adoption-acts.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { openRound, type SilenceAnswer } from '../../../shared/domain/silence.ts'
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
import { answerOf, draftOf, HOUR, P1, stanceOf, T0 } from './closings.ts'

// Whatever is done, in whatever order, while the clock jumps and the relay is started again: no text is agreed without
// the word of the pen after its deadline, none changes under silence, and what is past stays as it was ([K1]-[K13]).

type World = {
  readonly dossier: Dossier
  readonly answers: readonly SilenceAnswer[]
  readonly now: number
  /** What the base text reads, as the relay would find it: it changes while it is drafted, and only then. */
  readonly textHash: string
}

/** What happened, with what was true when it happened. */
type Step = { readonly name: string; readonly before: World; readonly after: World }

const MEMBERS = [CHN, FRA, USA] as readonly DelegationCode[]
const KNOWN = new Set([P1])
const BRACKET = { kind: 'bracket', paragraph: P1, delegation: null, words: '[all]' } as const

type Acted = { readonly ok: boolean; readonly value?: Dossier }
type Move = (world: World) => World

function acted(act: (world: World) => Acted): Move {
  return (world) => {
    const { value } = act(world)
    return value ? { ...world, dossier: value } : world
  }
}

const member = fc.constantFrom(...MEMBERS)
const span = fc.integer({ min: 1, max: 5 })

const MOVES: Readonly<Record<string, fc.Arbitrary<Move>>> = {
  time: span.map((hours) => (world) => ({ ...world, now: world.now + hours * HOUR })),
  jump: fc.integer({ min: -30, max: 30 }).map((hours) => (world) => {
    const now = world.now + hours * HOUR
    return { ...world, now, dossier: noteJump(world.dossier, hours * HOUR, now) }
  }),
  restart: fc.constant((world) => JSON.parse(JSON.stringify(world))),
  edit: fc.integer({ min: 0, max: 9 }).map((words) => (world) => {
    const isOpen = world.dossier.stage === 'drafting'
    return isOpen ? { ...world, textHash: String(words) } : world
  }),
  circulate: fc.constant(
    acted(({ dossier, textHash, now }) => {
      const about = { note: '', recipients: null, commentsUntil: null, numbers: {}, seq: 1 }
      return circulate(dossier, { ...about, textHash, at: now, by: CHN })
    }),
  ),
  begin: span.map((hours) =>
    acted(({ dossier, textHash, now }) => {
      const beginning = { deadline: now + hours * HOUR, note: '', recipients: null }
      return beginRound(dossier, beginning, textHash, now)
    }),
  ),
  answer: fc
    .record({
      delegation: member,
      answer: fc.constantFrom('pass' as const, 'extension' as const, 'break' as const),
      hoursAgo: fc.integer({ min: 0, max: 6 }),
      isAttested: fc.boolean(),
    })
    .map(({ delegation, answer, hoursAgo, isAttested }) => (world) => {
      const round = openRound(world.dossier.rounds)
      if (!round) return world
      const { now } = world
      const given = answerOf(delegation, {
        round: round.number,
        answer,
        at: now,
        given: now - hoursAgo * HOUR,
        deadline: round.deadline,
        attested: isAttested ? { by: CHN, how: 'telephone' } : null,
      })
      const noted = { ...world, answers: [...world.answers, given] }
      return breaks(given) ? acted(({ dossier }) => breakRound(dossier, given, now))(noted) : noted
    }),
  settle: fc.constant((world) => {
    const reply = { kind: 'refused' as const, at: world.now, reason: '' }
    return { ...world, answers: world.answers.map((one) => ({ ...one, reply })) }
  }),
  extend: span.map((hours) =>
    acted(({ dossier, now }) => extendRound(dossier, now + hours * HOUR, now)),
  ),
  void: fc.constant(acted(({ dossier, now }) => voidRound(dossier, 'so', now))),
  confirm: fc.constant(acted(({ dossier, answers, now }) => confirmRound(dossier, answers, now))),
  reopen: fc.constant(acted(({ dossier, now }) => reopen(dossier, 'so', now))),
  type: fc
    .constantFrom('presidentialStatement' as const, 'resolution' as const)
    .map((type) =>
      acted(({ dossier, now }) => chooseType(dossier, { type, reason: 'so', by: CHN, at: now })),
    ),
  blue: fc.constant(acted(({ dossier, now }) => putInBlue(dossier, now))),
  stance: fc
    .tuple(member, fc.constantFrom('join' as const, 'dissociate' as const, 'inFavour' as const))
    .map(([who, stance]) =>
      acted(({ dossier }) => recordStance(dossier, stanceOf(who, stance), KNOWN)),
    ),
  allJoin: fc.constant((world) =>
    MEMBERS.reduce(
      (now, who) => acted(({ dossier }) => recordStance(dossier, stanceOf(who), KNOWN))(now),
      world,
    ),
  ),
  issue: fc.constant(
    acted(({ dossier, now }) =>
      issueAs(dossier, { symbol: 'S/PRST/2020/5', meeting: null, date: '2020-03-30', at: now }),
    ),
  ),
  adopt: fc.tuple(fc.boolean(), fc.constantFrom(null, 'a quotation')).map(([isClean, override]) =>
    acted(({ dossier, textHash, now }) => {
      const text = { seq: 9, textHash, rivals: [], leftovers: isClean ? [] : [BRACKET] }
      return adopt(dossier, text, { by: CHN, at: now, override })
    }),
  ),
}

const move = fc.oneof(
  ...Object.entries(MOVES).map(([name, moves]) => moves.map((play) => ({ name, play }))),
)

/** What a negotiation does when all goes well, in its order. Each step may be left out, and anything may come between. */
const STORY = [
  'circulate',
  'begin',
  'settle',
  'time',
  'time',
  'time',
  'confirm',
  'allJoin',
  'adopt',
]

const told = fc
  .tuple(
    ...STORY.map((name) =>
      fc.tuple(
        fc.oneof(
          { weight: 1, arbitrary: fc.array(move, { minLength: 1, maxLength: 3 }) },
          { weight: 3, arbitrary: fc.constant([]) },
        ),
        (MOVES[name] ?? fc.constant((world: World) => world)).map((play) => ({ name, play })),
        fc.integer({ min: 0, max: 19 }),
      ),
    ),
  )
  .map((steps) =>
    steps.flatMap(([between, step, luck]) => (luck === 0 ? between : [...between, step])),
  )

const moves = fc.oneof(
  fc.array(move, { minLength: 10, maxLength: 60 }),
  fc.array(told, { minLength: 1, maxLength: 3 }).map((stories) => stories.flat()),
)

function played(moves: readonly { readonly name: string; readonly play: Move }[]): Step[] {
  const dossier = { ...draftOf(), members: MEMBERS }
  let world: World = { dossier, answers: [], now: T0, textHash: '0' }
  return moves.map(({ name, play }) => {
    const before = world
    world = play(world)
    return { name, before, after: world }
  })
}

/** Which steps may lead from one stage to another. */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  'drafting silence': ['begin'],
  'silence drafting': ['answer', 'void'],
  'silence agreed': ['confirm'],
  'agreed drafting': ['reopen'],
  'agreed adopted': ['adopt'],
}

function expectLaws({ name, before, after }: Step): void {
  const [was, is] = [before.dossier, after.dossier]
  if (was.stage !== is.stage) expect(LEADS[`${was.stage} ${is.stage}`]).toContain(name)
  const round = is.rounds.at(-1)
  if (was.stage === 'silence' && is.stage === 'agreed') {
    expect(before.now).toBeGreaterThanOrEqual(round?.deadline ?? Number.POSITIVE_INFINITY)
    expect(round?.end?.kind).toBe('passed')
  }
  // What is past stays.
  expect(is.revisions.slice(0, was.revisions.length)).toEqual(was.revisions)
  const ended = was.rounds.filter(({ end }) => end !== null)
  expect(is.rounds.slice(0, ended.length)).toEqual(ended)
  expect(is.rounds.filter(({ end }) => end === null).length).toBe(is.stage === 'silence' ? 1 : 0)
  for (const { revision, textHash } of is.rounds) {
    expect(is.revisions.find(({ name }) => name === revision)?.textHash).toBe(textHash)
  }
  // A text under silence, agreed or adopted is the one that was put under silence.
  if (is.stage === 'silence' || is.stage === 'agreed' || is.stage === 'adopted') {
    expect(round?.textHash).toBe(after.textHash)
  }
  if (was.stage !== 'adopted' && is.stage === 'adopted') {
    expect(is.stances.map(({ delegation }) => delegation).sort()).toEqual([...MEMBERS].sort())
    expect(is.adoption?.textHash).toBe(round?.textHash)
  }
  if (was.stage === 'adopted') expect({ ...is, issuedAs: null }).toEqual({ ...was, issuedAs: null })
}

it('[K4] [K5] [K13] no order of events, jumps of the clock and restarts leads astray', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(moves, (chosen) => {
      for (const step of played(chosen)) {
        expectLaws(step)
        reached.add(step.after.dossier.stage)
      }
    }),
    { numRuns: 1500 },
  )
  // Otherwise the laws would say nothing of what comes last.
  expect([...reached].sort()).toEqual(['adopted', 'agreed', 'drafting', 'silence'])
})
