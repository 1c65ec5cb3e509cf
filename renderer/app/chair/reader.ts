import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Participant } from '../../session/presence.ts'

/** Who reads the text through for the others, and where. */
export type Reader = { readonly delegation: DelegationCode; readonly paragraph: ParagraphId }

/** Who of those that hold the pen reads the text through, this window apart; null if nobody does ([Z11]). */
export function readerAmong(
  present: readonly Participant[],
  { penholder, coPenholders }: Pick<Dossier, 'penholder' | 'coPenholders'>,
): Reader | null {
  const pens = [penholder, ...coPenholders]
  const reads = present.filter(({ isSelf, delegation }) => !isSelf && pens.includes(delegation))
  for (const { delegation, reads: paragraph } of reads) {
    if (paragraph !== null) return { delegation, paragraph }
  }
  return null
}

/** The page to which a key turns, or null if it turns none. */
export function pageAfter(key: string, at: number, count: number): number | null {
  const to = {
    ArrowRight: at + 1,
    PageDown: at + 1,
    ArrowLeft: at - 1,
    PageUp: at - 1,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined ? null : Math.max(0, Math.min(to, count - 1))
}
