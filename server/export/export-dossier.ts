import { fail, ok, type Result } from '../../shared/base/result.ts'
import { exportDocx } from '../../shared/formats/export-docx.ts'
import { exportJson } from '../../shared/formats/export-json.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { exportText } from '../../shared/formats/export-text.ts'
import { adoptedRecord, negotiatingRecord } from '../../shared/formats/records.ts'
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

/** Why there is nothing to save: no such format, no text in that language, or no text that was adopted. */
export type ExportError = 'format' | 'lang' | 'not-adopted'

/** Where the dossier and its text are read. */
export type DossierReader = Pick<DossierFile, 'readDossier' | 'loadText'>

type Format = {
  readonly type: string
  /** Where it is not the name of the format. */
  readonly extension?: string
  /** Null if there is nothing to write. */
  readonly write: (source: ExportSource) => Uint8Array | null
}

const JSON_TYPE = 'application/json; charset=utf-8'

const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'docx',
    {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: exportDocx,
    },
  ],
  ['json', { type: JSON_TYPE, write: (source) => utf8(exportJson(source)) }],
  [
    'record',
    {
      type: JSON_TYPE,
      extension: 'json',
      write: (source) => utf8OrNull(adoptedRecord(source)),
    },
  ],
  [
    'negotiation',
    {
      type: JSON_TYPE,
      extension: 'json',
      write: (source) => utf8(negotiatingRecord(source)),
    },
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
  const bytes = known.write(source)
  if (!bytes) return fail('not-adopted')
  return ok({ bytes, type: known.type, extension: known.extension ?? format })
}

function utf8OrNull(text: string | null): Uint8Array | null {
  return text === null ? null : utf8(text)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
