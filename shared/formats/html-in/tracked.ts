import type { ImportedRun, TrackedChange } from '../imported-text.ts'
import type { XmlElement } from '../xml-tree.ts'

/** What `ins` and `del` say of the words in them; null for any other element. */
export function changeIn({ name, attributes }: XmlElement): TrackedChange | null {
  if (name !== 'ins' && name !== 'del') return null
  return {
    kind: name === 'ins' ? 'inserted' : 'deleted',
    author: attributes.get('data-author') ?? mailbox(attributes.get('cite') ?? ''),
    at: timeIn(attributes.get('datetime') ?? ''),
    move: null,
  }
}

/** A word processor names the author where HTML names a source: `mailto:Ann%20Lee`. */
function mailbox(address: string): string {
  const [, name = ''] = /^mailto:([^?]*)/iu.exec(address) ?? []
  try {
    return decodeURIComponent(name).trim()
  } catch {
    // Thrown for a percent sign that encodes nothing.
    return name
  }
}

/** Milliseconds since 1970; a time without a zone is taken for universal time, so that it is the same on every computer. */
function timeIn(said: string): number | null {
  const isZoned = /(?:z|[+-]\d\d:?\d\d)$/iu.test(said) || /^\d{4}-\d\d-\d\d$/u.test(said)
  const at = Date.parse(isZoned ? said : `${said}Z`)
  return Number.isNaN(at) ? null : at
}

/**
 * What is tracked on the end of a paragraph: HTML has no such end, so it goes with the words if one change tracks all of
 * them ([I11]).
 */
export function endOf(runs: readonly ImportedRun[]): readonly TrackedChange[] {
  const [first, ...rest] = runs
  if (!first) return []
  const count = rest.reduce(
    (most, { changes }) => Math.min(most, alikeAtStart(first.changes, changes)),
    first.changes.length,
  )
  return first.changes.slice(0, count)
}

function alikeAtStart(some: readonly TrackedChange[], others: readonly TrackedChange[]): number {
  const other = some.findIndex((one, at) => !isSame(one, others[at]))
  return other < 0 ? some.length : other
}

function isSame(one: TrackedChange, other: TrackedChange | undefined): boolean {
  return one.kind === other?.kind && one.author === other.author && one.at === other.at
}
