import type { Hand } from '../../domain/manuscript.ts'
import type { ParagraphKind } from '../../domain/segments.ts'
import type { ImportedParagraph, ImportedRun, Rekinded, TrackedChange } from '../imported-text.ts'

/** A paragraph of a document while it is arranged. */
export type LooseParagraph = Omit<ImportedParagraph, 'kind' | 'runs' | 'end' | 'rekinded'> & {
  rekinded: Rekinded | null
  kind: ParagraphKind
  runs: readonly ImportedRun[]
  /** What is tracked on the break behind it. */
  end: readonly TrackedChange[]
  /** Who deletes it as a whole. */
  removedBy: Hand | null
  moved: (Hand & { readonly after: LooseParagraph | null }) | null
}

export function loosen(paragraph: ImportedParagraph): LooseParagraph {
  return { ...paragraph, removedBy: null, moved: null }
}

export function isInserted(changes: readonly TrackedChange[]): boolean {
  return changes.some(({ kind }) => kind === 'inserted')
}

export function isDeleted(changes: readonly TrackedChange[]): boolean {
  return changes.some(({ kind }) => kind === 'deleted')
}

export function handOf({ author, at }: Hand): Hand {
  return { author, at }
}

export function wordsIn({ runs }: Pick<LooseParagraph, 'runs'>): string {
  return runs.map(({ text }) => text).join('')
}
