import type { ImportedRun } from '../imported-text.ts'
import { addRun } from '../reading/add-run.ts'
import { elementsIn, type XmlElement } from '../xml-tree.ts'
import { readInline } from './inline-reader.ts'
import type { Around, Growing, Reading } from './reading.ts'

/** Footnotes and endnotes by what refers to them. */
export function notesIn(
  footnotes: XmlElement | null,
  endnotes: XmlElement | null,
): ReadonlyMap<string, XmlElement> {
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
 * The words of the note that a reference names; those of several paragraphs are one behind the other. None, and it is listed,
 * if the reference is itself in a note, or the text has referred to that note too often ([I8]).
 */
export function noteRuns(
  reference: XmlElement,
  around: Around,
  reading: Reading,
): readonly ImportedRun[] {
  const isEndnote = reference.name === 'w:endnoteReference'
  const key = `${isEndnote ? 'endnote' : 'footnote'} ${reference.attributes.get('w:id') ?? ''}`
  const note = around.isInNote ? null : take(key, reading)
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

/** Words that are moved have their note where they were and where they are; more often no text has it. */
const READINGS = 2

function take(key: string, { notes, notesRead }: Reading): XmlElement | null {
  const times = notesRead.get(key) ?? 0
  notesRead.set(key, times + 1)
  return times < READINGS ? (notes.get(key) ?? null) : null
}

/** Between the number of a note and its words there is a space or a tab that belongs to neither. */
function trimmed(runs: readonly ImportedRun[]): readonly ImportedRun[] {
  const [first, ...rest] = runs
  return first ? [{ ...first, text: first.text.trimStart() }, ...rest] : []
}

function wordsOf(runs: readonly ImportedRun[]): string {
  return runs.map(({ text }) => text).join('')
}
