import { performance } from 'node:perf_hooks'
import { typesetter } from '../../server/export/pdf/typesetter.ts'
import { pdfPage } from '../../shared/formats/pdf/pdf-page.ts'
import { sixtyPages } from './sixty-pages.ts'

// A draft of sixty pages as PDF/UA-1: the first in a process, with the typesetter to be loaded, and a changed one after it. No two
// paragraphs are alike, for Typst remembers what it has set before.

/** Milliseconds, and how many kilobytes came of it. */
export async function pdfMs(): Promise<Readonly<Record<string, number>> | null> {
  const begun = performance.now()
  const setter = await typesetter()
  if (!setter) return null
  const loaded = performance.now()
  const pageOf = () => pdfPage(sixtyPages(), false)
  const [first, again] = [pageOf(), pageOf()]
  const start = performance.now()
  const bytes = setter.set(first, 'ua-1')
  const set = performance.now()
  setter.set(again, 'ua-1')
  const done = performance.now()
  return {
    load: Math.round(loaded - begun),
    first: Math.round(set - start),
    next: Math.round(done - set),
    kilobytes: Math.round(bytes.length / 1000),
  }
}
