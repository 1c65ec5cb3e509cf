import type { Awareness } from 'y-protocols/awareness'
import {
  type CharId,
  isParagraphId,
  type ParagraphId,
  paragraphIdOf,
} from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { itemAt } from '../../shared/ydoc/items.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { leasesOf } from '../../shared/ydoc/roots.ts'
import { markOf } from '../../shared/ydoc/tape.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Shelf } from './kept-leases.ts'

/** One window that is connected. Who it is comes from the lease of its client id, never from what it says. */
export type Participant = {
  readonly client: number
  readonly delegation: DelegationCode
  /** Whether the person is to be seen, with its name: its own window is always. */
  readonly isPerson: boolean
  /** The name under which the person joined; empty if there is none or it is not to be seen. */
  readonly person: string
  readonly isSelf: boolean
  /** Has a caret in the text. */
  readonly isInText: boolean
  /** The paragraph in which the caret stands; null if there is none. */
  readonly paragraph: ParagraphId | null
  /** The paragraph to which it has come in reading the text through; null if it does not. */
  readonly reads: ParagraphId | null
}

const KEPT = 'penholder.presence'

/** What others see of this machine's windows: nothing; a caret under the delegation's name; or also the person. */
export const VISIBILITIES = ['nothing', 'delegation', 'person'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** As somebody chose on this machine; persons are not seen until they say so. */
export function keptVisibility(shelf: Pick<Shelf, 'getItem'>): Visibility {
  const kept = shelf.getItem(KEPT)
  return VISIBILITIES.find((one) => one === kept) ?? 'delegation'
}

/** Lets others see that much of this window at once; of what is taken back they read that it is gone. */
export function showAs(
  awareness: Awareness,
  shelf: Pick<Shelf, 'setItem'>,
  visibility: Visibility,
): void {
  shelf.setItem(KEPT, visibility)
  awareness.setLocalState(stateAs(visibility))
}

/** What a window begins to tell of itself. */
export function stateAs(visibility: Visibility): Record<string, unknown> | null {
  if (visibility === 'nothing') return null
  return visibility === 'person' ? { caret: null, person: true } : { caret: null }
}

/** Who is present, oneself first, then by delegation; client ids without a lease are left out. */
export function followPresence(
  awareness: Awareness,
  ledger: Ledger,
): { readonly presence: ExternalStore<readonly Participant[]>; readonly stop: () => void } {
  const presence = new Cell<readonly Participant[]>(readPresence(awareness, ledger))
  const refresh = (): void => {
    const next = readPresence(awareness, ledger)
    if (JSON.stringify(next) !== JSON.stringify(presence.getSnapshot())) presence.set(next)
  }
  const leases = leasesOf(ledger.doc)
  awareness.on('change', refresh)
  leases.observe(refresh)
  return {
    presence,
    stop: () => {
      awareness.off('change', refresh)
      leases.unobserve(refresh)
    },
  }
}

function readPresence(awareness: Awareness, ledger: Ledger): Participant[] {
  const leases = leasesOf(ledger.doc)
  const present: Participant[] = []
  for (const [client, state] of awareness.getStates()) {
    const lease = leases.get(String(client))
    if (!lease) continue
    const isSelf = client === awareness.clientID
    const isInText = Boolean(state.caret)
    const paragraph = paragraphOf(state.caret, ledger)
    const { delegation } = lease
    const isPerson = isSelf || state.person === true
    const person = isPerson ? lease.person : ''
    const reads = readsIn(state)
    present.push({ client, delegation, isPerson, person, isSelf, isInText, paragraph, reads })
  }
  return present.sort(inOrder)
}

function readsIn({ reads }: Record<string, unknown>): ParagraphId | null {
  return typeof reads === 'string' && isParagraphId(reads) ? reads : null
}

/** Tells the others to which paragraph one has come; null: one does not read the text through any more. */
export function tellReading(awareness: Awareness, paragraph: ParagraphId | null): void {
  if (awareness.getLocalState() === null) return
  awareness.setLocalStateField('reads', paragraph ?? undefined)
}

function paragraphOf(caret: unknown, ledger: Ledger): ParagraphId | null {
  const focus = parseEnd(caret, 'focus')
  const mark = focus && markOf(ledger, itemAt(ledger.doc, focus))
  return mark && paragraphIdOf(mark.id)
}

/** The character at which somebody says an end of the selection stands; null if nothing of the kind is said. */
export function parseEnd(caret: unknown, end: 'anchor' | 'focus'): CharId | null {
  if (typeof caret !== 'object' || caret === null) return null
  const said: unknown = Reflect.get(caret, end)
  if (typeof said !== 'object' || said === null) return null
  if (!('client' in said) || !('clock' in said)) return null
  const { client, clock } = said
  if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return null
  return { client: Number(client), clock: Number(clock) }
}

function inOrder(a: Participant, b: Participant): number {
  if (a.isSelf !== b.isSelf) return a.isSelf ? -1 : 1
  return a.delegation.localeCompare(b.delegation) || a.client - b.client
}
