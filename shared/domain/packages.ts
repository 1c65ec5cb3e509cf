import type { ParagraphId } from './char-ids.ts'
import type { Standpoint } from './consensus.ts'
import type { DelegationCode } from './delegations.ts'
import { type Awaited, isParagraphAwaited, type LadderState, type Rung } from './ladder.ts'

// Packages ([Z4]): paragraphs that are agreed only with one another. The pen says on the ladder for what each waits; what
// belongs together and what is still missing follows from that.

/** Paragraphs that wait for one another, or one that waits for delegations alone. */
export type Package = {
  /** In the order of the text. */
  readonly paragraphs: readonly ParagraphId[]
  /** Delegations whose word is still missing, in the order of the codes. */
  readonly waitsFor: readonly DelegationCode[]
  /** Paragraphs of the package that have not come as far as being agreed but for the others. */
  readonly behind: readonly ParagraphId[]
  /** Nothing is missing but the others of the package: all of it can be agreed in one. */
  readonly isReady: boolean
}

type Grounds = {
  /** The paragraphs in the order of the text. */
  readonly order: readonly ParagraphId[]
  readonly ladders: ReadonlyMap<ParagraphId, LadderState>
  readonly standing: ReadonlyMap<ParagraphId, ReadonlyMap<DelegationCode, Standpoint>>
}

/** The packages of the text, in the order in which they begin in it; a paragraph is in one at most. */
export function packagesOf({ order, ladders, standing }: Grounds): readonly Package[] {
  const known = new Set(order)
  const isPending = (id: ParagraphId) => ladders.get(id)?.rung === 'pending'
  const links = new Map<ParagraphId, Set<ParagraphId>>()
  const link = (from: ParagraphId, to: ParagraphId): void => {
    links.set(from, (links.get(from) ?? new Set()).add(to))
  }
  for (const id of order.filter(isPending)) {
    link(id, id)
    for (const awaited of awaitedBy(ladders, id)) {
      if (!isParagraphAwaited(awaited) || !known.has(awaited)) continue
      link(id, awaited)
      link(awaited, id)
    }
  }
  const seen = new Set<ParagraphId>()
  return order.flatMap((id) => {
    if (!links.has(id) || seen.has(id)) return []
    const together = reachedFrom(id, links)
    for (const one of together) seen.add(one)
    const paragraphs = order.filter((one) => together.has(one))
    return [packageOf(paragraphs, { order, ladders, standing })]
  })
}

const FAR_ENOUGH: readonly Rung[] = ['adRef', 'pending', 'agreed', 'closed']

function packageOf(paragraphs: readonly ParagraphId[], { ladders, standing }: Grounds): Package {
  const waitsFor = new Set<DelegationCode>()
  for (const id of paragraphs) {
    for (const awaited of awaitedBy(ladders, id)) {
      if (isParagraphAwaited(awaited)) continue
      if (!letsPass(standing.get(id)?.get(awaited))) waitsFor.add(awaited)
    }
  }
  const behind = paragraphs.filter((id) => !FAR_ENOUGH.includes(ladders.get(id)?.rung ?? 'open'))
  const isReady = waitsFor.size === 0 && behind.length === 0
  return { paragraphs, waitsFor: [...waitsFor].sort(), behind, isReady }
}

function awaitedBy(
  ladders: ReadonlyMap<ParagraphId, LadderState>,
  id: ParagraphId,
): readonly Awaited[] {
  return ladders.get(id)?.waitsFor ?? []
}

/** Whether the delegation has said of the present wording that it can go along. */
function letsPass(standpoint: Standpoint | undefined): boolean {
  if (!standpoint || standpoint.isBefore) return false
  return standpoint.stand === 'agree' || standpoint.stand === 'flexible'
}

function reachedFrom(
  start: ParagraphId,
  links: ReadonlyMap<ParagraphId, ReadonlySet<ParagraphId>>,
): ReadonlySet<ParagraphId> {
  const reached = new Set([start])
  // What is added while the set is walked is walked too.
  for (const id of reached) for (const next of links.get(id) ?? []) reached.add(next)
  return reached
}
