import type { Stand } from '../../../shared/domain/records.ts'

/** One sign for each stand, so that none is told by colour alone. */
export const SIGNS: { readonly [S in Stand]: string } = {
  agree: 'A',
  flexible: 'F',
  reserve: 'R',
  oppose: '✕',
  awaiting: '…',
  none: '·',
}
