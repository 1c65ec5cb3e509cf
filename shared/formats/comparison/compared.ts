import type { Comparison, Piece, Row } from '../../domain/compare.ts'
import type { Shown } from '../../domain/compare-order.ts'
import { type DelegationCode, NOBODY } from '../../domain/delegations.ts'
import type { EmphasisStyle } from '../../domain/segments.ts'
import type { en } from '../../messages/comparison.ts'

// What every presentation of a comparison takes, in the window and in files: rows folded, pieces grouped, and its words.

type Plural<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem | Key : Key

/** A sentence of the comparison's message table. */
export type Say = (
  key: Plural<keyof typeof en>,
  values?: Readonly<Record<string, string | number>>,
) => string

/** One of the two versions, as it is named. */
export type ComparedMoment = {
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The last entry of the log that is in it; null for a document from outside. */
  readonly seq: number | null
}

export type Compared = {
  readonly topic: string
  readonly lang: string
  readonly before: ComparedMoment
  readonly after: ComparedMoment
  readonly comparison: Comparison
}

/** Neighbouring pieces of one kind, in one name and style. */
export type Group = {
  readonly kind: Piece['kind']
  readonly text: string
  /** In whose name they came or went; empty for what stayed, and where the log does not say. */
  readonly by: readonly DelegationCode[]
  readonly proposal: string | null
  readonly emphasis: readonly EmphasisStyle[]
}

/** The pieces as few groups as differ; signs are written out. */
export function groupsOf(pieces: readonly Piece[], number: (id: string) => string): Group[] {
  const groups: Group[] = []
  for (const [i, piece] of pieces.entries()) {
    const owner = piece.isCarried ? partnersOf(pieces, i) : creditOf(piece)
    const group = {
      kind: piece.kind,
      text: textOf(piece, number),
      emphasis: piece.emphasis,
      ...owner,
    }
    const last = groups.at(-1)
    if (last && isAlike(last, group))
      groups[groups.length - 1] = { ...last, text: last.text + group.text }
    else groups.push(group)
  }
  return groups.filter(({ text }) => text !== '')
}

type Named = Pick<Group, 'by' | 'proposal'>

function creditOf({ kind, credit, owner }: Piece): Named {
  if (kind === 'kept') return { by: [], proposal: null }
  if (credit) return { by: [credit.by, ...credit.sponsors], proposal: credit.proposal }
  const isNamed = kind === 'added' && owner !== NOBODY
  return { by: isNamed ? [owner] : [], proposal: null }
}

/** What is carried along changes in the name of those who changed the word. */
function partnersOf(pieces: readonly Piece[], at: number): Named {
  const { kind } = pieces[at] ?? {}
  for (let distance = 1; distance < pieces.length; distance++) {
    for (const near of [pieces[at - distance], pieces[at + distance]]) {
      if (near && near.kind === kind && !near.isCarried) return creditOf(near)
    }
    const isOver = [pieces[at - distance], pieces[at + distance]].every(
      (near) => !near || near.kind === 'kept',
    )
    if (isOver) break
  }
  return { by: [], proposal: null }
}

function isAlike(a: Group, b: Group): boolean {
  return (
    a.kind === b.kind &&
    a.by.join() === b.by.join() &&
    a.proposal === b.proposal &&
    a.emphasis.join() === b.emphasis.join()
  )
}

function textOf({ text, sign }: Piece, number: (id: string) => string): string {
  switch (sign?.kind) {
    case undefined:
      return text
    case 'noteStart':
      return ' ['
    case 'noteEnd':
      return ']'
    case 'linkStart':
    case 'linkEnd':
      return ''
    case 'reference':
      return number(sign.to)
  }
}

/** The rows as they are shown, those without a change together. */
export type Fold =
  | { readonly kind: 'rows'; readonly rows: readonly (Shown & { readonly one: Row })[] }
  | { readonly kind: 'unchanged'; readonly rows: readonly (Shown & { readonly one: Row })[] }

export function foldsOf({ rows, shown }: Comparison): Fold[] {
  const folds: { kind: Fold['kind']; rows: (Shown & { one: Row })[] }[] = []
  for (const each of shown) {
    const one = rows[each.row]
    if (!one) continue
    const kind = isUnchanged(one) ? 'unchanged' : 'rows'
    const last = folds.at(-1)
    if (last?.kind === kind) last.rows.push({ ...each, one })
    else folds.push({ kind, rows: [{ ...each, one }] })
  }
  return folds
}

export function isUnchanged({ change, isMoved }: Row): boolean {
  return change === 'same' && !isMoved
}

/** The number under which a paragraph is spoken of in a comparison: that of the second version, if it has one. */
export function numbersIn({ rows }: Comparison): (id: string) => string {
  const numbers = new Map<string, string>(
    rows.map(({ id, before, after }) => [id, (after ?? before)?.number ?? '']),
  )
  return (id) => numbers.get(id) ?? '¶'
}

/** What became of a row besides its words; empty for one whose words alone changed. */
export function remarksOn({ one, as }: Shown & { readonly one: Row }, say: Say): string[] {
  const { change, before, after, isMoved } = one
  const numberOf = (number: string | undefined) => number || say('titleParagraph')
  if (as === 'wasHere') return [say('row_wasHere', { number: numberOf(after?.number) })]
  const isOtherForm =
    before && after && (before.kind !== after.kind || before.level !== after.level)
  return [
    ...(change === 'same' || change === 'changed' ? [] : [say(`row_${change}`)]),
    ...(isMoved ? [say('row_moved', { number: numberOf(before?.number) })] : []),
    ...(isOtherForm ? [say('row_kind')] : []),
  ]
}

/** The comparison in numbers, one thing after another; without attribution it names nobody either. */
export function summaryIn({ summary }: Comparison, say: Say, isAttributed = true): string[] {
  const counts = [
    ...(['added', 'removed', 'split', 'joined', 'moved'] as const).flatMap((what) =>
      summary[what] > 0 ? [say(COUNTS[what], { count: summary[what] })] : [],
    ),
  ]
  const { wordsIn, wordsOut, proposals: count, delegations } = summary
  return [
    say('sumChanged', { count: summary.changed }),
    ...counts,
    say('sumWords', { wordsIn, wordsOut }),
    ...(isAttributed && count > 0
      ? [say('sumProposals', { count, delegations: delegations.join(', ') })]
      : []),
  ]
}

const COUNTS = {
  added: 'sumAdded',
  removed: 'sumRemoved',
  split: 'sumSplit',
  joined: 'sumJoined',
  moved: 'sumMoved',
} as const
