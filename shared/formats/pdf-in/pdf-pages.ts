import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs'
import { fail, ok, type Result } from '../../base/result.ts'
import type { ImportError } from '../imported-text.ts'
import type { Progress } from '../reading/progress.ts'

// The one place that knows the library which takes a PDF apart. Nothing of the file is run or drawn, no font and no address is fetched;
// what is read are characters and where they stand.

/** Characters that the page sets together. */
export type PdfPiece = {
  readonly text: string
  /** Of the left end of the line on which they stand, in points from the lower left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of the letters; 0 for a space between two pieces. */
  readonly size: number
  readonly isRightToLeft: boolean
}

export type PdfPages = {
  readonly lang: string | null
  readonly pages: readonly (readonly PdfPiece[])[]
  /** What somebody wrote on the pages. */
  readonly remarks: readonly string[]
}

const MAX_PAGES = 400
const MAX_CHARACTERS = 2_000_000

/** The characters of a PDF, page by page, of each of which it is told. */
export async function pdfPagesOf(
  bytes: Uint8Array,
  progress: Progress,
): Promise<Result<PdfPages, ImportError>> {
  // The library takes what it is given for its own, and takes nothing but a plain array.
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
  })
  try {
    const document = await task.promise
    if (document.numPages > MAX_PAGES) return fail({ kind: 'tooMuchInside' })
    return await readPages(document, progress)
  } catch (error) {
    // Whatever it throws, it could not read the file; of a password it says so.
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return fail({ kind: isLocked ? 'encrypted' : 'malformed' })
  } finally {
    await task.destroy()
  }
}

async function readPages(
  document: PDFDocumentProxy,
  progress: Progress,
): Promise<Result<PdfPages, ImportError>> {
  const pages: (readonly PdfPiece[])[] = []
  const remarks: string[] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const pieces = await piecesOf(page)
    characters += pieces.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > MAX_CHARACTERS) return fail({ kind: 'tooMuchInside' })
    pages.push(pieces)
    remarks.push(...(await remarksOn(page)))
    page.cleanup()
    progress(number, document.numPages)
  }
  const { info } = await document.getMetadata()
  const lang: unknown = new Map<string, unknown>(Object.entries(info)).get('Language')
  return ok({ pages, remarks, lang: typeof lang === 'string' && lang !== '' ? lang : null })
}

async function piecesOf(page: PDFPageProxy): Promise<readonly PdfPiece[]> {
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return []
    const [, , , , x, y]: readonly unknown[] = item.transform
    return {
      text: item.str,
      x: Number(x),
      y: Number(y),
      width: item.width,
      size: item.height,
      isRightToLeft: item.dir === 'rtl',
    }
  })
}

async function remarksOn(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations: readonly unknown[] = await page.getAnnotations()
  return annotations.flatMap((one) => {
    const said = fieldOf(fieldOf(one, 'contentsObj'), 'str')
    const isLink = fieldOf(one, 'subtype') === 'Link'
    return typeof said === 'string' && said.trim() !== '' && !isLink ? [said] : []
  })
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}
