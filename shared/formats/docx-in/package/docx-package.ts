import { fail, ok, type Result } from '../../../base/result.ts'
import type { ImportError } from '../../imported-text.ts'
import { elementsIn, parseXml, type XmlElement } from '../../xml-tree.ts'
import { PREFIXES } from './namespaces.ts'
import { inflate, readZip, type ZipEntry } from './zip.ts'

// A Word document is a ZIP of XML parts that name one another. Parts are read on demand and share one budget of bytes.

/** The largest file that is looked into. */
const MAX_DOCX_BYTES = 64 * 1024 * 1024
/** The most XML that a document may amount to: some two thousand pages. */
const MAX_XML_BYTES = 40 * 1024 * 1024

export type Relationship = {
  readonly id: string
  /** The last word of its type: `footnotes`, `hyperlink`. */
  readonly type: string
  /** The name of a part, or an address outside the package. */
  readonly target: string
  readonly isExternal: boolean
}

/** Thrown while a part is read, and made a `Result` of where reading began. */
export class UnreadablePart extends Error {
  readonly kind: ImportError['kind']
  constructor(kind: ImportError['kind']) {
    super(kind)
    this.kind = kind
  }
}

export class DocxPackage {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, ZipEntry>
  #budget = MAX_XML_BYTES

  private constructor(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>) {
    this.#bytes = bytes
    this.#entries = entries
  }

  /** Looks into the file; says what it is if it is no document that can be read ([I8]). */
  static open(bytes: Uint8Array): Result<DocxPackage, ImportError> {
    if (bytes.length === 0) return fail({ kind: 'empty' })
    if (bytes.length > MAX_DOCX_BYTES) return fail({ kind: 'tooLarge' })
    if (startsWith(bytes, OLE))
      return fail({ kind: isEncrypted(bytes) ? 'encrypted' : 'oldFormat' })
    if (!startsWith(bytes, ZIP)) return fail({ kind: 'notThisFormat' })
    const read = readZip(bytes)
    if (!read.ok) return read
    const entries = [...read.value.values()]
    if (entries.some((entry) => entry.isEncrypted)) return fail({ kind: 'encrypted' })
    if (entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name)))
      return fail({ kind: 'macros' })
    if (!read.value.has('[Content_Types].xml')) return fail({ kind: 'notThisFormat' })
    return ok(new DocxPackage(bytes, read.value))
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** The root of an XML part, null if there is no such part; throws `UnreadablePart`. */
  part(name: string): XmlElement | null {
    const entry = this.#entries.get(name)
    if (!entry) return null
    const inflated = inflate(this.#bytes, entry, this.#budget)
    if (!inflated.ok) throw new UnreadablePart(inflated.error.kind)
    this.#budget -= inflated.value.length
    const parsed = parseXml(decode(inflated.value), PREFIXES)
    if (!parsed.ok) throw new UnreadablePart(parsed.error.kind)
    return parsed.value
  }

  /** To what a part is related, in the order in which it says so; the empty name is the package itself. */
  relationshipsOf(name: string): readonly Relationship[] {
    const slash = name.lastIndexOf('/') + 1
    const folder = name.slice(0, slash)
    const root = this.part(`${folder}_rels/${name.slice(slash)}.rels`)
    if (!root) return []
    return [...elementsIn(root)].map(({ attributes }) => {
      const target = attributes.get('Target') ?? ''
      const isExternal = attributes.get('TargetMode') === 'External'
      return {
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: isExternal ? target : resolve(folder, target),
        isExternal,
      }
    })
  }
}

const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** An encrypted document is a compound file whose directory names `EncryptedPackage`; an old one has none. */
function isEncrypted(bytes: Uint8Array): boolean {
  const wanted = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  // Directory entries stand at multiples of 128 bytes.
  for (let at = 0; at + wanted.length <= bytes.length; at += 128) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

function decode(bytes: Uint8Array): string {
  const label = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    // Thrown for bytes that are no text in this encoding.
    throw new UnreadablePart('malformed')
  }
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
