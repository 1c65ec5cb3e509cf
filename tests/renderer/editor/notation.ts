import { $getRoot } from 'lexical'
import { expect } from 'vitest'
import { $readSelection } from '../../../renderer/editor/binding/caret.ts'
import { parseFace, parseLook } from '../../../renderer/editor/derive-runs.ts'
import type { Key } from './keys.ts'
import { deliver, freshFor, openRoom, type Seat, type Spot, selectIn, shownBy } from './room.ts'

// One line a case. Paragraphs are separated by `/`, the caret is `|`, a selection runs from `<` to `>`.
// Proposed words are `{FRA+words}`, struck ones `{FRA-words}`, both `{FRA+USA-words}`; the separator of a
// proposed paragraph is `{FRA+/}`, of one that is to be joined to the one before `{FRA-/}`, of one that is to
// go as a whole `{FRA~/}`.

/** The text on the screen of the seat in the notation, with its caret or selection. */
export function seen(seat: Seat): string {
  const selection = seat.editor.read(() => $readSelection(seat.binding.table))
  const places = selection ? [selection.anchor, selection.focus] : []
  const spots = places.map((place) => ({
    paragraph: indexOf(seat, place.entry.key),
    offset: place.offset,
  }))
  const shown = shownBy(seat)
  return shown
    .map((paragraph, at) => {
      const face = parseFace(paragraph.face)
      const signs = [
        face.proposedBy ? `${face.proposedBy}+` : '',
        face.joinedBy.map((code) => `${code}-`).join(''),
        face.removedBy.map((code) => `${code}~`).join(''),
      ].join('')
      const separator = at === 0 ? '' : signs ? `{${signs}/}` : '/'
      return separator + wordsOf(paragraph.runs, signsIn(spots, at))
    })
    .join('')
}

type Sign = { readonly offset: number; readonly sign: string }

function signsIn(spots: readonly Spot[], paragraph: number): Sign[] {
  const [anchor, focus] = spots
  if (!anchor || !focus) return []
  const isCaret = anchor.paragraph === focus.paragraph && anchor.offset === focus.offset
  const signs = isCaret
    ? [{ ...anchor, sign: '|' }]
    : [
        { ...anchor, sign: '<' },
        { ...focus, sign: '>' },
      ]
  return signs.filter((sign) => sign.paragraph === paragraph)
}

function wordsOf(runs: readonly { text: string; look: string }[], signs: readonly Sign[]): string {
  if (runs.length === 0) return signs.map(({ sign }) => sign).join('')
  let at = 0
  const words = runs.map((run, index) => {
    const start = at
    at += run.text.length
    // A caret between two runs belongs to the left one and is drawn behind its brace.
    const own = signs.filter(
      ({ offset }) => (offset > start || (index === 0 && offset === 0)) && offset <= at,
    )
    const at0 = own.filter(({ offset }) => offset === 0).map(({ sign }) => sign)
    const behind = own.filter(({ offset }) => offset === at).map(({ sign }) => sign)
    const inside = own.filter(({ offset }) => offset > start && offset < at)
    let text = run.text
    for (const { offset, sign } of inside.sort((a, b) => b.offset - a.offset)) {
      text = text.slice(0, offset - start) + sign + text.slice(offset - start)
    }
    return `${at0.join('')}${braced(text, run.look)}${behind.join('')}`
  })
  return words.join('')
}

function braced(text: string, key: string): string {
  const { owner, struckBy } = parseLook(key)
  const codes = `${owner ? `${owner}+` : ''}${struckBy.map((code) => `${code}-`).join('')}`
  return codes ? `{${codes}${text}}` : text
}

function indexOf(seat: Seat, key: string): number {
  return seat.editor.read(() => $getRoot().getChildrenKeys().indexOf(key))
}

type Start = {
  readonly paragraphs: string[]
  readonly anchor: Spot | null
  readonly focus: Spot | null
}

/** Reads a base text with a caret or a selection in it. */
function parseStart(text: string): Start {
  let anchor: Spot | null = null
  let focus: Spot | null = null
  const paragraphs = text.split('/').map((line, paragraph) => {
    let words = ''
    for (const letter of line) {
      const spot = { paragraph, offset: words.length }
      if (letter === '|') anchor = focus = spot
      else if (letter === '<') anchor = spot
      else if (letter === '>') focus = spot
      else words += letter
    }
    return words
  })
  return { paragraphs, anchor, focus }
}

/** A room with the base text, the caret of `code` where the text has it. */
export function roomAt(
  text: string,
  code: string,
  others: readonly string[] = [],
): [Seat, ...Seat[]] {
  const { paragraphs, anchor, focus } = parseStart(text)
  const [seat, ...rest] = openRoom(paragraphs, [code, ...others])
  if (!seat) throw new Error('an empty room')
  if (anchor && focus) selectIn(seat, anchor, focus)
  return [seat, ...rest]
}

/** Presses the keys in a room of one and expects to see a text; the law [V7] is checked after each key. */
export function expectKeys(code: string, start: string, keys: readonly Key[], end: string): Seat {
  const [seat] = roomAt(start, code)
  for (const key of keys) {
    key(seat)
    expectLaw(seat)
  }
  expect(seen(seat)).toBe(end)
  seat.leave()
  return seat
}

/** [V7] what the editor shows equals a fresh derivation. */
export function expectLaw(seat: Seat): void {
  expect(shownBy(seat)).toEqual(freshFor(seat))
  expect(seat.errors).toEqual([])
}

/** Lets everybody receive everything and expects that all see the same. */
export function settle(seats: readonly Seat[]): void {
  while (seats.some((seat) => seat.inbox.length > 0)) for (const seat of seats) deliver(seat)
  for (const seat of seats) expectLaw(seat)
}
