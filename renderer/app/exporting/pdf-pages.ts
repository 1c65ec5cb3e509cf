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
    draw: async (at, canvas, width, signal) => {
      const page = await pdf.getPage(at)
      if (signal.aborted) return
      const natural = page.getViewport({ scale: 1 })
      const scale = (width / natural.width) * Math.min(window.devicePixelRatio, 3)
      const most = MAX_SIDE / Math.max(natural.width, natural.height)
      const viewport = page.getViewport({ scale: Math.min(scale, most) })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      const drawing = page.render({ canvas, viewport })
      const stop = (): void => drawing.cancel()
      signal.addEventListener('abort', stop)
      // To be cancelled is the one way in which drawing ends early.
      await drawing.promise.catch(() => undefined)
      signal.removeEventListener('abort', stop)
    },
  }
}
