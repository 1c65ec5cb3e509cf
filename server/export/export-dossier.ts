import { fail, ok, type Result } from '../../shared/base/result.ts'
import { exportDocx } from '../../shared/formats/export-docx.ts'
import { exportJson } from '../../shared/formats/export-json.ts'
import type { ExportSource as Source } from '../../shared/formats/export-source.ts'
import { exportText } from '../../shared/formats/export-text.ts'
import type { DossierFile } from '../dossier-file.ts'
import { readSource } from './read-source.ts'

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

type Exporter = Omit<Exported, 'bytes'> & { readonly write: (source: Source) => Uint8Array }

const EXPORTERS: Readonly<Record<string, Exporter>> = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    write: exportDocx,
  },
  txt: {
    type: 'text/plain; charset=utf-8',
    extension: 'txt',
    write: (source) => new TextEncoder().encode(exportText(source)),
  },
  json: {
    type: 'application/json; charset=utf-8',
    extension: 'json',
    write: (source) => new TextEncoder().encode(exportJson(source)),
  },
}

/** The formats in which a dossier can be exported. */
export const EXPORT_FORMATS: readonly string[] = Object.keys(EXPORTERS)

/** The dossier in the format; in the negotiated language if `lang` is null. */
export async function exportDossier(
  source: ExportSource,
  format: string,
  lang: string | null,
): Promise<Result<Exported, ExportError>> {
  const exporter = Object.hasOwn(EXPORTERS, format) ? EXPORTERS[format] : undefined
  if (!exporter) return fail('format')
  const dossier = await source.readDossier()
  if (lang !== null && lang !== dossier.lang) return fail('lang')
  const { type, extension, write } = exporter
  const text = await source.loadText(dossier.lang)
  return ok({ bytes: write(readSource(dossier, text)), type, extension })
}
