import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Manuscript } from '../../shared/domain/manuscript.ts'
import type { Seat } from '../seat.ts'
import { Places } from './places.ts'
import { writeBase } from './write-base.ts'
import { writeComments } from './write-comments.ts'
import { writeDeletions, writeInsertions } from './write-proposals.ts'
import { writeReferences } from './write-references.ts'
import { writeShapes } from './write-shapes.ts'

/** The seat of the delegation that an author of the manuscript is. */
export type SeatOf = (author: string) => Promise<Seat>

/** Where everything has come to stand, and how many things found no place. */
export type Written = {
  readonly paragraphs: readonly (ParagraphId | null)[]
  readonly unplaced: number
}

/**
 * Writes a manuscript into an empty text: the pen its base text, then everybody what they propose, each at their own seat, so
 * that an imported change is as much its author's as one that was typed ([I7]).
 */
export async function writeManuscript(
  manuscript: Manuscript,
  pen: Seat,
  seatOf: SeatOf,
): Promise<Written> {
  const places = new Places(manuscript)
  await writeBase(manuscript, pen, places)
  await writeInsertions(manuscript, seatOf, places)
  let unplaced = await writeReferences(manuscript, { pen, seatOf }, places)
  await writeDeletions(manuscript, seatOf, places)
  await writeShapes(manuscript, seatOf, places)
  unplaced += await writeComments(manuscript, seatOf, places)
  return { paragraphs: places.paragraphs(), unplaced }
}
