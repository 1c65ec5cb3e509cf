import { fail, ok, type Result } from '../../base/result.ts'
import type { ImportError, ImportedText } from '../imported-text.ts'
import { decodeText } from '../reading/decode-text.ts'
import { Leftovers } from '../reading/leftovers.ts'
import type { XmlElement } from '../xml-tree.ts'
import { HtmlReader } from './html-reader.ts'
import { descendantsOf, parseHtml } from './html-tree.ts'
import { HtmlNotes } from './notes.ts'

/** The largest page that is read; most of what is larger is pictures. */
const MAX_BYTES = 16 * 1024 * 1024
/** Where a page must say its encoding, if it does. */
const HEAD_BYTES = 4096

/** A page of HTML: its text with structure and `ins` and `del`, and nothing that acts. Never throws ([I11]). */
export function readHtml(bytes: Uint8Array): Result<ImportedText, ImportError> {
  if (bytes.length > MAX_BYTES) return fail({ kind: 'tooLarge' })
  const text = decodeText(bytes, encodingIn(bytes))
  if (text === null) return fail({ kind: 'encoding' })
  if (text.includes('\0') || /^(?:PK|%PDF-|\{\\rtf)/u.test(text))
    return fail({ kind: 'notThisFormat' })
  return readPage(text, 'html')
}

/** The same for a page that is text already. */
export function readPage(text: string, format: 'html' | 'md'): Result<ImportedText, ImportError> {
  const tree = parseHtml(text)
  if (!tree.ok) return tree
  const leftovers = new Leftovers()
  const notes = new HtmlNotes(tree.value)
  const page = {
    notes,
    leftovers,
    knownIds: new Set<never>(),
    readNotes: new Set<XmlElement>(),
    listedOnce: new Set<string>(),
  }
  const paragraphs = new HtmlReader(page).readWhole(tree.value)
  if (paragraphs.length === 0) return fail({ kind: 'empty' })
  return ok({
    format,
    lang: langIn(tree.value),
    paragraphs,
    comments: [],
    leftovers: leftovers.list,
  })
}

/** The encoding that the beginning of a page names. */
function encodingIn(bytes: Uint8Array): string {
  const head = [...bytes.subarray(0, HEAD_BYTES)].map((one) => String.fromCharCode(one)).join('')
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/iu.exec(head)?.[1] ?? 'utf-8'
}

function langIn(root: XmlElement): string | null {
  for (const element of descendantsOf(root)) {
    const { name, attributes } = element
    const isWhole = name === 'html' || name === 'body' || name === 'div'
    const lang = isWhole ? (attributes.get('lang') ?? attributes.get('xml:lang')) : undefined
    if (lang) return lang
    if (name === 'p') return null
  }
  return null
}
