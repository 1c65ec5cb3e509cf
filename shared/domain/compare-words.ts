import type { RawPiece } from './compare-tapes.ts'
import { type Words, wordsIn } from './find-words.ts'
import { endOfFirstWord, startOfLastWord } from './word-edges.ts'

// From characters to words ([U3]). Ids say which characters stayed; a reader reads words. A word of which only a part
// stayed is shown as the old word struck and the new one added, and what stayed in it is carried along in both.
// Words are found by Intl.Segmenter, in stretches around what changed: over a long text it takes seconds.

const SPACES = /^[\t \u00a0\u2000-\u200a\u202f\u205f\u3000]+$/u

/** The pieces of each strand, with whole words in what changed; what is gone stands before what came in its place. */
export function inWholeWords(
  strands: readonly (readonly RawPiece[])[],
  lang: string,
): RawPiece[][] {
  const divided = strands.map((pieces) => {
    if (pieces.every(({ kind }) => kind === pieces[0]?.kind)) return [pieces]
    return windowsOf(pieces)
  })
  const needy = divided.flatMap((parts) => parts.filter(isTorn))
  const words = wordsIn(
    needy.flatMap((part) => [textBut(part, 'added'), textBut(part, 'removed')]),
    lang,
  )
  const carried = new Map(
    needy.map((part, i) => [part, carry(part, words[2 * i] ?? [], words[2 * i + 1] ?? [])]),
  )
  return divided.map((parts) => regroup(parts.flatMap((part) => carried.get(part) ?? part)))
}

/** Whether something stayed beside something that did not, so that a word may be torn. */
function isTorn(part: readonly RawPiece[]): boolean {
  return part.some(isChanged) && !part.every(isChanged)
}

function textBut(part: readonly RawPiece[], left: RawPiece['kind']): string {
  return part.map(({ kind, text }) => (kind === left ? '' : text)).join('')
}

function isChanged({ kind }: RawPiece): boolean {
  return kind !== 'kept'
}

/** Cuts the pieces where words of kept text end, so that each part with a change holds whole words and little else. */
function windowsOf(pieces: readonly RawPiece[]): RawPiece[][] {
  const parts: RawPiece[][] = [[]]
  for (const piece of pieces) {
    const { text } = piece
    const first = isChanged(piece) ? -1 : endOfFirstWord(text)
    if (first < 0) {
      parts.at(-1)?.push(piece)
      continue
    }
    const last = Math.max(first, startOfLastWord(text))
    if (first > 0) parts.at(-1)?.push(cutPiece(piece, 0, first))
    parts.push([cutPiece(piece, first, last)], [])
    if (last < text.length) parts.at(-1)?.push(cutPiece(piece, last, text.length))
  }
  return parts.filter((part) => part.some(({ text }) => text !== ''))
}

function cutPiece(piece: RawPiece, from: number, to: number, isCarried = false): RawPiece {
  const { kind, client, owner, emphasis, emphasisBefore, sign } = piece
  const [clock, text] = [piece.clock + from, piece.text.slice(from, to)]
  return { kind, client, clock, text, owner, emphasis, emphasisBefore, sign, isCarried }
}

/** Marks as carried what stayed of words that did not stay as a whole. */
function carry(part: readonly RawPiece[], before: Words, after: Words): RawPiece[] {
  const [forward, backward] = mapKept(part)
  const stays = (at: number, to: number): boolean => {
    const [start, end] = before[at] ?? [0, 0]
    const [newStart, newEnd] = after[to] ?? [0, 0]
    if (end - start !== newEnd - newStart) return false
    for (let i = 0; i < end - start; i++) {
      if (forward.get(start + i) !== newStart + i) return false
      if (backward.get(newStart + i) !== start + i) return false
    }
    return true
  }
  return marked(part, stays)
}

/** From the place of a kept unit in the old words to its place in the new ones, and back. */
function mapKept(part: readonly RawPiece[]) {
  const forward = new Map<number, number>()
  const backward = new Map<number, number>()
  let at = 0
  let to = 0
  for (const { kind, text } of part) {
    if (kind === 'kept')
      for (let i = 0; i < text.length; i++) {
        forward.set(at + i, to + i)
        backward.set(to + i, at + i)
      }
    if (kind !== 'added') at += text.length
    if (kind !== 'removed') to += text.length
  }
  return [forward, backward] as const
}

function marked(part: readonly RawPiece[], stays: (at: number, to: number) => boolean): RawPiece[] {
  const pieces: RawPiece[] = []
  let at = 0
  let to = 0
  for (const piece of part) {
    const { kind, text } = piece
    if (kind === 'kept') {
      let from = 0
      for (let i = 1; i <= text.length; i++) {
        const isCarried = !stays(at + from, to + from)
        if (i < text.length && !stays(at + i, to + i) === isCarried) continue
        pieces.push(cutPiece(piece, from, i, isCarried))
        from = i
      }
    } else pieces.push(piece)
    if (kind !== 'added') at += text.length
    if (kind !== 'removed') to += text.length
  }
  return pieces
}

/** Between two pieces that stay: all that is gone, then all that came; a mere space between two replacements goes along. */
function regroup(atoms: readonly RawPiece[]): RawPiece[] {
  const shown: RawPiece[] = []
  let region: RawPiece[] = []
  const close = (): void => {
    shown.push(...region.flatMap((one) => asOf(one, 'removed')))
    shown.push(...region.flatMap((one) => asOf(one, 'added')))
    region = []
  }
  for (const [i, atom] of atoms.entries()) {
    if (isChanged(atom) || atom.isCarried) region.push(atom)
    else if (SPACES.test(atom.text) && isReplacement(region) && isReplacement(nextRegion(atoms, i)))
      region.push({ ...atom, isCarried: true })
    else {
      close()
      shown.push(atom)
    }
  }
  close()
  return shown
}

function nextRegion(atoms: readonly RawPiece[], at: number): readonly RawPiece[] {
  const end = atoms.findIndex((one, i) => i > at && !isChanged(one) && !one.isCarried)
  return atoms.slice(at + 1, end < 0 ? atoms.length : end)
}

function isReplacement(region: readonly RawPiece[]): boolean {
  const has = (kind: RawPiece['kind']) => region.some((one) => one.isCarried || one.kind === kind)
  return has('removed') && has('added')
}

function asOf(piece: RawPiece, kind: 'added' | 'removed'): RawPiece[] {
  if (!piece.isCarried) return piece.kind === kind ? [piece] : []
  const emphasis = kind === 'removed' ? (piece.emphasisBefore ?? piece.emphasis) : piece.emphasis
  return [{ ...piece, kind, emphasis, emphasisBefore: null }]
}
