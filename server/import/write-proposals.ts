import {
  type CharId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../../shared/domain/char-ids.ts'
import type {
  Hand,
  Manuscript,
  ManuscriptParagraph,
  Piece,
} from '../../shared/domain/manuscript.ts'
import { typePieces } from '../../shared/ydoc/type-pieces.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import type { Places } from './places.ts'
import type { SeatOf } from './write-manuscript.ts'

/** As many characters as one update may hold with room to spare ([G1]). */
const LONGEST = 16_000

/** New words and paragraphs, in the order of the text, so that each stands behind what it was written behind. */
export async function writeInsertions(
  { paragraphs }: Manuscript,
  seatOf: SeatOf,
  places: Places,
): Promise<void> {
  for (const [at, paragraph] of paragraphs.entries()) {
    if (paragraph.insertedBy) await openParagraph(paragraphs, at, seatOf, places)
    for (const [from, to] of newStretches(paragraph.pieces)) {
      await writeStretch(paragraph, [from, to], seatOf, places)
    }
  }
}

/** A break in the middle of what stands is a split; one behind it begins a paragraph of its own ([P13]). */
async function openParagraph(
  paragraphs: readonly ManuscriptParagraph[],
  at: number,
  seatOf: SeatOf,
  places: Places,
): Promise<void> {
  const paragraph = paragraphs[at]
  const before = paragraphs[at - 1]
  const left = before && places.lastBefore(before, before.pieces.length)
  const behind = before && places.idOf(before)
  if (!paragraph?.insertedBy || !left || !behind) return
  const { author, at: when } = paragraph.insertedBy
  const { kind } = paragraph
  const isSplit = hasStandingWords(paragraphs.slice(at))
  const seat = await seatOf(author)
  const id = await seat.actAt(when, (writer) =>
    isSplit ? splitAt(writer, left, kind) : writer.newParagraphAfter(behind, kind, ''),
  )
  if (paragraph.level > 0)
    await seat.actAt(when, (writer) => writer.setKind(id, kind, paragraph.level))
  const mark = parseParagraphId(id)
  if (mark) places.putMark(paragraph, mark)
}

function splitAt(writer: Writer, left: CharId, kind: ManuscriptParagraph['kind']) {
  let mark = left
  writer.edit('split', (edit) => {
    mark = edit.insertParagraph(left, kind)
  })
  return paragraphIdOf(mark)
}

/** Whether base text stands between here and the next break that stands. */
function hasStandingWords(paragraphs: readonly ManuscriptParagraph[]): boolean {
  for (const { insertedBy, pieces } of paragraphs) {
    if (!insertedBy) return false
    if (pieces.some((piece) => !piece.insertedBy)) return true
  }
  return false
}

/** Stretches of pieces that one author inserted, none too long for one update. */
function* newStretches(pieces: readonly Piece[]): Generator<[from: number, to: number]> {
  let from = 0
  while (from < pieces.length) {
    const author = pieces[from]?.insertedBy?.author
    let to = from + 1
    let length = pieces[from]?.text.length ?? 0
    for (; to < pieces.length && pieces[to]?.insertedBy?.author === author; to++) {
      length += pieces[to]?.text.length ?? 0
      if (length > LONGEST) break
    }
    if (author !== undefined) yield [from, to]
    from = to
  }
}

/** Types a stretch; what the same author struck beside it is replaced by it ([P8]). */
async function writeStretch(
  paragraph: ManuscriptParagraph,
  [from, to]: readonly [number, number],
  seatOf: SeatOf,
  places: Places,
): Promise<void> {
  const { pieces } = paragraph
  const stretch = pieces.slice(from, to)
  const hand = stretch[0]?.insertedBy
  const left = places.lastBefore(paragraph, from)
  if (!hand || !left) return
  const isStruck = (piece: Piece) =>
    places.isWritten(piece) && !places.isDone(piece, hand.author) && isBy(piece.deletedBy, hand)
  const before = pieces.slice(0, from)
  const behind = takeWhile(pieces.slice(to), isStruck)
  // What is struck between two insertions is replaced by the second.
  const isLast = pieces[to + behind.length]?.insertedBy?.author !== hand.author
  const struck = [
    ...before.slice(before.findLastIndex((piece) => !isStruck(piece)) + 1),
    ...(isLast ? behind : []),
  ]
  const seat = await seatOf(hand.author)
  await seat.actAt(hand.at, (writer) =>
    writer.edit('import', (edit) => {
      const type = () => typePieces(edit, left, stretch, places.putPiece)
      if (struck.length === 0) type()
      else
        edit.inGroup(() => {
          type()
          edit.remove(places.rangesOf(struck))
        })
    }),
  )
  for (const piece of struck) places.putDone(piece, hand.author)
}

function takeWhile<T>(all: readonly T[], test: (one: T) => boolean): readonly T[] {
  const end = all.findIndex((one) => !test(one))
  return end < 0 ? all : all.slice(0, end)
}

function isBy(hands: readonly Hand[], { author }: Hand): boolean {
  return hands.some((hand) => hand.author === author)
}

/** What is proposed to go: words, breaks, and whole paragraphs. Words of others in between do not part a deletion. */
export async function writeDeletions(
  { paragraphs }: Manuscript,
  seatOf: SeatOf,
  places: Places,
): Promise<void> {
  const authors = new Set(
    paragraphs.flatMap(({ joinedBy, pieces }) =>
      [...joinedBy, ...pieces.flatMap(({ deletedBy }) => deletedBy)].map((hand) => hand.author),
    ),
  )
  for (const author of authors) {
    const seat = await seatOf(author)
    for (const { at, ranges } of struckBy(author, paragraphs, places)) {
      await seat.actAt(at, (writer) => writer.remove(ranges))
    }
  }
  for (const paragraph of paragraphs) {
    const id = places.idOf(paragraph)
    if (!paragraph.removedBy || !id) continue
    const seat = await seatOf(paragraph.removedBy.author)
    await seat.actAt(paragraph.removedBy.at, (writer) => writer.removeParagraph(id))
  }
}

type Struck = { readonly at: number | null; readonly ranges: Range[] }

function struckBy(
  author: string,
  paragraphs: readonly ManuscriptParagraph[],
  places: Places,
): readonly Struck[] {
  const all: Struck[] = []
  let open: Struck | null = null
  const visit = (hands: readonly Hand[], isNew: boolean, ranges: readonly Range[]): void => {
    const hand = hands.find((one) => one.author === author)
    if (hand && open) open.ranges.push(...ranges)
    else if (hand) {
      open = { at: hand.at, ranges: [...ranges] }
      all.push(open)
    } else if (!isNew) open = null
  }
  for (const paragraph of paragraphs) {
    const mark = places.markOf(paragraph)
    const range: Range[] = mark ? [[mark.client, mark.clock, 1]] : []
    visit(paragraph.joinedBy, paragraph.insertedBy !== null, range)
    for (const piece of paragraph.pieces) {
      const isDone = places.isDone(piece, author)
      const hands = isDone ? [] : piece.deletedBy
      visit(hands, piece.insertedBy !== null && !isDone, places.rangesOf([piece]))
    }
  }
  return all
}
