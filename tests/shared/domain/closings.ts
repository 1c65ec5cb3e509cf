import type { StanceKind } from '../../../shared/domain/adoption.ts'
import { adopt, recordStance } from '../../../shared/domain/adoption-acts.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { SilenceAnswer } from '../../../shared/domain/silence.ts'
import { beginRound, circulate, confirmRound } from '../../../shared/domain/silence-acts.ts'
import { someDossier } from '../../server/dossiers.ts'

// Negotiations on their way to adoption, as plain values.

export const HOUR = 3_600_000
export const T0 = Date.UTC(2020, 2, 24, 14)
export const HASH = 'a'.repeat(64)
export const P1 = '1:0' as ParagraphId

type Acted = { readonly ok: true; readonly value: Dossier } | { readonly ok: false }

/** What the act gave; fails if it was refused. */
function certain(acted: Acted): Dossier {
  if (!acted.ok) throw new Error(JSON.stringify(acted))
  return acted.value
}

export function draftOf(types: Dossier['outcome']['types'] = ['presidentialStatement']): Dossier {
  return { ...someDossier(), outcome: { types, subject: '' } }
}

export function circulated(dossier: Dossier = draftOf(), textHash = HASH): Dossier {
  const about = { note: '', recipients: null, commentsUntil: null, numbers: { [P1]: '1' } }
  return certain(circulate(dossier, { ...about, seq: 7, textHash, at: T0, by: dossier.penholder }))
}

/** Under silence until an hour after `T0`. */
export function underSilence(dossier: Dossier = circulated()): Dossier {
  const beginning = { deadline: T0 + HOUR, note: '', recipients: null }
  return certain(beginRound(dossier, beginning, HASH, T0))
}

export function agreedText(dossier: Dossier = underSilence()): Dossier {
  return certain(confirmRound(dossier, [], T0 + HOUR))
}

export function heard(dossier: Dossier = agreedText(), stance: StanceKind = 'join'): Dossier {
  return dossier.members.reduce(
    (now, delegation) => certain(recordStance(now, stanceOf(delegation, stance), new Set([P1]))),
    dossier,
  )
}

export function adoptedText(dossier: Dossier = heard()): Dossier {
  const text = { seq: 9, textHash: HASH, rivals: [], leftovers: [] }
  return certain(adopt(dossier, text, { by: dossier.penholder, at: T0 + 2 * HOUR, override: null }))
}

export function stanceOf(delegation: DelegationCode, stance: StanceKind = 'join') {
  const paragraphs = stance === 'dissociate' ? [P1] : []
  return { delegation, stance, paragraphs, explanation: '', at: T0 + HOUR }
}

export function answerOf(
  delegation: DelegationCode,
  about: Partial<SilenceAnswer> = {},
): SilenceAnswer {
  return {
    round: 1,
    delegation,
    answer: 'break',
    at: T0 + 1,
    given: T0 + 1,
    deadline: T0 + HOUR,
    reason: 'paragraph 4',
    paragraph: P1,
    isNamed: false,
    until: null,
    attested: null,
    reply: null,
    ...about,
  }
}
