import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { Break, Incoming, IncomingChange } from './incoming.ts'
import { align, changesIn, ourCharacters, type Step, theirCharacters } from './incoming-align.ts'
import {
  blocksOfManuscript,
  blocksOfText,
  type ManuscriptBlock,
  type Matched,
  matchBlocks,
  type TextBlock,
} from './incoming-match.ts'
import type {
  Hand,
  Manuscript,
  ManuscriptComment,
  ManuscriptParagraph,
  Piece,
} from './manuscript.ts'
import { EMPHASIS_STYLES } from './segments.ts'
import { type Paragraph, wordsOf } from './views.ts'

/** Whose changes are brought, and which authors of the document they are. */
export type Bringer = {
  readonly delegation: DelegationCode
  readonly authors: ReadonlySet<string>
  /** Under which names documents of ours have its changes. */
  readonly names: ReadonlySet<string>
  /** What it has said in comments already. */
  readonly said: ReadonlySet<string>
}

/**
 * What the document asks for that the text does not have yet ([I10]): what the bringer's authors tracked, and what is otherwise without
 * having been tracked. What others propose in the text and the document does not know is left as it is.
 */
export function incomingChanges(
  manuscript: Manuscript,
  markup: readonly Paragraph[],
  { delegation, authors, names, said }: Bringer,
): Incoming {
  const ours = blocksOfText(markup)
  const matched = matchBlocks(blocksOfManuscript(manuscript, markup), ours)
  const isOurs = ({ author }: Hand) => authors.has(author)
  const isNew = (one: ManuscriptComment) => isOurs(one) && !isSaid(one.text, said)
  const sides = { delegation, names, isOurs, isCompiled: manuscript.isCompiled === true }
  const changes: IncomingChange[] = []
  const aligned = new Map<Piece, Range>()
  let byOthers = 0
  let before: TextBlock | null = null
  for (const one of matched) {
    if (!one.ours) changes.push(...unmatched(one.theirs, before))
    else {
      const steps = align(theirCharacters(one.theirs), ourCharacters(one.ours), sides)
      const words = changesIn(steps, startOf(one.ours), sides)
      changes.push(
        ...words.changes,
        ...ofParagraph(one, { delegation, isOurs, matched, manuscript }),
      )
      changes.push(...stylesIn(steps, one.ours, isOurs))
      byOthers += words.byOthers
      notePlaces(one.theirs, steps, aligned)
    }
    before = one.ours ?? before
  }
  const kept = changes.filter((one) => !isNothing(one))
  return {
    changes: [
      ...kept,
      ...missing(matched, ours),
      ...commentsIn(manuscript, matched, aligned, isNew),
    ],
    byOthers,
  }
}

/** A long comment was parted when it came: its beginning is known again. */
function isSaid(text: string, said: ReadonlySet<string>): boolean {
  return said.has(text) || [...said].some((one) => one.length >= LONG && text.startsWith(one))
}

const LONG = 1000

function startOf([first]: TextBlock): { readonly id: CharId; readonly paragraph: ParagraphId } {
  const id = first && parseParagraphId(first.id)
  if (!first || !id) throw new Error('a block without a paragraph')
  return { id, paragraph: first.id }
}

function isNothing({ what }: IncomingChange): boolean {
  return what.kind === 'words' && what.removed.length === 0 && what.inserted.length === 0
}

/** A paragraph of the document that none of the text is like: new behind the one before, if somebody so decides. */
function unmatched(block: ManuscriptBlock, before: TextBlock | null): readonly IncomingChange[] {
  const last = before?.at(-1)
  const left = last && endOf(last)
  if (!last || !left) return []
  const inserted = block.flatMap(({ kind, level, pieces }): (Piece | Break)[] => [
    { breaks: kind, level },
    ...pieces.filter(({ deletedBy }) => deletedBy.length === 0),
  ])
  const what = {
    kind: 'words' as const,
    left,
    removed: [],
    removedWords: '',
    inserted,
    isMiddle: false,
  }
  return [{ by: null, paragraph: last.id, what }]
}

function endOf({ id, runs }: Paragraph): CharId | null {
  const last = runs.at(-1)
  return last
    ? { client: last.client, clock: last.clock + last.text.length - 1 }
    : parseParagraphId(id)
}

/** Paragraphs of the text that the document does not have: removed, if somebody so decides. */
function missing(
  matched: readonly Matched[],
  ours: readonly TextBlock[],
): readonly IncomingChange[] {
  const found = new Set(matched.map((one) => one.ours))
  return ours.flatMap((block): readonly IncomingChange[] => {
    const [first] = block
    if (!first || found.has(block) || wordsOf(first) === '' || first.isRemoved) return []
    return [{ by: null, paragraph: first.id, what: { kind: 'removal', words: wordsOf(first) } }]
  })
}

type Context = {
  readonly delegation: DelegationCode
  readonly isOurs: (hand: Hand) => boolean
  readonly matched: readonly Matched[]
  readonly manuscript: Manuscript
}

/** What is asked for of a paragraph as a whole. */
function ofParagraph(
  { theirs: [their], ours }: Matched,
  { delegation, isOurs, matched, manuscript }: Context,
): readonly IncomingChange[] {
  const our = ours?.[0]
  if (!their || !our) return []
  const paragraph = our.id
  const words = wordsOf(our)
  const isMade = (refs: readonly { readonly delegation: DelegationCode }[]) =>
    refs.some((ref) => ref.delegation === delegation)
  const changes: IncomingChange[] = []
  const join = their.joinedBy.find(isOurs)
  if (join && !isMade(our.joinedBy)) changes.push({ by: join, paragraph, what: { kind: 'join' } })
  const { removedBy, rekinded, moved } = their
  if (removedBy && isOurs(removedBy) && !isMade(our.removedBy))
    changes.push({ by: removedBy, paragraph, what: { kind: 'removal', words } })
  if (rekinded && isOurs(rekinded) && !isMade(our.rekindedBy)) {
    const what = { kind: 'kind' as const, to: rekinded.to, level: rekinded.level, words }
    changes.push({ by: rekinded, paragraph, what })
  }
  const anchor = moved && manuscript.paragraphs[moved.after]
  const after = anchor && blockOf(anchor, matched)?.[0]?.id
  if (moved && after && isOurs(moved) && !isMade(our.movedBy))
    changes.push({ by: moved, paragraph, what: { kind: 'move', after, words } })
  return changes
}

function blockOf(paragraph: ManuscriptParagraph, matched: readonly Matched[]): TextBlock | null {
  return matched.find(({ theirs }) => theirs.includes(paragraph))?.ours ?? null
}

/** Styles that our authors have changed, word by word. */
function stylesIn(
  steps: readonly Step[],
  block: TextBlock,
  isOurs: (hand: Hand) => boolean,
): readonly IncomingChange[] {
  return EMPHASIS_STYLES.flatMap((style) => {
    const groups: { by: Hand; on: boolean; ranges: Range[]; words: string; at: number }[] = []
    for (const [at, { our, their }] of steps.entries()) {
      const piece = their && !('breaks' in their.piece) ? their.piece : null
      const restyled = piece?.restyled
      if (!our || !piece || !restyled || !isOurs(restyled)) continue
      const on = restyled.to.includes(style)
      if (on === piece.emphasis.includes(style) || our.run?.emphasis.includes(style) === on)
        continue
      const last = groups.at(-1)
      const range: Range = [our.id.client, our.id.clock - our.text.length + 1, our.text.length]
      if (last && last.at === at - 1 && last.on === on) {
        last.ranges.push(range)
        last.words += our.text
        last.at = at
      } else groups.push({ by: restyled, on, ranges: [range], words: our.text, at })
    }
    const paragraph = block[0]?.id
    return groups.flatMap(({ by, on, ranges, words }): readonly IncomingChange[] => {
      const what = { kind: 'style' as const, ranges: mergeRanges(ranges), style, on, words }
      return paragraph ? [{ by, paragraph, what }] : []
    })
  })
}

/** Remembers where the words stand that comments are about. */
function notePlaces(
  block: ManuscriptBlock,
  steps: readonly Step[],
  aligned: Map<Piece, Range>,
): void {
  const pieces = block.flatMap((paragraph) => paragraph.pieces)
  const commented = pieces.filter(({ comments }) => comments.length > 0)
  if (commented.length === 0) return
  for (const { our, their } of steps) {
    if (our && their && !('breaks' in their.piece) && their.piece.comments.length > 0)
      aligned.set(their.piece, [our.id.client, our.id.clock - our.text.length + 1, our.text.length])
  }
}

/** Comments of our authors, with the words that they are about as far as these are in the text. */
function commentsIn(
  { paragraphs, comments }: Manuscript,
  matched: readonly Matched[],
  aligned: ReadonlyMap<Piece, Range>,
  isNew: (comment: ManuscriptComment) => boolean,
): readonly IncomingChange[] {
  return comments.filter(isNew).flatMap((comment): readonly IncomingChange[] => {
    const about = [...aligned].filter(([piece]) => piece.comments.includes(comment.id))
    const parent = comments.find(({ id }) => id === comment.parent)
    const at = comment.paragraph ?? parent?.paragraph ?? null
    const their = at === null ? undefined : paragraphs[at]
    const paragraph = their && blockOf(their, matched)?.[0]?.id
    if (!paragraph) return []
    const what = {
      kind: 'comment' as const,
      comment,
      answers: parent?.text ?? null,
      ranges: mergeRanges(about.map(([, range]) => range)),
      quote: about.map(([piece]) => piece.text).join(''),
    }
    return [{ by: { author: comment.author, at: comment.at }, paragraph, what }]
  })
}
