import type { Result } from '../../shared/base/result.ts'
import type { RevisionReader } from '../../shared/domain/revisions.ts'
import type { Locale } from '../../shared/messages/locales.ts'
import type { Receipt } from '../receipts/receipt.ts'

// One export from the wish to the bytes: what is asked for, what a writer is told besides the text, and what comes of it.

/** What somebody wants; plain data, for it travels to a thread. */
export type ExportOrder = {
  readonly format: string
  /** The negotiated language if null. */
  readonly lang: string | null
  /** As it was circulated under that name; as it stands if null. */
  readonly revision: string | null
  /** What is asked for besides the format: `lines`. */
  readonly wishes: readonly string[]
  /** What the revision is compared with, in a comparison; nothing in any other order. */
  readonly against?: Against
  /** In a check of the record, and in no other order. */
  readonly check?: RecordCheck
  /** The member who asks, and is given no revision that was not circulated to it ([K16]); null for whoever holds the file. */
  readonly asker: RevisionReader | null
}

/** What is held against the record, if anything, and the language in which is said what came of it. */
export type RecordCheck = { readonly receipt: Receipt | null; readonly locale: Locale }

/** The other version of a comparison, null for the text as it stands; and the language in which its words are said. */
export type Against = { readonly revision: string | null; readonly locale: Locale }

/** What a writer is given besides the text. */
export type ExportJob = {
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal
  /** Tells how much is done. */
  readonly progress: (done: number, of: number) => void
  readonly wishes: ReadonlySet<string>
}

/** A document ready to be saved. */
export type Exported = {
  readonly bytes: Uint8Array
  /** Media type. */
  readonly type: string
  /** Without the dot. */
  readonly extension: string
}

/**
 * Why there is nothing to save: no such format, a wish that it does not know, no text in that language, a format that tells of the
 * negotiation and not of a translation, no revision of that name,
 * no text that was adopted, nothing on this system that writes the format;
 * of the pack, that its gate is closed.
 */
export type OrderError =
  | 'format'
  | 'wish'
  | 'lang'
  | 'negotiated-only'
  | 'revision'
  | 'not-adopted'
  | 'no-typesetter'
  | 'gate'

/** Besides: nobody waits any more, too many do, or it could not be made. */
export type ExportError = OrderError | 'cancelled' | 'busy' | 'failed'

export type ExportResult = Result<Exported, ExportError>

/** What is ordered for the final pack, in the place of a format. */
export const PACK = 'pack'

/** Whether the record is whole, and a receipt agrees with it. */
export function checkOrder(check: RecordCheck): ExportOrder {
  return { ...orderOf('record-check'), check }
}

/** An order of whoever holds the file, without more than a format. */
export function orderOf(format: string): ExportOrder {
  return { format, lang: null, revision: null, wishes: [], asker: null }
}
