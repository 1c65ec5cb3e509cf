// What comparisons are called by whoever asks for one; what writes them, most of the formats there are, stays out of the relay.

export const COMPARISON_NAMES = ['html', 'docx', 'pdf', 'json'] as const
export type ComparisonName = (typeof COMPARISON_NAMES)[number]

const PREFIX = 'comparison-'

/**
 * In which format a window asks for the comparison of `revision` with `against.revision`, as in `comparison-pdf`; null if it asks for
 * something else. Null for a name is the text as it stands, and any moment has a name.
 */
export function comparisonIn(format: string): ComparisonName | null {
  return format.startsWith(PREFIX) ? comparisonNamed(format.slice(PREFIX.length)) : null
}

/** The format of comparisons that has this name, which is also its extension; null if none has. */
export function comparisonNamed(name: string): ComparisonName | null {
  return COMPARISON_NAMES.find((known) => known === name) ?? null
}
