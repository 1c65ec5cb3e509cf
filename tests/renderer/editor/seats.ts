import * as Y from 'yjs'
import type { CharId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { insertAfter, newFence, newMark, newString } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { leasesOf, newReplica } from '../../../shared/ydoc/roots.ts'
import { Writer } from '../../../shared/ydoc/writer.ts'

/** Who takes part and under which client ids. */
export type SeatSeed = {
  readonly code: DelegationCode
  readonly role: Role
  readonly proposing: number
  readonly base: number | null
}

const PEN = 'CHN' as DelegationCode

/** A base text of the paragraphs, the first being the title, with leases for every delegation named. */
export function seedRoom(
  paragraphs: readonly string[],
  codes: readonly string[],
): { readonly start: Uint8Array; readonly seeds: readonly SeatSeed[] } {
  const origin = newReplica()
  origin.clientID = 1
  const seeds = codes.map((code, at): SeatSeed => {
    const isPen = code === PEN
    return {
      code: code as DelegationCode,
      role: isPen ? 'penholder' : 'delegation',
      proposing: 100 + at * 10,
      base: isPen ? 101 + at * 10 : null,
    }
  })
  origin.transact(() => {
    const leases = leasesOf(origin)
    leases.set('1', { delegation: PEN, person: '', hand: 'base' })
    for (const { code, proposing, base } of seeds) {
      leases.set(String(proposing), { delegation: code, person: '', hand: 'proposing' })
      if (base) leases.set(String(base), { delegation: code, person: '', hand: 'base' })
    }
  })
  origin.transact((transaction) => writeBase(transaction, paragraphs))
  return { start: Y.encodeStateAsUpdate(origin), seeds }
}

function writeBase(transaction: Y.Transaction, paragraphs: readonly string[]): void {
  let left: CharId | null = null
  for (const [at, text] of paragraphs.entries()) {
    left = insertAfter(transaction, left, newMark(at === 0 ? 'title' : 'plain'))
    if (text !== '') left = insertAfter(transaction, left, newString(text))
    left = insertAfter(transaction, left, newFence())
  }
}

/** The writer of a seat; its actions are ten seconds apart, so that each is a step of undo of its own. */
export function seatWriter(ledger: Ledger, { code, role, proposing, base }: SeatSeed): Writer {
  let now = 0
  const clientIds = base ? { proposing, base } : { proposing }
  return new Writer(
    ledger,
    { delegation: code, role, clientIds },
    {
      now: () => {
        now += 10_000
        return now
      },
    },
  )
}
