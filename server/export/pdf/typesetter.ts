import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ComparisonPage } from '../../../shared/formats/pdf/comparison-page.ts'
import type { PdfPage } from '../../../shared/formats/pdf/pdf-page.ts'
import { COMPARISON_TEMPLATE } from './comparison-template.ts'
import { coverageOf } from './coverage.ts'
import { printable } from './printable.ts'
import { TEMPLATE } from './template.ts'

// Typst, which sets the page and writes a tagged PDF. It is native code with fonts of many megabytes, so it is loaded when the first PDF
// is wanted; a machine for which there is none exports everything else.

/** What a PDF is to be good for: `ua-1` for every reader (PDF/UA-1), `a-2a` for the archive (PDF/A-2a). Typst vouches for one at a time. */
type PdfStandard = 'ua-1' | 'a-2a'

export type Typesetter = {
  /** Throws if the page cannot be set, which no text should bring about. */
  set(page: PdfPage, standard: PdfStandard): Uint8Array
  /** A comparison, as PDF/UA-1. */
  setComparison(page: ComparisonPage): Uint8Array
}

const FONTS = [
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  'noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf',
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  // Not Noto's: it puts the dots of Arabic letters together with their stems in glyphs of their own, and nothing that reads a PDF aloud
  // or copies from it finds the words again.
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf',
]

let loading: Promise<Typesetter | null> | null = null

/** The typesetter of this process; null where there is none for this system, or its fonts are missing. */
export function typesetter(): Promise<Typesetter | null> {
  loading ??= load().catch(() => null)
  return loading
}

async function load(): Promise<Typesetter> {
  const packages = createRequire(installed())
  const { NodeCompiler: compilers }: { NodeCompiler: typeof NodeCompiler } = packages(
    '@myriaddreamin/typst-ts-node-compiler',
  )
  const fonts = FONTS.map((font) => packages.resolve(`@expo-google-fonts/${font}`))
  const folders = [...new Set(fonts.map((font) => path.dirname(font)))]
  const compiler = compilers.create({
    fontArgs: [{ fontPaths: folders }],
    workspace: folders[0] ?? '',
  })
  const ranges = await coverageOf(fonts.filter((font) => font.endsWith('_400Regular.ttf')))
  return new TypstTypesetter(compiler, ranges)
}

/** In the packaged app native code and fonts lie beside the archive, for neither can be read out of it. */
function installed(): string {
  const here = fileURLToPath(import.meta.url)
  return here.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`)
}

type Form = { readonly template: string; readonly standard: PdfStandard }

/** So often a page is set anew because a font turned out not to have what its table says. */
const ATTEMPTS = 12

class TypstTypesetter implements Typesetter {
  readonly #compiler: NodeCompiler
  readonly #has = new Map<number, boolean>()
  readonly #ranges: Awaited<ReturnType<typeof coverageOf>>

  constructor(compiler: NodeCompiler, ranges: Awaited<ReturnType<typeof coverageOf>>) {
    this.#compiler = compiler
    this.#ranges = ranges
  }

  set(page: PdfPage, standard: PdfStandard): Uint8Array {
    return this.#set(page, { template: TEMPLATE, standard })
  }

  setComparison(page: ComparisonPage): Uint8Array {
    return this.#set(page, { template: COMPARISON_TEMPLATE, standard: 'ua-1' })
  }

  #set<Page extends object>(page: Page, form: Form): Uint8Array {
    for (let attempt = 1; ; attempt++) {
      try {
        return this.#once(page, form)
      } catch (error) {
        const missing = attempt < ATTEMPTS ? unprintableIn(error) : []
        if (missing.length === 0) throw error
        for (const one of missing) this.#has.set(one, false)
      } finally {
        // What it remembers of documents of others is of no use and takes room.
        this.#compiler.evictCache(2)
      }
    }
  }

  #once<Page extends object>(page: Page, { template, standard }: Form): Uint8Array {
    const data = JSON.stringify(printable(page, (codePoint) => this.#covers(codePoint)))
    const pdf = this.#compiler.pdf(
      { mainFileContent: template, inputs: { data } },
      { pdfStandard: standard },
    )
    return new Uint8Array(pdf)
  }

  #covers(codePoint: number): boolean {
    const known = this.#has.get(codePoint)
    if (known !== undefined) return known
    const has = this.#ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
    this.#has.set(codePoint, has)
    return has
  }
}

/** The characters that Typst says it could not show, which is a cluster of them. */
function unprintableIn(error: unknown): readonly number[] {
  const told = error instanceof Error ? `${error.message} ${Reflect.get(error, 'code')}` : ''
  const cluster = /the text `\\?"(.*?)\\?"` could not be displayed/su.exec(told)?.[1] ?? ''
  const text = cluster.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
  return [...text].map((character) => character.codePointAt(0) ?? 0)
}
