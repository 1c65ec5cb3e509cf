import type { ImportedRun } from '../imported-text.ts'
import { addRun } from '../reading/add-run.ts'
import { elementsIn, type XmlElement } from '../xml-tree.ts'
import { readInline } from './inline-reader.ts'
import type { Around, Growing, Reading } from './reading.ts'

/** Footnotes and endnotes by what refers to them. */
export function notesIn(
  footnotes: XmlElement | null,
  endnotes: XmlElement | null,
): Map<string, XmlElement> {
  const notes = new Map<string, XmlElement>()
  for (const [root, name] of [
    [footnotes, 'footnote'],
    [endnotes, 'endnote'],
  ] as const) {
    for (const note of root ? elementsIn(root) : [])
      notes.set(`${name} ${note.attributes.get('w:id') ?? ''}`, note)
  }
  return notes
}

/**
 * The words of the note that a reference names; those of several paragraphs are one behind the other. A note is read where
 * the text first refers to it ([I8]): one of a note, or the same again, is listed.
 */
export function noteRuns(
  reference: XmlElement,
  around: Around,
  reading: Reading,
): readonly ImportedRun[] {
  const isEndnote = reference.name === 'w:endnoteReference'
  const key = `${isEndnote ? 'endnote' : 'footnote'} ${reference.attributes.get('w:id') ?? ''}`
  const note = around.isInNote ? undefined : reading.notes.get(key)
  if (note) reading.notes.delete(key)
  const inside = { ...around, isInNote: true }
  const growing: Growing = { id: null, runs: [] }
  for (const paragraph of note ? elementsIn(note) : []) {
    if (paragraph.name !== 'w:p') continue
    const last = growing.runs.at(-1)
    if (last) addRun(growing.runs, { ...last, text: ' ', note: null })
    for (const child of elementsIn(paragraph)) readInline(child, inside, growing, reading)
  }
  if (isEndnote || !note)
    reading.leftovers.add('endnote', reading.paragraph, wordsOf(growing.runs) || key)
  return trimmed(growing.runs)
}

/** Between the number of a note and its words there is a space or a tab that belongs to neither. */
function trimmed(runs: readonly ImportedRun[]): readonly ImportedRun[] {
  const [first, ...rest] = runs
  return first ? [{ ...first, text: first.text.trimStart() }, ...rest] : []
}

function wordsOf(runs: readonly ImportedRun[]): string {
  return runs.map(({ text }) => text).join('')
}
