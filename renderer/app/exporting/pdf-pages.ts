import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'

// The one place that knows the library that shows PDFs. A document is taken apart in a worker; nothing in it is run, and no form,
// link or note of it is shown: pages are drawn and their words read, and that is all.

export type PdfPages = {
  readonly count: number
  /** The words of a page, counted from 1, in the order in which they are read. */
  readonly words: (page: number) => Promise<string>
  /** Draws a page as wide as `width` (CSS pixels); stops without a word once the signal is given. */
  readonly draw: (
    page: number,
    canvas: HTMLCanvasElement,
    width: number,
    signal: AbortSignal,
  ) => Promise<void>
  /** A page as a picture so many pixels wide, for paper: the address of a PNG. Of no use once the signal is given. */
  readonly picture: (page: number, width: number, signal: AbortSignal) => Promise<string>
}

/** No page is drawn with more pixels to a side, however fine the screen is. */
const MAX_SIDE = 4096

/**
 * Opens a PDF in a worker of its own. `stop` ends it, also in the middle; `opened` is null for bytes that cannot be shown, and when it
 * was stopped.
 */
export function openPdf(bytes: Uint8Array): {
  readonly opened: Promise<PdfPages | null>
  readonly stop: () => void
} {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
  const worker = PDFWorker.create({ port })
  // The worker takes its bytes for good: what is saved afterwards must not be empty.
  const task = getDocument({
    data: bytes.slice(),
    worker,
    isEvalSupported: false,
    enableXfa: false,
  })
  const opened = task.promise.then(pagesOf, () => null)
  return {
    opened,
    stop: () => {
      void task.destroy().catch(() => undefined)
      worker.destroy()
      port.terminate()
    },
  }
}

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>

function pagesOf(pdf: Pdf): PdfPages {
  return {
    count: pdf.numPages,
    words: async (at) => {
      const { items } = await (await pdf.getPage(at)).getTextContent()
      return items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
    },
    draw: (at, canvas, width, signal) =>
      paint(pdf, at, canvas, width * Math.min(window.devicePixelRatio, 3), signal),
    picture: async (at, width, signal) => {
      const canvas = document.createElement('canvas')
      await paint(pdf, at, canvas, width, signal, 'print')
      return canvas.toDataURL('image/png')
    },
  }
}

/** Draws a page so many pixels wide; for paper without regard to frames, of which a hidden window has none. */
async function paint(
  pdf: Pdf,
  at: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
  intent: 'display' | 'print' = 'display',
): Promise<void> {
  const page = await pdf.getPage(at)
  if (signal.aborted) return
  const natural = page.getViewport({ scale: 1 })
  const most = MAX_SIDE / Math.max(natural.width, natural.height)
  const viewport = page.getViewport({ scale: Math.min(width / natural.width, most) })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  const drawing = page.render({ canvas, viewport, intent })
  const stop = (): void => drawing.cancel()
  signal.addEventListener('abort', stop)
  // To be cancelled is the one way in which drawing ends early.
  await drawing.promise.catch(() => undefined)
  signal.removeEventListener('abort', stop)
}
