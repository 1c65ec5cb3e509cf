import type { OutsideParagraph } from '../../domain/compare-outside.ts'
import { SIGN_CHARACTERS } from '../../domain/signs.ts'
import type { ImportedRun, ImportedText, TrackedChange } from '../imported-text.ts'
import { stripFrame } from '../manuscript/strip-frame.ts'

/**
 * What a document from outside reads with all its tracked changes taken, as a comparison takes it ([U6]): without the frame of a
 * document of ours, footnotes in their place, and without kinds, which no format says for certain.
 */
export function outsideParagraphs(imported: ImportedText): OutsideParagraph[] {
  const paragraphs: OutsideParagraph[] = []
  let open = ''
  for (const { runs, end } of stripFrame(imported).paragraphs) {
    open += runs.map(wordsOf).join('')
    if (isGone(end)) continue
    if (open.trim() !== '') paragraphs.push({ text: open, kind: null, level: 0 })
    open = ''
  }
  if (open.trim() !== '') paragraphs.push({ text: open, kind: null, level: 0 })
  return paragraphs
}

function wordsOf({ text, note, refersTo, changes }: ImportedRun): string {
  if (isGone(changes)) return ''
  if (refersTo) return SIGN_CHARACTERS.reference
  // No text on the tape has tabs or line breaks in it ([T16]).
  const words = text.replaceAll(/[\t\n\v]/gu, ' ')
  if (!note) return words
  return words + SIGN_CHARACTERS.noteStart + note.map(wordsOf).join('') + SIGN_CHARACTERS.noteEnd
}

function isGone(changes: readonly TrackedChange[]): boolean {
  return changes.some(({ kind }) => kind === 'deleted' || kind === 'movedAway')
}
