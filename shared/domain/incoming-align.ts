import { diff } from 'fast-myers-diff'
import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { Break, IncomingChange } from './incoming.ts'
import type { ManuscriptBlock, TextBlock } from './incoming-match.ts'
import type { Hand, Piece } from './manuscript.ts'
import type { Run } from './views.ts'

/** One character of the text, or the mark of a paragraph that is only proposed. */
export type OurCharacter = {
  readonly text: string
  readonly id: CharId
  readonly paragraph: ParagraphId
  /** Null for a mark. */
  readonly run: Run | null
  readonly isPending: boolean
}

/** One character of the document, or a break that is only proposed. */
export type TheirCharacter = {
  readonly text: string
  readonly piece: Piece | Break
  readonly insertedBy: Hand | null
  readonly deletedBy: readonly Hand[]
}

const MARK = '¶\u2029'

export function ourCharacters(block: TextBlock): readonly OurCharacter[] {
  return block.flatMap(({ id, runs }, at) => {
    const mark = parseParagraphId(id)
    const opening: OurCharacter[] =
      at > 0 && mark ? [{ text: MARK, id: mark, paragraph: id, run: null, isPending: true }] : []
    return [...opening, ...runs.flatMap((run) => charactersOf(run, id))]
  })
}

/** By code points: both halves of a surrogate pair change together. */
function charactersOf(run: Run, paragraph: ParagraphId): readonly OurCharacter[] {
  let clock = run.clock
  return [...run.text].map((text) => {
    const id = { client: run.client, clock: clock + text.length - 1 }
    clock += text.length
    return { text, id, paragraph, run, isPending: run.isPending }
  })
}

export function theirCharacters(block: ManuscriptBlock): readonly TheirCharacter[] {
  return block.flatMap(({ insertedBy, kind, level, pieces }, at) => {
    const opening: TheirCharacter[] =
      at > 0 ? [{ text: MARK, piece: { breaks: kind, level }, insertedBy, deletedBy: [] }] : []
    return [...opening, ...pieces.flatMap(charactersIn)]
  })
}

function charactersIn(piece: Piece): readonly TheirCharacter[] {
  const { insertedBy, deletedBy, sign } = piece
  if (sign) return [{ text: piece.text, piece, insertedBy, deletedBy }]
  return [...piece.text].map((text) => ({
    text,
    piece: { ...piece, text },
    insertedBy,
    deletedBy,
  }))
}

/** Which character of the text each character of the document is; null where there is none. */
export function align(
  theirs: readonly TheirCharacter[],
  ours: readonly OurCharacter[],
  { delegation, names, isOurs, isCompiled }: Sides,
): readonly Step[] {
  const steps: Step[] = []
  let i = 0
  let j = 0
  const common = (until: number): void => {
    for (; i < until; i++, j++) steps.push({ our: ours[i] ?? null, their: theirs[j] ?? null })
  }
  const hasTracked = !isCompiled && theirs.some(({ insertedBy }) => insertedBy !== null)
  const isSame = (at: number, other: number): boolean => {
    const our = ours[at]
    const their = theirs[other]
    if (!our || !their || our.text !== their.text) return false
    const { insertedBy } = their
    if (!insertedBy) return !our.isPending || !hasTracked
    // What our people have inserted since is new here, though the same letters stand there by another's hand.
    if (isOurs(insertedBy) && !names.has(insertedBy.author))
      return our.isPending && our.run?.owner === delegation
    return true
  }
  const hunks = diff([...ours.keys()], [...theirs.keys()], isSame)
  for (const [from, to, , end] of hunks) {
    common(from)
    for (; i < to; i++) steps.push({ our: ours[i] ?? null, their: null })
    for (; j < end; j++) steps.push({ our: null, their: theirs[j] ?? null })
  }
  common(ours.length)
  return steps
}

export type Step = { readonly our: OurCharacter | null; readonly their: TheirCharacter | null }

/** What a step asks for: by whom (null: nobody has tracked it), and whether words go or come. */
type Asked = { readonly by: Hand | null; readonly is: 'gone' | 'new' }

export type Sides = {
  readonly delegation: DelegationCode
  /** Under which names documents of ours have the delegation's changes: these may have been decided since. */
  readonly names: ReadonlySet<string>
  readonly isOurs: (hand: Hand) => boolean
  /** Whether what others propose stands in the document untracked. */
  readonly isCompiled: boolean
}

function askedBy({ our, their }: Step, { delegation, isOurs }: Sides): Asked | 'others' | null {
  if (our && their) {
    const by = their.deletedBy.find(isOurs)
    if (by) return isStruckBy(our, delegation) ? null : { by, is: 'gone' }
    return their.deletedBy.length > 0 && our.run?.deletedBy.length === 0 ? 'others' : null
  }
  if (our) return our.isPending || !our.run ? null : { by: null, is: 'gone' }
  if (!their || their.deletedBy.length > 0) return null
  if (!their.insertedBy) return { by: null, is: 'new' }
  return isOurs(their.insertedBy) ? { by: their.insertedBy, is: 'new' } : 'others'
}

function isStruckBy({ run }: OurCharacter, delegation: DelegationCode): boolean {
  return !!run?.deletedBy.some((ref) => ref.delegation === delegation)
}

type Growing = {
  readonly by: Hand | null
  readonly left: CharId
  readonly paragraph: ParagraphId
  readonly removed: Range[]
  removedWords: string
  readonly inserted: (Piece | Break)[]
  /** Index of its last step. */
  end: number
}

/** The changes of words that the steps amount to; words that go and words that come in one place are one change. */
export function changesIn(
  steps: readonly Step[],
  start: { readonly id: CharId; readonly paragraph: ParagraphId },
  sides: Sides,
): { readonly changes: readonly IncomingChange[]; readonly byOthers: number } {
  const all: Growing[] = []
  let open: Growing | null = null
  let left = start.id
  let { paragraph } = start
  let byOthers = 0
  let wasOthers = false
  for (const [at, step] of steps.entries()) {
    const asked = askedBy(step, sides)
    if (asked === 'others' && !wasOthers) byOthers++
    wasOthers = asked === 'others'
    if (!asked || asked === 'others') open = null
    else {
      if (
        !open ||
        open.by?.author !== asked.by?.author ||
        (open.by === null) !== (asked.by === null)
      ) {
        open = {
          by: asked.by,
          left,
          paragraph,
          removed: [],
          removedWords: '',
          inserted: [],
          end: at,
        }
        all.push(open)
      }
      grow(open, step, asked)
      open.end = at
    }
    if (step.our) {
      left = step.our.id
      paragraph = step.our.paragraph
    }
  }
  return { changes: all.map((one) => finished(one, steps)), byOthers }
}

function grow(open: Growing, { our, their }: Step, asked: Asked): void {
  if (asked.is === 'gone' && our) {
    const { client, clock } = our.id
    open.removed.push([client, clock - our.text.length + 1, our.text.length])
    open.removedWords += our.text
  } else if (their) open.inserted.push(their.piece)
}

function finished({ end, removed, inserted, ...change }: Growing, steps: readonly Step[]) {
  const isMiddle = standsBehind(steps, end)
  const { by, paragraph, left, removedWords } = change
  // The new words stand behind the struck ones, as when one types over them.
  const last = removed.at(-1)
  const behind = last ? { client: last[0], clock: last[1] + last[2] - 1 } : left
  const what = {
    kind: 'words' as const,
    left: behind,
    removed: mergeRanges(removed),
    removedWords,
    inserted: together(inserted),
    isMiddle,
  }
  return { by, paragraph, what }
}

/** Whether base text of the same paragraph follows a step. */
function standsBehind(steps: readonly Step[], at: number): boolean {
  for (let next = at + 1; next < steps.length; next++) {
    const our = steps[next]?.our
    if (our && !our.run) return false
    if (our && !our.isPending) return true
  }
  return false
}

/** Characters of one look are one piece again. */
function together(parts: readonly (Piece | Break)[]): readonly (Piece | Break)[] {
  const all: (Piece | Break)[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last && !('breaks' in last) && !('breaks' in part) && isAlike(last, part))
      all[all.length - 1] = { ...last, text: last.text + part.text }
    else all.push(part)
  }
  return all
}

function isAlike(one: Piece, other: Piece): boolean {
  return !one.sign && !other.sign && one.emphasis.join() === other.emphasis.join()
}
