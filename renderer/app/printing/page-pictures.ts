import type { PdfPages } from '../exporting/pdf-pages.ts'

/** Width of a page in pixels: A4 at 200 to the inch, at which letters of ten points are clean on an office's printer. */
const PRINT_WIDTH = 1654

type Picture = { readonly page: number; readonly url: string }

/** The pages so far, and how many there will be; null as long as that is not known. */
export type PagesMade = {
  readonly pictures: readonly Picture[]
  readonly count: number | null
}

/** Draws page after page; `onMade` hears of each. Stops without a word once the signal is given. */
export async function picturesOf(
  pages: Pick<PdfPages, 'count' | 'picture'>,
  onMade: (made: PagesMade) => void,
  signal: AbortSignal,
): Promise<void> {
  const { count } = pages
  let pictures: readonly Picture[] = []
  onMade({ pictures, count })
  for (let page = 1; page <= count && !signal.aborted; page += 1) {
    const url = await pages.picture(page, PRINT_WIDTH, signal)
    if (signal.aborted) return
    pictures = [...pictures, { page, url }]
    onMade({ pictures, count })
  }
}
