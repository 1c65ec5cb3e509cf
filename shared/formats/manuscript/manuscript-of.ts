import type { Manuscript, ManuscriptParagraph } from '../../domain/manuscript.ts'
import {
  type ImportedText,
  type ImportLeftover,
  plainParagraph,
  plainRun,
  type TrackedChange,
} from '../imported-text.ts'
import { handOf, type LooseParagraph, loosen, wordsIn } from './loose-paragraph.ts'
import { piecesOf } from './pieces-of.ts'
import { findRemovals, placeInsertedBreaks } from './place-breaks.ts'
import { settleMoves } from './settle-moves.ts'

/**
 * What the reader found, arranged for the tape ([I6]), and what was left over by then. A text whose first paragraph is no title, or one
 * that is only proposed, gets `title`.
 */
export function manuscriptOf(
  imported: ImportedText,
  title: string,
): { readonly manuscript: Manuscript; readonly leftovers: readonly ImportLeftover[] } {
  const found = imported.paragraphs.map(loosen)
  const { paragraphs: settled, broken } = settleMoves(found)
  const paragraphs = withTitle(withoutSpacing(settled), title)
  placeInsertedBreaks(paragraphs)
  findRemovals(paragraphs)
  const comments = imported.comments.map((comment) => {
    const of = comment.paragraph === null ? undefined : found[comment.paragraph]
    const at = of ? paragraphs.indexOf(of) : -1
    return { ...comment, paragraph: at < 0 ? null : at }
  })
  return {
    manuscript: {
      paragraphs: paragraphs.map(paragraphAt),
      comments,
      ...(imported.isCompiled ? { isCompiled: true as const } : {}),
    },
    leftovers: [...imported.leftovers, ...broken],
  }
}

/** Paragraphs without anything, between breaks that stand, are the white of a page. */
function withoutSpacing(paragraphs: readonly LooseParagraph[]): LooseParagraph[] {
  return paragraphs.filter(({ runs, end }, at) => {
    const before = paragraphs[at - 1]
    return runs.length > 0 || end.length > 0 || (before !== undefined && before.end.length > 0)
  })
}

function withTitle(paragraphs: readonly LooseParagraph[], title: string): LooseParagraph[] {
  const [first] = paragraphs
  const hasTitle = paragraphs.some(({ kind }) => kind === 'title')
  const isTitled =
    first !== undefined &&
    first.end.length === 0 &&
    !first.moved &&
    (first.kind === 'title' || (!hasTitle && paragraphs.length > 1 && looksLikeTitle(first)))
  for (const paragraph of paragraphs) if (paragraph.kind === 'title') paragraph.kind = 'heading'
  if (!first || !isTitled)
    return [loosen(plainParagraph([plainRun(title)], 'title')), ...paragraphs]
  first.kind = 'title'
  first.rekinded = null
  return [...paragraphs]
}

/** A short line that is no sentence, before others. */
function looksLikeTitle(paragraph: LooseParagraph): boolean {
  const words = wordsIn(paragraph).trim()
  const isLine = paragraph.kind === 'plain' || paragraph.kind === 'heading'
  return isLine && words.length > 0 && words.length <= 200 && !/[.;:,。；：，؛،”"»]$/u.test(words)
}

function paragraphAt(
  paragraph: LooseParagraph,
  at: number,
  all: readonly LooseParagraph[],
): ManuscriptParagraph {
  const { id, kind, level, removedBy, moved, rekinded, runs } = paragraph
  const opening: readonly TrackedChange[] = all[at - 1]?.end ?? []
  const inserted = opening.find((change) => change.kind === 'inserted')
  const isNew = inserted !== undefined
  // What is new is what it is now; of any other paragraph that is only proposed.
  const shape =
    rekinded && !isNew ? { kind: rekinded.from, level: rekinded.fromLevel } : { kind, level }
  return {
    id,
    ...shape,
    insertedBy: inserted ? handOf(inserted) : null,
    joinedBy: opening.filter((change) => change.kind === 'deleted').map(handOf),
    removedBy,
    moved: moved && {
      ...handOf(moved),
      after: Math.max(0, moved.after ? all.indexOf(moved.after) : 0),
    },
    rekinded: rekinded && !isNew ? { ...handOf(rekinded), to: kind, level } : null,
    pieces: piecesOf(runs),
  }
}
