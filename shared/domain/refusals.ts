/**
 * Why the relay refuses an update: the code names the broken rule of shared/ydoc/SPEC.md, the detail
 * says which root, field or limit. Codes travel in message 101 and are translated by the message tables.
 */
export const REFUSAL_CODES = [
  'malformed',
  'too-large',
  'forged-author',
  'gc',
  'gap',
  'overlap',
  'dangling',
  'cycle',
  'mixed',
  'nested',
  'implausible',
  'too-costly',
  'rate',
  'foreign-root',
  'phase',
  'read-only',
  'shape',
  'before-start',
  'content',
  'format',
  'schema',
  'bad-text',
  'surrogate-split',
  'decided',
  'stale',
  'withdrawn',
  'gap-ds',
  'append-only',
  'delete-foreign',
  'closed',
  'quota',
  'pending',
  'awareness',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export type Refusal = { readonly code: RefusalCode; readonly detail?: string }
