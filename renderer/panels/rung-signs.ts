import type { Rung } from '../../shared/domain/ladder.ts'

/** One sign for each rung, so that none is told by colour alone. */
export const RUNG_SIGNS: { readonly [R in Rung]: string } = {
  open: '',
  bracketed: '[ ]',
  adRef: '(✓)',
  pending: '✓…',
  agreed: '✓',
  closed: '✓✓',
}
