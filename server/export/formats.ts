import { exportAkn } from '../../shared/formats/akn/export-akn.ts'
import { chronologyDocx, chronologyText } from '../../shared/formats/chronology.ts'
import { compilationDocx } from '../../shared/formats/compilation/compilation-docx.ts'
import { compilationHtml } from '../../shared/formats/compilation/compilation-html.ts'
import type { CompilationWishes } from '../../shared/formats/compilation/compilation-of.ts'
import { compilationText } from '../../shared/formats/compilation/compilation-text.ts'
import { exportDocx } from '../../shared/formats/export-docx.ts'
import { exportDocxTracked } from '../../shared/formats/export-docx-tracked.ts'
import { exportJson } from '../../shared/formats/export-json.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { exportText } from '../../shared/formats/export-text.ts'
import { exportHtml } from '../../shared/formats/html/statement-html.ts'
import { exportMarkdown } from '../../shared/formats/markdown/export-markdown.ts'
import { matrixCsv } from '../../shared/formats/matrix/matrix-csv.ts'
import { matrixXlsx } from '../../shared/formats/matrix/matrix-xlsx.ts'
import { adoptedRecord, negotiatingRecord } from '../../shared/formats/records.ts'
import { chronologyWords } from './chronology-words.ts'
import type { ExportJob } from './export-job.ts'
import { PDF_WISHES, writePdf } from './pdf/write-pdf.ts'

// Every format in which the document leaves the program. A format is a line of the table; whoever asks for one, the relay, the
// command line or the pack, goes by it.

export type Format = {
  /** Media type. */
  readonly type: string
  /** Whether it holds the document alone, or tells of the negotiation too: the final pack keeps them apart ([X37]). */
  readonly holds: Holds | ((source: ExportSource) => Holds)
  /** Where it is not the name of the format. */
  readonly extension?: string
  /** Whether it says what the text reads, and so is there of a translation too ([X80]); all else tells of the negotiation. */
  readonly isTranslated?: true
  /** What may be asked for with it: `--with lines`. */
  readonly wishes?: readonly string[]
  /**
   * Null if there is nothing to write because nothing was adopted; `no-typesetter` if this system lacks what writes it. Runs in a
   * thread of its own under a relay, so it need not be asynchronous; work of several steps tells how far it is and asks
   * `job.signal` between them.
   */
  readonly write: (source: ExportSource, job: ExportJob) => Written | Promise<Written>
}

type Holds = 'document' | 'negotiation'
type Written = Uint8Array | null | 'no-typesetter'

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PDF_TYPE = 'application/pdf'
const AKN_TYPE = 'application/akn+xml'
export const JSON_TYPE = 'application/json; charset=utf-8'
const CSV_TYPE = 'text/csv; charset=utf-8'
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TEXT_TYPE = 'text/plain; charset=utf-8'
export const HTML_TYPE = 'text/html; charset=utf-8'
const MARKDOWN_TYPE = 'text/markdown; charset=utf-8'
/** Nobody is named as the author of a change; positions stand beside the text as comments. */
const TRACKED_WISHES = ['anonymous', 'positions']
/** Nobody is named. */
const COMPILATION_WISHES = ['anonymous']

export const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'docx',
    {
      type: DOCX_TYPE,
      holds: 'document',
      isTranslated: true,
      wishes: ['lines'],
      write: (source, { wishes }) => exportDocx(source, wishes.has('lines')),
    },
  ],
  [
    'docx-tracked',
    {
      type: DOCX_TYPE,
      extension: 'docx',
      holds: 'negotiation',
      wishes: TRACKED_WISHES,
      write: (source, { wishes }) =>
        exportDocxTracked(source, {
          isAnonymous: wishes.has('anonymous'),
          withPositions: wishes.has('positions'),
        }),
    },
  ],
  [
    'compilation',
    {
      type: DOCX_TYPE,
      extension: 'docx',
      holds: 'negotiation',
      wishes: COMPILATION_WISHES,
      write: (source, job) => compilationDocx(source, asWished(job)),
    },
  ],
  [
    'compilation-html',
    {
      type: HTML_TYPE,
      extension: 'html',
      holds: 'negotiation',
      wishes: COMPILATION_WISHES,
      write: (source, job) => utf8(compilationHtml(source, asWished(job))),
    },
  ],
  [
    'compilation-txt',
    {
      type: TEXT_TYPE,
      extension: 'txt',
      holds: 'negotiation',
      wishes: COMPILATION_WISHES,
      write: (source, job) => utf8(compilationText(source, asWished(job))),
    },
  ],
  [
    'chronology',
    {
      type: DOCX_TYPE,
      extension: 'docx',
      holds: 'negotiation',
      write: (source) => chronologyDocx(source, chronologyWords(source)),
    },
  ],
  [
    'chronology-txt',
    {
      type: TEXT_TYPE,
      extension: 'txt',
      holds: 'negotiation',
      write: (source) => utf8(chronologyText(source, chronologyWords(source))),
    },
  ],
  [
    'pdf',
    {
      type: PDF_TYPE,
      holds: 'document',
      isTranslated: true,
      wishes: PDF_WISHES,
      write: writePdf,
    },
  ],
  ['csv', { type: CSV_TYPE, holds: 'negotiation', write: (source) => utf8(matrixCsv(source)) }],
  ['xlsx', { type: XLSX_TYPE, holds: 'negotiation', write: matrixXlsx }],
  [
    'akn',
    {
      type: AKN_TYPE,
      extension: 'xml',
      holds: untilAdopted,
      isTranslated: true,
      wishes: ['comments', 'positions'],
      write: (source, { wishes }) => {
        const withPositions = wishes.has('positions')
        const withComments = withPositions || wishes.has('comments')
        return utf8(exportAkn(source, { withComments, withPositions }))
      },
    },
  ],
  [
    'json',
    {
      type: JSON_TYPE,
      holds: 'negotiation',
      wishes: ['annexes'],
      write: (source, { wishes }) => utf8(exportJson(source, wishes.has('annexes'))),
    },
  ],
  [
    'record',
    {
      type: JSON_TYPE,
      holds: 'document',
      extension: 'json',
      write: (source) => utf8OrNull(adoptedRecord(source)),
    },
  ],
  [
    'negotiation',
    {
      type: JSON_TYPE,
      holds: 'negotiation',
      extension: 'json',
      write: (source) => utf8(negotiatingRecord(source)),
    },
  ],
  [
    'txt',
    {
      type: TEXT_TYPE,
      holds: 'document',
      isTranslated: true,
      write: (source) => utf8(exportText(source)),
    },
  ],
  [
    'html',
    {
      type: HTML_TYPE,
      holds: 'document',
      isTranslated: true,
      write: (source) => utf8(exportHtml(source)),
    },
  ],
  [
    'md',
    {
      type: MARKDOWN_TYPE,
      holds: 'document',
      isTranslated: true,
      write: (source) => utf8(exportMarkdown(source)),
    },
  ],
])

/** The formats in which a dossier can be exported. */
export const EXPORT_FORMATS: readonly string[] = [...FORMATS.keys()]

function asWished({ wishes }: ExportJob): CompilationWishes {
  return { isAnonymous: wishes.has('anonymous') }
}

/** What tells of proposals until the text is adopted, and then of the document alone. */
function untilAdopted({ dossier }: ExportSource): Holds {
  return dossier.adoption ? 'document' : 'negotiation'
}

function utf8OrNull(text: string | null): Uint8Array | null {
  return text === null ? null : utf8(text)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
