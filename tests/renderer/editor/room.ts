import { $createRangeSelection, $getRoot, $setSelection, type LexicalEditor } from 'lexical'
import * as Y from 'yjs'
import type { TextBinding } from '../../../renderer/editor/binding/text-binding.ts'
import { createTextEditor } from '../../../renderer/editor/create-editor.ts'
import { ghostsOf, type ShownRun, showParagraph } from '../../../renderer/editor/derive-runs.ts'
import { $readShown } from '../../../renderer/editor/translate.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import type { Writer } from '../../../shared/ydoc/writer.ts'
import { type SeatSeed, seatWriter, seedRoom } from './seats.ts'

// A room of editors without a screen: one replica each, updates delivered when the test says so.

export type Seat = {
  readonly code: DelegationCode
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly writer: Writer
  readonly editor: LexicalEditor
  readonly binding: TextBinding
  /** What the others have sent and this seat has not yet received. */
  readonly inbox: Uint8Array[]
  readonly errors: Error[]
  readonly leave: () => void
}

/** A base text of the paragraphs, the first being the title, and a seat for every delegation named. */
export function openRoom(paragraphs: readonly string[], codes: readonly string[]): Seat[] {
  const { start, seeds } = seedRoom(paragraphs, codes)
  const seats = seeds.map((seed) => takeSeat(start, seed))
  for (const seat of seats) {
    seat.doc.on('update', (update: Uint8Array, cause: unknown) => {
      if (cause === 'network') return
      for (const other of seats) if (other !== seat) other.inbox.push(update)
    })
  }
  return seats
}

function takeSeat(start: Uint8Array, seed: SeatSeed): Seat {
  const doc = newReplica()
  Y.applyUpdate(doc, start, 'network')
  doc.clientID = seed.proposing
  const ledger = new Ledger(doc)
  const writer = seatWriter(ledger, seed)
  const errors: Error[] = []
  const { binding, start: begin } = createTextEditor({
    ledger,
    writer,
    onError: (error) => errors.push(error),
  })
  const leave = begin()
  const { editor } = binding
  return { code: seed.code, doc, ledger, writer, editor, binding, inbox: [], errors, leave }
}

/** Delivers what is under way to the seat: the first `count` updates, or all of them. */
export function deliver(seat: Seat, count = seat.inbox.length): void {
  for (const update of seat.inbox.splice(0, count)) Y.applyUpdate(seat.doc, update, 'network')
}

export type ShownText = readonly { readonly face: string; readonly runs: readonly ShownRun[] }[]

/** What the editor of the seat shows. */
export function shownBy(seat: Seat): ShownText {
  return seat.editor.read(() => $getRoot().getChildren().map($readShown))
}

/** What it should show: a derivation from the whole document by a new ledger that has seen nothing else. */
export function freshFor(seat: Seat): ShownText {
  const ledger = new Ledger(seat.doc)
  const paragraphs = readView(ledger, { kind: 'markup' })
  const standing = paragraphs.filter(({ isRemoved }) => !isRemoved)
  const movings = standing.map(({ id, movedBy }) => [id, movedBy] as const)
  const shown = paragraphs.map((paragraph) => {
    const head = { ...paragraph, ghosts: ghostsOf(movings, paragraph.id) }
    const { face, runs } = showParagraph(head, paragraph.runs, seat.code)
    return { face, runs }
  })
  ledger.destroy()
  return shown
}

/** The base text as the seat's replica has it, one paragraph a line. */
export function baseOf(seat: Seat): string {
  return readView(seat.ledger, { kind: 'base' })
    .map((paragraph) => paragraph.runs.map((run) => run.text).join(''))
    .join('\n')
}

export type Spot = { readonly paragraph: number; readonly offset: number }

/** Puts the selection of the seat at two spots of the shown text, as a click or a drag would. */
export function selectIn(seat: Seat, anchor: Spot, focus: Spot = anchor): void {
  seat.editor.update(
    () => {
      const selection = $createRangeSelection()
      $point(selection.anchor, anchor)
      $point(selection.focus, focus)
      $setSelection(selection)
    },
    { discrete: true },
  )
}

type Point = ReturnType<typeof $createRangeSelection>['anchor']

function $point(point: Point, spot: Spot): void {
  const paragraph = $getRoot().getChildAtIndex(spot.paragraph)
  if (!paragraph || !('getChildren' in paragraph)) throw new Error(`no paragraph ${spot.paragraph}`)
  let rest = spot.offset
  const children = (paragraph as ReturnType<typeof $getRoot>).getChildren()
  for (const child of children) {
    if (rest <= child.getTextContentSize()) {
      point.set(child.getKey(), rest, 'text')
      return
    }
    rest -= child.getTextContentSize()
  }
  point.set(paragraph.getKey(), 0, 'element')
}
