import * as v from 'valibot'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Revision, RevisionReader } from '../../shared/domain/revisions.ts'
import type { DossierFile } from '../dossier-file.ts'
import { revisionsFor } from '../revisions/revisions-for.ts'
import type { UpdateLog } from '../store/store.ts'

// What a delegation keeps of a revision or of the adoption, to hold any later copy of the record against it ([F8]): hashes, and
// not a word of the text.

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const words = (most: number) => v.pipe(v.string(), v.maxLength(most))

export const Receipt = v.object({
  form: v.literal(1),
  /** UUID of the negotiation. */
  dossier: words(64),
  topic: words(2000),
  kind: v.picklist(['revision', 'adoption']),
  /** `Rev.2`; of the adoption, that of the revision that was adopted. */
  name: words(24),
  /** As what it was issued; null if it was not, or not yet. */
  symbol: v.nullable(words(40)),
  /** SHA-256 of the text, as anybody can compute it from a copy ([K2]). */
  textHash: sha256,
  /** The last entry of the record that is in the text, and what seals it and everything before it. */
  seq: number,
  hash: sha256,
  /** The last entry there was when the receipt was made. */
  head: v.object({ seq: number, hash: sha256 }),
  /** When it was made, ISO 8601. */
  at: v.pipe(v.string(), v.isoTimestamp()),
})
export type Receipt = v.InferOutput<typeof Receipt>

/** Nothing of that name was circulated, or nothing at all. */
export type ReceiptError = 'no-revision'

/** The receipt of a revision that the asker may know of ([K16]); with `null` of the adoption or else of the last such revision. */
export async function receiptOf(
  file: Pick<DossierFile, 'id' | 'store' | 'readDossier'>,
  name: string | null,
  asker: RevisionReader | null,
  now: number,
): Promise<Result<Receipt, ReceiptError>> {
  const dossier = await file.readDossier()
  const about = subjectOf(dossier, await revisionsFor(file, asker), name)
  const hash = about && (await hashAt(file.store, about.seq))
  const seq = await file.store.head()
  const head = await hashAt(file.store, seq)
  if (!about || !hash || !head) return fail('no-revision')
  const common = { form: 1 as const, dossier: file.id, topic: dossier.topic }
  return ok({ ...common, ...about, hash, head: { seq, hash: head }, at: isoTime(now) })
}

type Subject = Pick<Receipt, 'kind' | 'name' | 'symbol' | 'textHash' | 'seq'>

function subjectOf(
  { adoption, issuedAs }: Dossier,
  revisions: readonly Revision[],
  wanted: string | null,
): Subject | null {
  if (adoption && wanted === null) {
    const { revision: name, textHash, seq } = adoption
    return { kind: 'adoption', name, symbol: issuedAs?.symbol ?? null, textHash, seq }
  }
  const found =
    wanted === null ? revisions.at(-1) : revisions.find((revision) => revision.name === wanted)
  if (!found) return null
  const { name, textHash, seq } = found
  return { kind: 'revision', name, symbol: null, textHash, seq }
}

/** What seals an entry, in hexadecimal digits; null if there is none of that number. */
export async function hashAt(log: UpdateLog, seq: number): Promise<string | null> {
  const [row] = await log.rows(seq - 1, 1)
  return row?.seq === seq ? Buffer.from(row.hash).toString('hex') : null
}

function isoTime(at: number): string {
  return new Date(at).toISOString()
}
