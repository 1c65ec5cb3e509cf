import type { CharId, Range } from '../../shared/domain/char-ids.ts'
import type { ProposalRecord } from '../../shared/domain/records.ts'
import type { ParagraphKind } from '../../shared/domain/segments.ts'
import type { Sign } from '../../shared/domain/signs.ts'
import { firstItem, type Item, isFence, markKind, signOf } from '../../shared/ydoc/items.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'

// The words that one replica holds under its own leases and another lacks, read back as typing: where it began,
// what was typed, where Enter was pressed.

/** Words and breaks typed one after another. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'split'; readonly opens: ParagraphKind }
  | { readonly kind: 'paragraph'; readonly opens: ParagraphKind; readonly text: string }

/** Typed right of `left`, which both replicas hold; `replaces` what the same card wanted gone. */
export type LostTyping = {
  readonly kind: 'typing'
  readonly left: CharId
  readonly tokens: readonly Token[]
  readonly replaces: readonly Range[]
}

export type Records = ReadonlyMap<string, ProposalRecord>

type Run = { readonly left: CharId | null; readonly items: Piece[]; readonly group: string | null }
type Piece = { readonly item: Item; readonly text: string | null }

/** What was typed, and the groups whose removals are told with it. `records` are those that are lost. */
export function lostTyping(
  old: Ledger,
  records: Records,
  isLost: (id: CharId) => boolean,
): { readonly typing: readonly LostTyping[]; readonly grouped: ReadonlySet<string> } {
  const deletions = new Map<string, readonly Range[]>()
  for (const record of records.values()) {
    if (record.kind === 'del' && record.group) deletions.set(record.group, record.ids)
  }
  const grouped = new Set<string>()
  const typing: LostTyping[] = []
  for (const run of lostRuns(old, isLost, groupsByHead(records))) {
    const tokens = tokensOf(run.items)
    if (!run.left || tokens.length === 0) continue
    const replaces = (run.group && deletions.get(run.group)) || []
    if (run.group && replaces.length > 0) grouped.add(run.group)
    typing.push({ kind: 'typing', left: run.left, tokens, replaces })
  }
  return { typing, grouped }
}

function groupsByHead(records: Records): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const record of records.values()) {
    if (record.kind === 'ins' && record.group) groups.set(record.head.join(':'), record.group)
  }
  return groups
}

// Neighbouring lost items are one run, cut where a replacement begins.
function lostRuns(
  old: Ledger,
  isLost: (id: CharId) => boolean,
  groups: ReadonlyMap<string, string>,
): Run[] {
  const runs: Run[] = []
  let run: Run | null = null
  let left: CharId | null = null
  for (let item = firstItem(old.doc); item; item = item.right) {
    const end = { client: item.id.client, clock: item.id.clock + item.length - 1 }
    if (!isLost(end)) {
      run = null
      left = end
      continue
    }
    const start = firstLost(item, isLost)
    if (start > 0) {
      run = null
      left = { client: item.id.client, clock: item.id.clock + start - 1 }
    }
    for (const piece of visiblePieces(old, item, start)) {
      const group = groups.get(`${piece.client}:${piece.clock}`) ?? null
      if (!run || group) {
        run = { left, items: [], group }
        runs.push(run)
      }
      run.items.push({ item, text: piece.text })
    }
  }
  return runs
}

function firstLost(item: Item, isLost: (id: CharId) => boolean): number {
  for (let at = 0; at < item.length; at++) {
    if (isLost({ client: item.id.client, clock: item.id.clock + at })) return at
  }
  return item.length
}

function visiblePieces(
  ledger: Ledger,
  item: Item,
  start: number,
): { client: number; clock: number; text: string | null }[] {
  const from = item.id.clock + start
  return ledger
    .segmentsOf(item)
    .filter(({ isHidden, clock, length }) => !isHidden && clock + length > from)
    .map(({ client, clock, text, kind }) => {
      const skipped = Math.max(0, from - clock)
      return { client, clock: clock + skipped, text: kind === 'text' ? text.slice(skipped) : null }
    })
}

// Mark, words, fence is a paragraph of its own; fence, mark is a split ([T5], [T6]).
function tokensOf(pieces: readonly Piece[]): Token[] {
  const tokens: Token[] = []
  let open: { opens: ParagraphKind; text: string } | null = null
  let isAfterFence = false
  for (const { item, text } of pieces) {
    const opens = markKind(item)
    const sign = text && signOf(item)
    if (isFence(item)) {
      if (open) tokens.push({ kind: 'paragraph', ...open })
      isAfterFence = !open
      open = null
    } else if (opens && isAfterFence) {
      tokens.push({ kind: 'split', opens })
      isAfterFence = false
    } else if (opens) {
      if (open) tokens.push({ kind: 'paragraph', ...open })
      open = { opens, text: '' }
    } else if (sign) {
      if (open) tokens.push({ kind: 'paragraph', ...open })
      open = null
      tokens.push({ kind: 'sign', sign })
    } else if (text && open) open = { opens: open.opens, text: open.text + text }
    else if (text) tokens.push({ kind: 'text', text })
  }
  if (open) tokens.push({ kind: 'paragraph', ...open })
  return mergeText(tokens)
}

function mergeText(tokens: readonly Token[]): Token[] {
  const merged: Token[] = []
  for (const token of tokens) {
    const last = merged.at(-1)
    if (token.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + token.text }
    } else merged.push(token)
  }
  return merged
}
