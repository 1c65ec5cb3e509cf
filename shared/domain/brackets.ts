import { isOpen, type Proposal } from './proposals.ts'
import { type Paragraph, wordsOf } from './views.ts'

// What is still in square brackets ([Z5]).

/** Square brackets that were opened in the words of a paragraph. */
export function bracketsIn(paragraph: Pick<Paragraph, 'runs'>): number {
  return wordsOf(paragraph).split('[').length - 1
}

/** Whether the compilation text would show the proposal in brackets: it asks for other words, or for another form of them. */
function isInBrackets({ kind }: Pick<Proposal, 'kind'>): boolean {
  return kind !== 'retain' && kind !== 'concept'
}

/** How many places of the text are in brackets: those of the base text, and one for each open proposal that would change it. */
export function countBrackets(
  base: readonly Pick<Paragraph, 'runs'>[],
  proposals: readonly Proposal[],
): number {
  const proposed = proposals.filter((proposal) => isOpen(proposal) && isInBrackets(proposal)).length
  return base.reduce((sum, paragraph) => sum + bracketsIn(paragraph), proposed)
}
