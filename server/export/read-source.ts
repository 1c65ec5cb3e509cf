import type * as Y from 'yjs'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { BlockRecord } from '../../shared/domain/records.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readProposals, readRecords, readView } from '../../shared/ydoc/read-text.ts'
import { blocksOf } from '../../shared/ydoc/roots.ts'

/** Everything that the exporters take from a text, read at one moment. */
export function readSource(dossier: Dossier, text: Y.Doc): ExportSource {
  const ledger = new Ledger(text)
  try {
    return {
      dossier,
      lang: dossier.lang,
      markup: readView(ledger, { kind: 'markup' }),
      base: readView(ledger, { kind: 'base' }),
      ifIncorporated: readView(ledger, { kind: 'ifIncorporated', delegations: null }),
      proposals: readProposals(ledger),
      records: readRecords(text),
      blocks: new Map(blocksOf(text).entries() as Iterable<[ParagraphId, BlockRecord]>),
    }
  } finally {
    ledger.destroy()
  }
}
