import type { Compared } from '../../shared/formats/comparison/compared.ts'
import {
  type ComparisonFile,
  comparisonFile,
} from '../../shared/formats/comparison/comparison-file.ts'
import type { Locale } from '../../shared/messages/locales.ts'
import { DOCX_TYPE, HTML_TYPE, JSON_TYPE, PDF_TYPE } from '../export/formats.ts'
import { comparisonPdf } from '../export/pdf/comparison-pdf.ts'
import type { ComparisonName } from './comparison-names.ts'
import { sayingOf } from './saying.ts'

// Every format in which a comparison leaves the program, by the name that is also its extension: one way for the command line
// and the relay.

type Written = Uint8Array | 'no-typesetter'

export type ComparisonFormat = {
  /** Media type. */
  readonly type: string
  readonly write: (
    compared: Compared,
    locale: Locale,
    isAttributed: boolean,
  ) => Written | Promise<Written>
}

export const COMPARISON_FORMATS: Readonly<Record<ComparisonName, ComparisonFormat>> = {
  html: { type: HTML_TYPE, write: fileIn('html') },
  docx: { type: DOCX_TYPE, write: fileIn('docx') },
  pdf: { type: PDF_TYPE, write: comparisonPdf },
  json: { type: JSON_TYPE, write: fileIn('json') },
}

function fileIn(as: ComparisonFile): ComparisonFormat['write'] {
  return (compared, locale, isAttributed) =>
    comparisonFile(as, compared, sayingOf(locale), isAttributed)
}
