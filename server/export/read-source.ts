import type * as Y from 'yjs'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { RecordEntry } from '../../shared/domain/proposals.ts'
import type { BlockRecord } from '../../shared/domain/records.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { fingerprint } from '../../shared/ydoc/fingerprint.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readProposals, readRecords, readView } from '../../shared/ydoc/read-text.ts'
import { blocksOf } from '../../shared/ydoc/roots.ts'

/** Everything that the exporters take from a text, read at one moment. */
export function readSource(dossier: Dossier, text: Y.Doc): ExportSource {
  const ledger = new Ledger(text)
  try {
    const markup = readView(ledger, { kind: 'markup' })
    const records = readRecords(text)
    const base = readView(ledger, { kind: 'base' })
    return {
      dossier,
      lang: dossier.lang,
      markup,
      base,
      ifIncorporated: readView(ledger, { kind: 'ifIncorporated', delegations: null }),
      proposals: readProposals(ledger),
      records,
      blocks: new Map(blocksOf(text).entries() as Iterable<[ParagraphId, BlockRecord]>),
      wordings: wordingsOf([...markup, ...base], records),
    }
  } finally {
    ledger.destroy()
  }
}

/** Of the base text where it has the paragraph, else of the mark-up ([Q2]): the last one given counts. */
function wordingsOf(
  paragraphs: readonly Paragraph[],
  records: readonly RecordEntry[],
): ExportSource['wordings'] {
  const wanted = new Set(records.map(({ record }) => (record.kind === 'pos' ? record.pid : null)))
  const stoodOn = paragraphs.filter(({ id }) => wanted.has(id))
  return new Map(stoodOn.map((one) => [one.id, fingerprint(one)]))
}
