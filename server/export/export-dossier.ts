import type * as Y from 'yjs'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { plainText } from '../../shared/domain/views.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import type { DossierFile } from '../dossier-file.ts'

// The document in a format for others: one way for the command line and the relay.

/** A document ready to be saved. */
export type Exported = {
  readonly bytes: Uint8Array
  /** Media type. */
  readonly type: string
  /** Without the dot. */
  readonly extension: string
}

/** Why there is nothing to save: no such format, or the text does not exist in that language. */
export type ExportError = 'format' | 'lang'

export type ExportSource = Pick<DossierFile, 'readDossier' | 'loadText'>

type Exporter = (dossier: Dossier, text: Y.Doc) => Exported

const EXPORTERS: ReadonlyMap<string, Exporter> = new Map([['txt', exportText]])

/** The base text, and what belongs to it, in the format; in the negotiated language if `lang` is null. */
export async function exportDossier(
  source: ExportSource,
  format: string,
  lang: string | null,
): Promise<Result<Exported, ExportError>> {
  const exporter = EXPORTERS.get(format)
  if (!exporter) return fail('format')
  const dossier = await source.readDossier()
  if (lang !== null && lang !== dossier.lang) return fail('lang')
  return ok(exporter(dossier, await source.loadText(dossier.lang)))
}

function exportText(_dossier: Dossier, text: Y.Doc): Exported {
  const ledger = new Ledger(text)
  const words = plainText(readView(ledger, { kind: 'base' }))
  ledger.destroy()
  const bytes = new TextEncoder().encode(`${words}\n`)
  return { bytes, type: 'text/plain; charset=utf-8', extension: 'txt' }
}
