import { DRAFT_IDS_END } from '../../../../shared/domain/leases.ts'
import { Branch } from '../../../../shared/ydoc/branch/branch.ts'
import type { Draft } from '../../../../shared/ydoc/branch/draft-part.ts'
import { readDrafts } from '../../../../shared/ydoc/branch/read-drafts.ts'
import { settle } from '../../../../shared/ydoc/branch/settle.ts'
import { table } from '../../../../shared/ydoc/branch/table.ts'
import { type Replica, Seat } from '../notation.ts'

// A seat in front of a branch, in the notation of the text: `draft.type('Alpha', ' one')`, `draft.list`, `draft.table()`.

export class DraftSeat extends Seat {
  readonly branch: Branch
  readonly text: Replica
  /** What colleagues are told. */
  readonly told: Uint8Array[] = []

  constructor(text: Replica, seed = 1, drafted: readonly Uint8Array[] = []) {
    const { delegation, role } = text.writer.author
    let now = Date.UTC(2020, 2, 11)
    const tick = (): number => {
      now += 2000
      return now
    }
    const who = { delegation, role, person: `Person ${seed}` }
    // The leases of the notation begin at 1000.
    let hands = seed * 10
    const random = (): number => hands++ / DRAFT_IDS_END
    const branch = new Branch(text.ledger, who, random, drafted, tick)
    super(branch)
    this.branch = branch
    this.text = text
    branch.onDrafted((update) => this.told.push(update))
  }

  get drafts(): Draft[] {
    return readDrafts(this.branch)
  }

  /** `"old" → "new" (closed)`, or the kinds of the parts where no words are touched. */
  get list(): string[] {
    return this.drafts.map(({ added, removed, parts, conflicts }) => {
      const words = [removed, added].filter(Boolean).map((text) => `"${text}"`)
      const what = words.join(' → ') || [...new Set(parts.map(({ kind }) => kind))].join(' ')
      return conflicts.length > 0 ? `${what} (${conflicts.join(', ')})` : what
    })
  }

  /** Tables what is listed so, or everything; returns how many drafts that were. */
  table(...words: readonly string[]): number {
    const at = this.list
    const chosen = this.drafts.filter((_, i) => words.length === 0 || words.includes(at[i] ?? ''))
    const done = table(this.branch, this.text.writer, new Set(chosen.map(({ id }) => id)))
    settle(this.branch, done)
    return done.length
  }

  drop(...words: readonly string[]): void {
    const at = this.list
    settle(
      this.branch,
      this.drafts.filter((_, i) => words.length === 0 || words.includes(at[i] ?? '')),
    )
  }
}

/** Each tells the others what it has not told yet. */
export function share(...seats: readonly DraftSeat[]): void {
  for (const seat of seats) {
    for (const update of seat.told.splice(0)) {
      for (const other of seats) if (other !== seat) other.branch.take(update)
    }
  }
}
