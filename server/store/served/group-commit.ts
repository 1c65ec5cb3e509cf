import type { KeepBatches } from '../sqlite-log.ts'
import type { NewEntry } from '../store.ts'

/** What became of one batch of a group. */
export type Outcome = { readonly seq: number } | { readonly error: unknown }

/**
 * Commits what several rooms handed over with one write to the disk ([S7]). If the group fails, each of its batches
 * is tried alone: one that cannot be kept is no reason for the others to be lost.
 */
export function commitGroup(
  keep: KeepBatches,
  batches: readonly (readonly NewEntry[])[],
): readonly Outcome[] {
  const together = attempt(() => keep(batches))
  if (!('error' in together)) return together.value.map((seq) => ({ seq }))
  if (batches.length === 1) return [together]
  return batches.map((batch) => {
    const alone = attempt(() => keep([batch]))
    return 'error' in alone ? alone : { seq: alone.value[0] ?? 0 }
  })
}

function attempt<T>(act: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: act() }
  } catch (error) {
    return { error }
  }
}
