import type { Range } from '../domain/char-ids.ts'
import { IdSet } from '../domain/id-set.ts'
import type { EmphasisRecord } from '../domain/records.ts'
import type { EmphasisStyle } from '../domain/segments.ts'
import { type Author, isPenholder } from './author.ts'
import type { Edit } from './edits.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn } from './neighbours.ts'
import { recordsOf } from './roots.ts'
import { verdictOn } from './verdict-on.ts'

// Styles of words ([T23]): the pen lists what is set in each; a delegation proposes, by records of its own.

export type Styling = { readonly style: EmphasisStyle; readonly on: boolean }

/** Sets words in a style, or no longer: the pen does it, a delegation proposes it. */
export function emphasise(
  edit: Edit,
  ledger: Ledger,
  author: Author,
  ranges: readonly Range[],
  styling: Styling & { readonly now: number },
): void {
  const visible = visibleText(ledger, ranges)
  if (isPenholder(author)) setStyle(edit, ledger, visible, styling)
  else if (author.role !== 'secretariat') propose(edit, ledger, author, visible, styling)
}

/** Lists the words as set in the style, or takes them out of the list; those that are so already are left alone. */
export function setStyle(
  edit: Edit,
  ledger: Ledger,
  ranges: readonly Range[],
  { style, on }: Styling,
): void {
  if (on) edit.statements.list(style, without(ranges, ledger.emphasis[style]))
  else edit.statements.unlist(style, ranges)
}

/** What the author proposes already is not proposed again; what it proposed otherwise is taken back. */
function propose(
  edit: Edit,
  ledger: Ledger,
  author: Author,
  ranges: readonly Range[],
  { style, on, now }: Styling & { readonly now: number },
): void {
  const wanted = new IdSet(
    on ? without(ranges, ledger.emphasis[style]) : within(ranges, ledger.emphasis[style]),
  )
  for (const [key, record] of ownProposals(ledger, author, style)) {
    if (record.on === on) for (const range of record.ids) wanted.remove(range)
    else narrow(edit, key, record, ranges)
  }
  const ids = [...wanted.ranges()]
  if (ids.length > 0) {
    edit.statements.putRecord(edit.statements.newKey(), {
      kind: 'emphasis',
      ids,
      style,
      on,
      t: now,
    })
  }
}

function* ownProposals(
  { doc }: Ledger,
  { delegation }: Author,
  style: EmphasisStyle,
): Generator<[key: string, record: EmphasisRecord]> {
  for (const [key, record] of recordsOf(doc, delegation)) {
    if (record.kind !== 'emphasis' || record.style !== style || record.withdrawn) continue
    if (!verdictOn(doc, { delegation, key })) yield [key, record]
  }
}

/** Takes the words out of a proposal; with the last of them it is withdrawn. */
function narrow(edit: Edit, key: string, record: EmphasisRecord, ranges: readonly Range[]): void {
  const rest = new IdSet(record.ids)
  for (const range of ranges) rest.remove(range)
  const ids = [...rest.ranges()]
  const before = new IdSet(record.ids)
  if (JSON.stringify(ids) === JSON.stringify([...before.ranges()])) return
  edit.statements.putRecord(
    key,
    ids.length > 0 ? { ...record, ids } : { ...record, withdrawn: true },
  )
}

function visibleText(ledger: Ledger, ranges: readonly Range[]): Range[] {
  return ranges.flatMap((range) =>
    [...segmentsIn(ledger, range)]
      .filter(({ isHidden, kind }) => !isHidden && kind === 'text')
      .map(({ client, clock, length }): Range => [client, clock, length]),
  )
}

function without(ranges: readonly Range[], set: IdSet): Range[] {
  const rest = new IdSet(ranges)
  for (const range of within(ranges, set)) rest.remove(range)
  return [...rest.ranges()]
}

function within(ranges: readonly Range[], set: IdSet): Range[] {
  return ranges.flatMap(([client, clock, length]) =>
    set.clip(client, clock, length).map(([start, end]): Range => [client, start, end - start]),
  )
}
