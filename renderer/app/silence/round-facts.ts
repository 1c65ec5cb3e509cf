import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import type { Round } from '../../../shared/domain/silence.ts'
import type { Member } from '../../session/member.ts'

/** Whether the member answers for a delegation that was asked; the pen conducts the round instead. */
export function isAsked({ delegation, role }: Member, { recipients }: Round): boolean {
  const drafts = role === 'delegation' || (holdsPen(role) && role !== 'penholder')
  return drafts && recipients.includes(delegation)
}

/** The paragraphs of the text under silence with their numbers, in the order of the text. */
export function numberedParagraphs(
  { revision: wanted }: Pick<Round, 'revision'>,
  { revisions }: Pick<Dossier, 'revisions'>,
): readonly (readonly [ParagraphId, string])[] {
  const revision = revisions.find(({ name }) => name === wanted)
  return Object.entries(revision?.numbers ?? {}) as [ParagraphId, string][]
}

/** The number of a paragraph in the text under silence; null if it has none. */
export function numberOf(
  paragraph: ParagraphId,
  round: Pick<Round, 'revision'>,
  dossier: Pick<Dossier, 'revisions'>,
): string | null {
  const found = numberedParagraphs(round, dossier).find(([id]) => id === paragraph)
  return found?.[1] || null
}
