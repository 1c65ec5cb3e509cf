import { isOpen, type Proposal } from './proposals.ts'

/** Open proposals that nobody but their author has signed or can live with; opposed ones first, then as they are given ([Z10]). */
export function parkedAmong(proposals: readonly Proposal[]): readonly Proposal[] {
  const alone = proposals.filter(
    (proposal) =>
      isOpen(proposal) &&
      proposal.stands.sponsors.length === 0 &&
      proposal.stands.accepting.length === 0,
  )
  return alone.toSorted((a, b) => b.stands.opposing.length - a.stands.opposing.length)
}
