import { fail, ok, type Result } from '../../base/result.ts'
import type { ConceptNote } from '../../domain/dossier.ts'
import type { NoteError } from './decode-note.ts'
import { readFrontMatter } from './front-matter.ts'
import { langOfNote, type NoteLang } from './note-lang.ts'
import { readNoteLines } from './note-lines.ts'
import { joinerOf, type PlacedLine, placeLines } from './place-lines.ts'
import { findFirstSection, readSections } from './sections.ts'

/**
 * The structure of a concept note, recovered from its hard-wrapped text; the same at any width of the page. Of a note that is there in
 * several languages the preferred one is read, else the first. Fails with what a concept note has and this text lacks: a letter with an
 * annex, sections, numbered items.
 */
export function readConceptNote(
  text: string,
  preferred: string | null = null,
): Result<ConceptNote, NoteError> {
  const main = langOfNote(text)
  if (!main) return fail({ kind: 'language' })
  const { lines, links } = readNoteLines(text)
  const placed = placeLines(lines, main)
  const langs = [...new Set(placed.map(({ lang }) => lang))]
  if (langs.length > 1) {
    for (const lang of langs.toSorted(
      (a, b) => Number(b === preferred) - Number(a === preferred),
    )) {
      const alone = noteOf(
        placed.filter((line) => line.lang === lang),
        lang,
        links,
      )
      if (alone.ok && alone.value.letter.title !== '') return alone
    }
  }
  return noteOf(placed, main, links)
}

/** The languages of which a note has more than names and quotations, in the order of the text. */
export function langsInNote(text: string): readonly NoteLang[] {
  const main = langOfNote(text)
  if (!main) return []
  return [...new Set(placeLines(readNoteLines(text).lines, main).map(({ lang }) => lang))]
}

function noteOf(
  lines: readonly PlacedLine[],
  main: NoteLang,
  links: readonly string[],
): Result<ConceptNote, NoteError> {
  const join = joinerOf(lines)
  const first = findFirstSection(lines)
  const front = readFrontMatter(first < 0 ? lines : lines.slice(0, first), main, join)
  if (!front) return fail({ kind: 'noAnnex' })
  if (first < 0) return fail({ kind: 'noSections' })
  const lang = lines[first]?.lang ?? main
  const sections = readSections(lines.slice(first), lang, join)
  if (sections.flatMap(({ items }) => items).length < 2) return fail({ kind: 'noItems' })
  const { letter, annexTitle } = front
  return ok({ lang, letter, annexTitle, sections, links })
}
