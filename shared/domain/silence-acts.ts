import { fail, ok, type Result } from '../base/result.ts'
import { type ClosingError, refused } from './closing-error.ts'
import { type DelegationCode, SECRETARIAT } from './delegations.ts'
import type { Dossier } from './dossier.ts'
import { nextRevisionName, type Revision } from './revisions.ts'
import type { Stage } from './roles.ts'
import { isLate, needsReply, openRound, type Round, type SilenceAnswer } from './silence.ts'

// What is done to a text on its way through the silence procedure, as pure functions over the dossier: each gives what
// would stand afterwards, or why it is not possible. The table in SPEC.md ([K4]) is what they carry out; times are
// milliseconds since 1970.

type Outcome = Result<Dossier, ClosingError>

const AT_MOST = { revisions: 200, rounds: 100, extensions: 50 } as const
/** A deadline further away is a slip of the hand. */
const FURTHEST_MS = 366 * 24 * 3_600_000

/**
 * [K1] A version is circulated, the last of the revisions that come back; a name is given to it. For a revision of named recipients
 * ([K16]) the dossier has all revisions, whoever knows of them.
 */
export function circulate(
  dossier: Dossier,
  made: Omit<Revision, 'name' | 'recipients'> & { readonly recipients: readonly string[] | null },
): Outcome {
  const stage = atStage(dossier, 'drafting')
  if (stage) return stage
  if (dossier.revisions.length >= AT_MOST.revisions) return refused('too-many', 'revisions')
  const recipients = recipientsAmong(
    [...dossier.members, SECRETARIAT],
    made.recipients ?? dossier.members,
  )
  if (!recipients.ok) return recipients
  if (made.commentsUntil !== null && !isAhead(made.commentsUntil, made.at))
    return refused('deadline')
  const name = nextRevisionName(dossier.revisions)
  const revision = { ...made, name, recipients: recipients.value }
  return ok({ ...dossier, revisions: [...dossier.revisions, revision] })
}

export type Beginning = {
  readonly deadline: number
  readonly note: string
  /** Null: all members. */
  readonly recipients: readonly string[] | null
}

/** [K4] The last revision is put under silence, if the text still reads as it does. */
export function beginRound(
  dossier: Dossier,
  { deadline, note, recipients }: Beginning,
  textHash: string,
  now: number,
): Outcome {
  const stage = atStage(dossier, 'drafting')
  if (stage) return stage
  const revision = dossier.revisions.at(-1)
  if (!revision) return refused('no-revision')
  if (revision.textHash !== textHash) return refused('text-changed', revision.name)
  if (!isAhead(deadline, now)) return refused('deadline')
  if (dossier.rounds.length >= AT_MOST.rounds) return refused('too-many', 'rounds')
  const told = recipientsAmong(dossier.members, recipients ?? dossier.members)
  if (!told.ok) return told
  const round: Round = {
    number: dossier.rounds.length + 1,
    revision: revision.name,
    textHash,
    note,
    recipients: told.value,
    begun: now,
    deadline,
    extensions: [],
    jumps: [],
    end: null,
  }
  return ok({ ...dossier, stage: 'silence', rounds: [...dossier.rounds, round] })
}

/** [K5] Another deadline, later than the one that stands. */
export function extendRound(dossier: Dossier, until: number, now: number): Outcome {
  return onOpenRound(dossier, (round) => {
    if (until <= round.deadline || !isAhead(until, now)) return refused('deadline')
    if (round.extensions.length >= AT_MOST.extensions) return refused('too-many', 'extensions')
    const extensions = [...round.extensions, { at: now, from: round.deadline }]
    return ok(withRound(dossier, { ...round, deadline: until, extensions }))
  })
}

/** [K4] Silence is broken: back to the negotiation. Of who and why, everybody is told what the answer allows. */
export function breakRound(dossier: Dossier, answer: SilenceAnswer, now: number): Outcome {
  return onOpenRound(dossier, (round) => {
    const { isNamed, delegation, reason, paragraph } = answer
    const told = isNamed ? { by: delegation, reason, paragraph } : UNTOLD
    const end = { kind: 'broken' as const, at: now, ...told }
    return ok({ ...withRound(dossier, { ...round, end }), stage: 'drafting' })
  })
}

const UNTOLD = { by: null, reason: '', paragraph: null } as const

/** [K4] The pen takes the text back, for whatever reason. */
export function voidRound(dossier: Dossier, reason: string, now: number): Outcome {
  return onOpenRound(dossier, (round) => {
    const end = { kind: 'voided' as const, at: now, reason }
    return ok({ ...withRound(dossier, { ...round, end }), stage: 'drafting' })
  })
}

/** [K5] Silence has passed, by the pen's word and never without it. */
export function confirmRound(
  dossier: Dossier,
  answers: readonly SilenceAnswer[],
  now: number,
): Outcome {
  return onOpenRound(dossier, (round) => {
    if (now < round.deadline) return refused('not-due')
    const waiting = answers.find((one) => one.round === round.number && needsReply(one))
    if (waiting) return refused('unanswered', waiting.delegation)
    const end = { kind: 'passed' as const, at: now }
    return ok({ ...withRound(dossier, { ...round, end }), stage: 'agreed' })
  })
}

/** [K7] The clock of the relay jumped while a round ran: whoever reads its times should know. */
export function noteJump(dossier: Dossier, ms: number, now: number): Dossier {
  const round = openRound(dossier.rounds)
  return round
    ? withRound(dossier, { ...round, jumps: [...round.jumps, { at: now, ms }] })
    : dossier
}

/** [K4] An agreed text is negotiated again; what was said of it as an agreed one is void. */
export function reopen(dossier: Dossier, reason: string, now: number): Outcome {
  const stage = atStage(dossier, 'agreed')
  if (stage) return stage
  const reopenings = [...dossier.reopenings, { at: now, reason }]
  return ok({
    ...dossier,
    stage: 'drafting',
    reopenings,
    stances: [],
    inBlue: null,
    issuedAs: null,
  })
}

/** Whether an answer, as it comes in, ends the round: a break in time does, a late one waits for the pen ([K6]). */
export function breaks(answer: SilenceAnswer): boolean {
  return answer.answer === 'break' && !isLate(answer)
}

function onOpenRound(dossier: Dossier, act: (round: Round) => Outcome): Outcome {
  const round = openRound(dossier.rounds)
  return round && dossier.stage === 'silence' ? act(round) : refused('no-round')
}

function withRound(dossier: Dossier, round: Round): Dossier {
  return { ...dossier, rounds: [...dossier.rounds.slice(0, -1), round] }
}

function atStage(dossier: Dossier, stage: Stage): ReturnType<typeof refused> | null {
  return dossier.stage === stage ? null : refused('stage', dossier.stage)
}

function isAhead(time: number, now: number): boolean {
  return time > now && time - now <= FURTHEST_MS
}

/** Those named, in the order of those who may be; somebody who is on no roster is told nothing. */
function recipientsAmong(
  possible: readonly DelegationCode[],
  named: readonly string[],
): Result<readonly DelegationCode[], ClosingError> {
  const stranger = named.find((one) => !possible.some((member) => member === one))
  if (stranger !== undefined) return fail({ kind: 'not-a-member', detail: stranger })
  return ok(possible.filter((member) => named.includes(member)))
}
