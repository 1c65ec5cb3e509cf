import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../../shared/formats/docx-in/read-docx.ts'
import { cpuMs } from '../../../cpu-time.ts'
import { del, docx, end, ins, p, partsOf, r, zipped } from './packages.ts'

const refusalOf = (bytes: Uint8Array): string | null => {
  const read = readDocx(bytes)
  return read.ok ? null : read.error.kind
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
function compoundFile(entry: string): Uint8Array {
  const bytes = new Uint8Array(4096)
  bytes.set(OLE)
  bytes.set(
    [...entry].flatMap((letter) => [letter.charCodeAt(0), 0]),
    2048 + 128,
  )
  return bytes
}

/** Says of a stored entry that it is deflated; so the size that it says is a lie as well. */
function asIfDeflated(zip: Uint8Array, name: string): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let at = 0; at + 46 < zip.length; at++) {
    const signature = view.getUint32(at, true)
    const head = signature === 0x02014b50 ? 46 : signature === 0x04034b50 ? 30 : 0
    if (head === 0 || strFromU8(zip.subarray(at + head, at + head + name.length)) !== name) continue
    view.setUint16(at + (head === 46 ? 10 : 8), 8, true)
  }
  return zip
}

const GOOD = partsOf(p(r('The Council reaffirms.')))

describe('[I8] what is no document to read is told apart', () => {
  it.each<[string, string, Uint8Array]>([
    ['nothing at all', 'empty', new Uint8Array()],
    ['a PDF', 'notThisFormat', strToU8('%PDF-1.7 …')],
    ['an encrypted document', 'encrypted', compoundFile('EncryptedPackage')],
    ['a document of Word 97', 'oldFormat', compoundFile('WordDocument')],
    ['a ZIP that is cut off', 'malformed', docx(p(r('Words'))).subarray(0, 300)],
    ['another ZIP', 'notThisFormat', zipSync({ 'a.txt': strToU8('a') })],
    ['a spreadsheet', 'notThisFormat', zipped({ ...GOOD, 'word/document.xml': '<workbook/>' })],
    ['macros', 'macros', zipped({ ...GOOD, 'word/vbaProject.bin': 'x' })],
    [
      'macros by its type',
      'macros',
      zipped({
        ...GOOD,
        '[Content_Types].xml':
          '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
    ],
    ['XML that is broken', 'malformed', docx('<w:p><w:r>')],
    [
      'entities that multiply',
      'malformed',
      zipped({
        ...GOOD,
        'word/document.xml': '<!DOCTYPE d [<!ENTITY a "aa">]><w:document>&a;</w:document>',
      }),
    ],
    ['more than it may weigh', 'tooLarge', new Uint8Array(64 * 1024 * 1024 + 1)],
    [
      'elements without end in one another',
      'tooMuchInside',
      docx('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300)),
    ],
  ])('%s: %s', (_, kind, bytes) => {
    expect(refusalOf(bytes)).toBe(kind)
  })

  it('[I8] a part that inflates without end is given up on the way, whatever it says of its size', () => {
    const files = Object.entries(GOOD).map(([name, xml]) => [name, strToU8(xml)])
    const packed = deflateRawSync(new Uint8Array(100 * 1024 * 1024))
    const all = { ...Object.fromEntries(files), 'word/document.xml': packed }
    const bomb = asIfDeflated(zipSync(all, { level: 0 }), 'word/document.xml')
    const before = process.memoryUsage().arrayBuffers
    const start = cpuMs()
    expect(refusalOf(bomb)).toBe('tooMuchInside')
    // A tenth of what it would be: nobody else's load makes it that much.
    expect(cpuMs() - start).toBeLessThan(10_000)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80 * 1024 * 1024)
  })

  it('[I8] parts that are each small and together too much are refused as well', () => {
    const words = `<w:footnotes><w:footnote>${'x'.repeat(15 * 1024 * 1024)}</w:footnote></w:footnotes>`
    const part = (name: string) => [name, words.replaceAll('footnote', name.replace('s.xml', ''))]
    const others = ['footnotes.xml', 'endnotes.xml', 'comments.xml'].map(part)
    const parts = partsOf(p(r('a')), Object.fromEntries(others))
    expect(refusalOf(zipped(parts, 0))).toBe('tooMuchInside')
  })
})

describe('[I8] reading never throws', () => {
  const lively = partsOf(
    [
      p(r('One ') + ins('A', r('two ')) + del('B', 'three'), end('ins', 'A')),
      p(`${ins('A', `<w:del w:author="B">${r('four')}</w:del>`)}<w:r><w:sym w:char="F0B7"/></w:r>`),
      '<w:tbl><w:tr><w:trPr><w:del w:author="A"/></w:trPr><w:tc>' +
        p(r('cell')) +
        '</w:tc></w:tr></w:tbl>',
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF ph_1_2</w:instrText><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="2"/></w:r>',
      ),
    ].join(''),
    {
      'footnotes.xml': `<w:footnotes><w:footnote w:id="2">${p(r('note'))}</w:footnote></w:footnotes>`,
      'comments.xml': `<w:comments><w:comment w:id="0" w:author="A">${p(r('why'))}</w:comment></w:comments>`,
    },
  )
  const stored = zipped(lively, 0)

  it('bytes that are changed anywhere', () => {
    const change = fc.array(fc.tuple(fc.nat(stored.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 12,
    })
    let refused = 0
    fc.assert(
      fc.property(change, (changes) => {
        const bytes = stored.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        if (refusalOf(bytes)) refused++
      }),
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(100)
  })

  it('[I8] notes that refer to themselves, to one another, and a note that the text refers to again and again', () => {
    const to = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
    const note = (id: number, inside: string) =>
      `<w:footnote w:id="${id}">${p(inside)}</w:footnote>`
    const words = 'x'.repeat(100_000)
    const chain = Array.from({ length: 20_000 }, (_, i) => note(i + 4, to(i + 5))).join('')
    const notes = note(2, r(words) + to(2)) + note(3, to(2) + to(3)) + chain
    const read = readDocx(
      docx(p(to(2).repeat(5000) + to(3) + to(4)), {
        'footnotes.xml': `<w:footnotes>${notes}</w:footnotes>`,
      }),
    )
    if (!read.ok) throw new Error(read.error.kind)
    const written = read.value.paragraphs.flatMap(({ runs }) =>
      runs.flatMap((one) => one.note ?? []),
    )
    expect(written.map(({ text }) => text).join('')).toBe(words + words)
    // What is not read again is told.
    expect(read.value.leftovers.length).toBeGreaterThan(0)
  })

  it('elements that are renamed, and attributes that say something else', () => {
    const names = [...new Set(JSON.stringify(lively).match(/w:\w+/g) ?? [])]
    const swap = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
      minLength: 1,
      maxLength: 4,
    })
    let read = 0
    fc.assert(
      fc.property(swap, (swaps) => {
        const renamed = Object.entries(lively).map(([name, xml]) => [
          name,
          swaps.reduce((text, [from, to]) => text.replaceAll(from, to), xml),
        ])
        if (refusalOf(zipped(Object.fromEntries(renamed), 0)) === null) read++
      }),
      { numRuns: 300 },
    )
    expect(read).toBeGreaterThan(50)
  })

  it('files that are cut off', () => {
    fc.assert(
      fc.property(fc.nat(stored.length - 1), (length) => {
        expect(refusalOf(stored.subarray(0, length))).not.toBeNull()
      }),
    )
  })
})
