import { fail, ok, type Result } from '../../shared/base/result.ts'
import { exportDocx } from '../../shared/formats/export-docx.ts'
import { exportJson } from '../../shared/formats/export-json.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
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

/** Where the dossier and its text are read. */
export type DossierReader = Pick<DossierFile, 'readDossier' | 'loadText'>

type Format = { readonly type: string; readonly write: (source: ExportSource) => Uint8Array }

const FORMATS: ReadonlyMap<string, Format> = new Map([
  [
    'docx',
    {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: exportDocx,
    },
  ],
  [
    'json',
    { type: 'application/json; charset=utf-8', write: (source) => utf8(exportJson(source)) },
  ],
  ['txt', { type: 'text/plain; charset=utf-8', write: (source) => utf8(exportText(source)) }],
])

/** The formats in which a dossier can be exported. */
export const EXPORT_FORMATS: readonly string[] = [...FORMATS.keys()]

/** The document in the format; in the negotiated language if `lang` is null. */
export async function exportDossier(
  reader: DossierReader,
  format: string,
  lang: string | null,
): Promise<Result<Exported, ExportError>> {
  const known = FORMATS.get(format)
  if (!known) return fail('format')
  const dossier = await reader.readDossier()
  if (lang !== null && lang !== dossier.lang) return fail('lang')
  const source = readSource(dossier, await reader.loadText(dossier.lang))
  return ok({ bytes: known.write(source), type: known.type, extension: format })
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
