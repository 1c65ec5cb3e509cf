import type { ExportFormat } from '../../session/relay-api.ts'

/** What may be asked for with a format. */
export type Wish = 'lines' | 'archive' | 'anonymous' | 'comments' | 'positions' | 'annexes'

export type ExportChoice = {
  readonly format: ExportFormat
  readonly extension: string
  readonly wishes: readonly Wish[]
}

const choice = (
  format: ExportFormat,
  extension: string,
  ...wishes: readonly Wish[]
): ExportChoice => ({ format, extension, wishes })

/** The formats of the dialog: the document alone, and what tells of the negotiation too. */
export const CHOICES = {
  document: [
    choice('docx', 'docx', 'lines'),
    choice('pdf', 'pdf', 'lines', 'archive'),
    choice('html', 'html'),
    choice('md', 'md'),
    choice('txt', 'txt'),
  ],
  negotiation: [
    choice('docx-tracked', 'tracked.docx', 'anonymous', 'positions'),
    choice('compilation', 'compilation.docx', 'anonymous'),
    choice('compilation-html', 'compilation.html', 'anonymous'),
    choice('compilation-txt', 'compilation.txt', 'anonymous'),
    choice('xlsx', 'positions.xlsx'),
    choice('csv', 'positions.csv'),
    choice('chronology', 'chronology.docx'),
    choice('chronology-txt', 'chronology.txt'),
    choice('akn', 'akn.xml', 'comments', 'positions'),
    choice('json', 'json', 'annexes'),
  ],
} as const

export const FIRST_CHOICE: ExportChoice = CHOICES.document[0]

/** Whether it says what the text reads, and so is there of a translation too. */
export function isTranslated({ format }: ExportChoice): boolean {
  return format === 'akn' || CHOICES.document.some((one) => one.format === format)
}
