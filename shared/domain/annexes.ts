import { fail, ok, type Result } from '../base/result.ts'
import type { DelegationCode } from './delegations.ts'

// Documents that lie before the members for reference: plain text in blocks, beside the text and never part of it ([O12]). An annex is
// put in and taken out whole; nobody changes one.

export type AnnexBlock = { readonly kind: 'heading' | 'words'; readonly text: string }

export type Annex = {
  /** Of this dossier, never given twice. */
  readonly id: string
  readonly title: string
  /** The name of the file that it was read from. */
  readonly source: string
  /** Who put it in, and when: milliseconds since 1970. */
  readonly by: DelegationCode
  readonly at: number
  readonly blocks: readonly AnnexBlock[]
}

/** What is put in: an annex before it has an id. */
export type AnnexWords = Pick<Annex, 'title' | 'source' | 'blocks'>

/** Bounds: a document of the United Nations fits in, and all of them together are fetched with the dossier. */
export const ANNEXES_AT_MOST = {
  annexes: 12,
  blocks: 3000,
  /** UTF-16 units of all blocks of one. */
  length: 120_000,
  title: 200,
} as const

export type AnnexError = { readonly kind: 'too-many' | 'not-there'; readonly detail: string }

/** Whether an annex is within the bounds that hold for each. */
export function isBoundedAnnex({ title, blocks }: Pick<Annex, 'title' | 'blocks'>): boolean {
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const { blocks: most, length: longest, title: widest } = ANNEXES_AT_MOST
  return blocks.length <= most && length <= longest && title.length <= widest
}

/** The annexes with one more behind them. */
export function withAnnex(
  annexes: readonly Annex[],
  words: AnnexWords,
  put: Pick<Annex, 'by' | 'at'>,
): Result<readonly Annex[], AnnexError> {
  if (annexes.length >= ANNEXES_AT_MOST.annexes || !isBoundedAnnex(words)) {
    return fail({ kind: 'too-many', detail: 'annexes' })
  }
  const { title, source, blocks } = words
  return ok([...annexes, { id: freshId(annexes, put.at), title, source, ...put, blocks }])
}

/** The annexes without one. */
export function withoutAnnex(
  annexes: readonly Annex[],
  id: string,
): Result<readonly Annex[], AnnexError> {
  const left = annexes.filter((annex) => annex.id !== id)
  return left.length < annexes.length ? ok(left) : fail({ kind: 'not-there', detail: id })
}

/** After the moment, which no annex that was taken out can share with a later one. */
function freshId(annexes: readonly Annex[], at: number): string {
  const taken = new Set(annexes.map(({ id }) => id))
  let moment = at
  while (taken.has(moment.toString(36))) moment++
  return moment.toString(36)
}
