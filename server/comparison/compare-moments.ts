import { compare } from '../../shared/domain/compare.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Compared } from '../../shared/formats/comparison/compared.ts'
import type { Moment } from './read-moment.ts'

/** What became of the text from one moment to another, either of which may be the earlier one. */
export function compareMoments(
  { topic, lang }: Pick<Dossier, 'topic' | 'lang'>,
  before: Moment,
  after: Moment,
): Compared {
  // Whichever is younger knows what became of the words of both.
  const { credits } = before.seq > after.seq ? before : after
  const comparison = compare(before.version, after.version, credits, lang)
  return { topic, lang, before, after, comparison }
}
