import { fail, ok, type Result } from '../../base/result.ts'
import type { ConceptNote } from '../../domain/dossier.ts'
import type { NoteError } from './decode-note.ts'
import { dateIn } from './facts/dates.ts'
import { readFrontMatter } from './front-matter.ts'
import { LineJoiner } from './join-lines.ts'
import { langOfNote } from './note-lang.ts'
import { type NoteLine, readNoteLines } from './note-lines.ts'
import { findFirstSection, readSections } from './sections.ts'

/**
 * The structure of a concept note, recovered from its hard-wrapped text; the same at any width of the page.
 * Fails with what a concept note has and this text lacks: a letter with an annex, sections, numbered items.
 */
export function readConceptNote(text: string): Result<ConceptNote, NoteError> {
  const lang = langOfNote(text)
  if (!lang) return fail({ kind: 'language' })
  const { lines, links } = readNoteLines(text)
  const joiner = new LineJoiner(
    lang,
    lines.map((line) => line.text),
  )
  const first = findFirstSection(lines)
  const front = readFrontMatter(
    first < 0 ? lines : lines.slice(0, first),
    lang,
    joiner,
    fullWidthOf(lines),
  )
  if (!front) return fail({ kind: 'noAnnex' })
  if (first < 0) return fail({ kind: 'noSections' })
  const sections = readSections(lines.slice(first), lang, joiner)
  if (sections.flatMap(({ items }) => items).length < 2) return fail({ kind: 'noItems' })
  const { letterTitle: title, paragraphs, signature, annexTitle } = front
  const date = dateIn(title, lang, null)
  return ok({ lang, letter: { title, date, paragraphs, signature }, annexTitle, sections, links })
}

/** Columns of a line that was broken because it was full; the few longest are not trusted. */
function fullWidthOf(lines: readonly NoteLine[]): number {
  const widths = lines.map(({ width }) => width).sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.95)] ?? 0
}
