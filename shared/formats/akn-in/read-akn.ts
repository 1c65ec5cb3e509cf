import { fail, ok, type Result } from '../../base/result.ts'
import { AKN, OWN } from '../akn/names.ts'
import type { ImportError, ImportedText } from '../imported-text.ts'
import { decodeText } from '../reading/decode-text.ts'
import { Leftovers } from '../reading/leftovers.ts'
import { childOf, elementsIn, parseXml, textIn, type XmlElement } from '../xml-tree.ts'
import { AknReader } from './akn-reader.ts'
import { readNotes } from './read-notes.ts'
import { referencesIn } from './references.ts'

const MAX_BYTES = 16 * 1024 * 1024
/** The standard, and the drafts of it that programs still write. */
const PREFIXES = new Map([
  ...['', '/CSD13', '/CSD14', '/WD17'].map((draft) => [`${AKN}${draft}`, ''] as const),
  [OWN, 'ph'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/** A document in Akoma Ntoso: its text, and `ins` and `del` as tracked changes. Never throws ([I13]). */
export function readAkn(bytes: Uint8Array): Result<ImportedText, ImportError> {
  if (bytes.length > MAX_BYTES) return fail({ kind: 'tooLarge' })
  if (bytes.length === 0) return fail({ kind: 'empty' })
  const text = decodeText(bytes, encodingIn(bytes))
  if (text === null) return fail({ kind: 'encoding' })
  const tree = parseXml(text.replace(/^\uFEFF/u, ''), PREFIXES)
  if (!tree.ok) {
    const hasType = tree.error.kind === 'malformed' && /<!DOCTYPE/iu.test(text)
    return fail({ kind: hasType ? 'documentType' : tree.error.kind })
  }
  const document = tree.value.name === 'akomaNtoso' ? documentIn(tree.value) : null
  if (!document) return fail({ kind: 'notThisFormat' })
  return read(document)
}

function read(document: XmlElement): Result<ImportedText, ImportError> {
  const body = bodyOf(document)
  const leftovers = new Leftovers()
  const references = referencesIn(document)
  const reader = new AknReader({
    references,
    leftovers,
    isOurs: body?.attributes.has('ph:form') ?? false,
    listedOnce: new Set(),
  })
  for (const part of elementsIn(document)) {
    if (part.name === 'preface') reader.readPreface(part)
    else if (part.name === 'preamble') reader.readPreamble(part)
    else if (part === body) reader.readBody(part)
    else if (part.name !== 'meta') {
      const isFrame = part.name === 'coverPage' || part.name === 'conclusions'
      const words = textIn(part).trim()
      if (words) leftovers.add(isFrame ? 'pageFrame' : 'part', reader.paragraphs.length, words)
    }
  }
  if (reader.paragraphs.length === 0) return fail({ kind: 'empty' })
  return ok({
    format: 'xml',
    lang: langOf(document, body),
    paragraphs: reader.paragraphs,
    comments: readNotes(document, references, reader.places),
    leftovers: leftovers.list,
  })
}

/** The statement, or whatever other document it is; of a collection the first. */
function documentIn(root: XmlElement): XmlElement | null {
  for (const child of elementsIn(root)) {
    if (bodyOf(child)) return child
    const inside = documentIn(child)
    if (inside) return inside
  }
  return null
}

function bodyOf(document: XmlElement): XmlElement | undefined {
  return childOf(document, 'mainBody') ?? childOf(document, 'body')
}

function langOf(document: XmlElement, body: XmlElement | undefined): string | null {
  const said = body?.attributes.get('xml:lang') ?? document.attributes.get('xml:lang')
  if (said) return said
  const identification = childOf(childOf(document, 'meta'), 'identification')
  const language = childOf(childOf(identification, 'FRBRExpression'), 'FRBRlanguage')
  return LANGUAGES.get(language?.attributes.get('language') ?? '') ?? null
}

const LANGUAGES = new Map(
  Object.entries({
    ara: 'ar',
    eng: 'en',
    spa: 'es',
    fra: 'fr',
    fre: 'fr',
    rus: 'ru',
    zho: 'zh',
    chi: 'zh',
  }),
)

function encodingIn(bytes: Uint8Array): string {
  const head = [...bytes.subarray(0, 200)].map((one) => String.fromCharCode(one)).join('')
  return /^<\?xml[^>]*encoding\s*=\s*["']([\w-]{2,40})["']/u.exec(head)?.[1] ?? 'utf-8'
}
