import type { ParagraphId } from '../../domain/char-ids.ts'
import type { ImportedRun, TrackedChange } from '../imported-text.ts'
import { Leftovers } from '../reading/leftovers.ts'
import type { XmlElement } from '../xml-tree.ts'
import { OpenFields } from './fields.ts'
import type { Numbering } from './look/numbering.ts'
import type { StyleSheet } from './look/styles.ts'
import { Moves } from './moves.ts'
import type { Relationship } from './package/docx-package.ts'

/** What the parts of the reader share while they read one document. */
export type Reading = {
  readonly styles: StyleSheet
  readonly numbering: Numbering
  readonly relationships: ReadonlyMap<string, Relationship>
  /** Footnotes and endnotes by `footnote 3`, `endnote 1`. */
  readonly notes: ReadonlyMap<string, XmlElement>
  /** How often each has been read. */
  readonly notesRead: Map<string, number>
  /** The words of the note that a reference names. */
  readonly readNote: (
    reference: XmlElement,
    around: Around,
    reading: Reading,
  ) => readonly ImportedRun[]
  readonly leftovers: Leftovers
  readonly fields: OpenFields
  readonly moves: Moves
  /** Ids of the comments in whose ranges the present place is. */
  readonly openComments: Set<string>
  /** Where each comment ends. */
  readonly placed: Map<string, number>
  /** Index of the paragraph that is being read. */
  paragraph: number
  /** A bookmark of ours that stands between paragraphs: it names the next one. */
  nextId: ParagraphId | null
  readonly knownIds: Set<ParagraphId>
}

/** What stands around a place in the text. */
export type Around = {
  readonly changes: readonly TrackedChange[]
  readonly href: string | null
  readonly refersTo: ParagraphId | null
  readonly isInNote: boolean
}

/** A paragraph as it grows. */
export type Growing = { id: ParagraphId | null; readonly runs: ImportedRun[] }

export const NOWHERE: Around = { changes: [], href: null, refersTo: null, isInNote: false }

export function newReading(
  parts: Pick<Reading, 'styles' | 'numbering' | 'relationships' | 'notes' | 'readNote'>,
): Reading {
  return {
    ...parts,
    leftovers: new Leftovers(),
    fields: new OpenFields(),
    moves: new Moves(),
    notesRead: new Map(),
    openComments: new Set(),
    placed: new Map(),
    paragraph: 0,
    nextId: null,
    knownIds: new Set(),
  }
}
