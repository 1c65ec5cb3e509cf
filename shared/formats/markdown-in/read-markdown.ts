import MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { fail, type Result } from '../../base/result.ts'
import { readPage } from '../html-in/read-html.ts'
import type { ImportError, ImportedText } from '../imported-text.ts'
import { decodeText } from '../reading/decode-text.ts'
import { Leftovers } from '../reading/leftovers.ts'

// Markdown is read as the page of HTML that CommonMark says it is, so that one reader decides what a text may hold: `ins` and `del`
// in it are what they are there, and nothing in it acts. Besides CommonMark: footnotes, tables, and `~~struck~~`, which is a deletion.

const MAX_BYTES = 2 * 1024 * 1024
/** What stands deeper than this in quotations and lists is not read at all by the parser; so nothing may. */
const MAX_NESTING = 100

const markdown = new MarkdownIt({ html: true, maxNesting: MAX_NESTING }).use(footnotes)
markdown.renderer.rules.s_open = () => '<del>'
markdown.renderer.rules.s_close = () => '</del>'

/** A text in Markdown. Never throws ([I12]). */
export function readMarkdown(bytes: Uint8Array): Result<ImportedText, ImportError> {
  if (bytes.length > MAX_BYTES) return fail({ kind: 'tooLarge' })
  const text = decodeText(bytes)
  if (text === null) return fail({ kind: 'encoding' })
  if (text.includes('\0')) return fail({ kind: 'notThisFormat' })
  const { matter, body } = partMatter(text)
  const environment = {}
  const tokens = markdown.parse(body, environment)
  if (tokens.some(({ level }) => level >= MAX_NESTING - 1)) return fail({ kind: 'tooMuchInside' })
  const page = markdown.renderer.render(tokens, markdown.options, environment)
  const read = readPage(page, 'md')
  if (!read.ok || matter === '') return read
  const leftovers = new Leftovers()
  leftovers.add('pageFrame', 0, matter)
  return {
    ok: true,
    value: { ...read.value, leftovers: [...leftovers.list, ...read.value.leftovers] },
  }
}

/** Programs keep what they say of a text between two lines of hyphens above it. */
function partMatter(text: string): { readonly matter: string; readonly body: string } {
  const [whole = '', matter = ''] =
    /^---\r?\n((?:[\w-]+:.*\r?\n|[ \t]+.*\r?\n|- .*\r?\n)+)---\r?\n/u.exec(text) ?? []
  return { matter: matter.trim(), body: text.slice(whole.length) }
}
