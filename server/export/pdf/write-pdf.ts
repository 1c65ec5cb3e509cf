import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { pdfPage } from '../../../shared/formats/pdf/pdf-page.ts'
import type { ExportJob } from '../export-job.ts'
import { typesetter } from './typesetter.ts'

/** What may be asked for with a PDF: numbers of lines in a draft, PDF/A-2a for the archive in the place of PDF/UA-1. */
export const PDF_WISHES = ['lines', 'archive'] as const

/** The base text as PDF ([X32]); `no-typesetter` where there is none for this system. */
export async function writePdf(
  source: ExportSource,
  { wishes, signal }: ExportJob,
): Promise<Uint8Array | 'no-typesetter'> {
  const page = pdfPage(source, wishes.has('lines'))
  const setter = await typesetter()
  signal.throwIfAborted()
  if (!setter) return 'no-typesetter'
  if (!wishes.has('archive')) return setter.set(page, 'ua-1')
  // An archive asks when a document is from; a draft that nobody circulated is from today.
  return setter.set({ ...page, date: page.date ?? today() }, 'a-2a')
}

function today(): readonly [number, number, number] {
  const now = new Date()
  return [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()]
}
