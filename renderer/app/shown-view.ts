import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { View } from '../../shared/domain/views.ts'

/** The ways in which the page shows the text, in the order in which they are offered. */
export const VIEW_KINDS = ['markup', 'base', 'ifIncorporated', 'compilation'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]

export const MARKUP: View = { kind: 'markup' }
const BASE: View = { kind: 'base' }

/** The reading that is wanted; of one delegation alone, if one is chosen. */
export function viewFor(kind: ViewKind, delegation: DelegationCode | null): View {
  if (kind === 'base') return BASE
  if (kind === 'ifIncorporated') return { kind, delegations: delegation && [delegation] }
  return kind === 'markup' && delegation ? { kind: 'proposalsOf', delegation } : MARKUP
}
