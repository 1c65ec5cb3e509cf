import { isParagraphId, type ParagraphId, parseParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import { parseDelegationCode } from './delegations.ts'
import type { Position } from './positions.ts'

// How far a paragraph has come ([Q6]): moved by those who hold the pen, suggested by where delegations stand.

export const RUNGS = ['open', 'bracketed', 'adRef', 'pending', 'agreed', 'closed'] as const
export type Rung = (typeof RUNGS)[number]

/** What an agreement still waits for: the word of a delegation, or another paragraph of a package. */
export type Awaited = DelegationCode | ParagraphId

/** Whether what is waited for is another paragraph. */
export function isParagraphAwaited(awaited: Awaited): awaited is ParagraphId {
  return isParagraphId(awaited)
}

export type LadderState = {
  readonly rung: Rung
  /** Empty unless the rung is `pending`. */
  readonly waitsFor: readonly Awaited[]
  /** Why it was opened again; empty if it was not. */
  readonly reason: string
  /** When the pen moved it, milliseconds since 1970; null if it never did. */
  readonly movedAt: number | null
}

export const AT_THE_FOOT: LadderState = { rung: 'open', waitsFor: [], reason: '', movedAt: null }

/** What `waitsFor` of a block names: delegations and paragraphs, with spaces between; what is neither is passed over. */
export function awaitedIn(words: string): readonly Awaited[] {
  return words.split(' ').flatMap((word): readonly Awaited[] => {
    const code = parseDelegationCode(word)
    if (code) return [code]
    return parseParagraphId(word as ParagraphId) ? [word as ParagraphId] : []
  })
}

/** Whether something that was agreed would be so no more ([Q7]): then the pen says why. */
export function isReopening(from: Rung, to: Rung): boolean {
  const isSettled = from === 'agreed' || from === 'closed'
  return isSettled && RUNGS.indexOf(to) < RUNGS.indexOf('agreed')
}

type Grounds = {
  readonly members: readonly DelegationCode[]
  readonly stands: ReadonlyMap<DelegationCode, Position & { readonly isBefore: boolean }>
  readonly openProposals: number
  readonly hasBrackets: boolean
}

/** As many contrary voices can be waited for by name; more of them leave the paragraph open. */
const FEW = 3

/**
 * The rung that the positions speak for ([Q8]). Open proposals leave a paragraph open, brackets leave it bracketed; what
 * nobody stands against waits for those who reserve, oppose or await instructions, is agreed ad referendum while some have
 * not said anything of the present wording, and agreed when all have.
 */
export function suggestedRung({ members, stands, openProposals, hasBrackets }: Grounds): {
  readonly rung: Rung
  readonly waitsFor: readonly DelegationCode[]
} {
  if (openProposals > 0) return { rung: 'open', waitsFor: [] }
  if (hasBrackets) return { rung: 'bracketed', waitsFor: [] }
  const standOf = (member: DelegationCode) => stands.get(member)?.stand ?? 'none'
  const waiting = members.filter((member) =>
    ['reserve', 'oppose', 'awaiting'].includes(standOf(member)),
  )
  if (waiting.length > FEW) return { rung: 'open', waitsFor: [] }
  if (waiting.length > 0) return { rung: 'pending', waitsFor: waiting }
  const isSilent = (member: DelegationCode) => stands.get(member)?.isBefore !== false
  const silent = members.filter(isSilent).length
  if (silent === members.length) return { rung: 'open', waitsFor: [] }
  return { rung: silent > 0 ? 'adRef' : 'agreed', waitsFor: [] }
}
