import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as a reader's program sees it. */
export type ReadPdf = {
  /** Of each page, marks and page numbers included, in the order in which it is read. */
  readonly pages: readonly string[]
  readonly lang: string | null
  readonly title: string | null
  readonly isTagged: boolean
  /** Roles of the tags of all pages: `H1`, `P`, `Note`. */
  readonly roles: readonly string[]
  readonly bookmarks: readonly string[]
  /** What the metadata say it conforms to: `pdfuaid:part` 1, `pdfaid:part` 2 … */
  readonly xmp: string
  readonly fonts: readonly Font[]
}

type Font = { readonly name: string; readonly isEmbedded: boolean }

/** Reads it whole. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false })
  const pdf = await loading.promise
  try {
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)),
    )
    const contents = await Promise.all(pages.map((page) => page.getTextContent()))
    const trees = await Promise.all(pages.map((page) => page.getStructTree()))
    const { info, metadata } = await pdf.getMetadata()
    const about = new Map(Object.entries(info))
    return {
      pages: contents.map(({ items }) =>
        items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      ),
      lang: textOf(about.get('Language')),
      title: textOf(about.get('Title')),
      isTagged: Object.entries((await pdf.getMarkInfo()) ?? {})
        .join()
        .includes('Marked,true'),
      roles: trees.flatMap(rolesOf),
      bookmarks: ((await pdf.getOutline()) ?? []).flatMap(titlesOf),
      xmp: metadata?.getRaw() ?? '',
      fonts: (await Promise.all(pages.map(fontsOf))).flat(),
    }
  } finally {
    await loading.destroy()
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

type Tag = { readonly role?: string; readonly children?: readonly unknown[] }

function rolesOf(tag: unknown): readonly string[] {
  const { role, children = [] }: Tag = typeof tag === 'object' && tag !== null ? tag : {}
  return [...(role === undefined ? [] : [role]), ...children.flatMap(rolesOf)]
}

type Outline = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>[number]

function titlesOf({ title, items }: Outline): readonly string[] {
  return [title, ...items.flatMap(titlesOf)]
}

/** The fonts with which a page is drawn. */
async function fontsOf(page: PDFPageProxy): Promise<readonly Font[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const names = fnArray.flatMap((fn, i) => (fn === OPS.setFont ? [String(argsArray[i][0])] : []))
  return [...new Set(names)].map((name) => {
    const font: { readonly name: string; readonly missingFile?: boolean } =
      page.commonObjs.get(name)
    return { name: font.name, isEmbedded: font.missingFile !== true }
  })
}
