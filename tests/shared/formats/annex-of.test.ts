import { describe, expect, it } from 'vitest'
import {
  ANNEXES_AT_MOST,
  type AnnexWords,
  withAnnex,
  withoutAnnex,
} from '../../../shared/domain/annexes.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { exportDocx } from '../../../shared/formats/export-docx.ts'
import { annexOf } from '../../../shared/formats/reading/annex-of.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import { docx, p, r } from './docx-in/packages.ts'
import { draftIn } from './sources.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function annexed(name: string, bytes: Uint8Array, title: string | null = null) {
  const read = await readNamed(name, bytes)
  if (!read.ok) throw new Error(read.error.kind)
  return annexOf(read.value, name, title)
}

async function blocksOf(name: string, bytes: Uint8Array) {
  const annex = await annexed(name, bytes)
  return annex.ok ? annex.value.blocks.map(({ kind, text }) => `${kind}: ${text}`) : annex.error
}

const PUT = { by: 'CHN' as DelegationCode, at: 1_584_000_000_000 }
const WORDS: AnnexWords = { title: 'A', source: 'a.txt', blocks: [{ kind: 'words', text: 'One.' }] }

describe('an annex for reference', () => {
  it('[I15] is the words of a document, paragraph by paragraph, its headings told apart', async () => {
    const page = '<h2>Heading</h2><p>First <b>bold</b> words.</p><p></p><p>Second\nline.</p>'
    expect(await blocksOf('a.html', utf8(page))).toEqual([
      'heading: Heading',
      'words: First bold words.',
      'words: Second line.',
    ])
  })

  it('[I15] nothing in it acts, nor turns the direction of what stands around it', async () => {
    const page =
      '<p>Words <script>alert(1)</script><img src=x onerror=alert(2)>end.</p><p>safe\u202Eesrever\u0007</p>'
    const blocks = await blocksOf('a.html', utf8(page))
    expect(blocks).toHaveLength(2)
    expect(String(blocks)).not.toMatch(/alert|onerror|\p{Cc}|\u202E/u)
  })

  it('[I15] takes no tracked change: what is inserted is not there, what is deleted is', async () => {
    const run = (kind: string, text: string, name: string) =>
      `<w:${kind} w:id="1" w:author="FRA" w:date="2020-03-01T00:00:00Z"><w:r><w:${name} xml:space="preserve">${text}</w:${name}></w:r></w:${kind}>`
    const body = p(
      r('All ') + run('del', 'old ', 'delText') + run('ins', 'new ', 't') + r('States.'),
    )
    expect(await blocksOf('a.docx', docx(body))).toEqual(['words: All old States.'])
  })

  it('[I15] is called as it is said to be, else by its first words, cut to a length', async () => {
    const long = `${'word '.repeat(80)}end.`
    const own = await annexed('a.txt', utf8(`${long}\n\nMore.`))
    expect(own.ok && own.value.title.length).toBe(ANNEXES_AT_MOST.title / 2)
    const named = await annexed('a.txt', utf8('One.'), 'The report')
    expect(named.ok && named.value).toMatchObject({ title: 'The report', source: 'a.txt' })
  })

  it('[I15] is refused if there is nothing to read in it, or more than an annex holds', async () => {
    const blank = {
      paragraphs: [],
      comments: [],
      leftovers: [],
      format: 'html',
      lang: null,
    } as const
    expect(annexOf(blank, 'a.html', null)).toEqual({ ok: false, error: 'empty' })
    const tooLong = await annexed('a.txt', utf8('x'.repeat(ANNEXES_AT_MOST.length + 1)))
    expect(tooLong).toEqual({ ok: false, error: 'tooLong' })
    const tooMany = await annexed('a.txt', utf8('x\n\n'.repeat(ANNEXES_AT_MOST.blocks + 1)))
    expect(tooMany).toEqual({ ok: false, error: 'tooLong' })
  })
})

describe('the annexes of a dossier', () => {
  it('[O12] are bounded in number and length, and never share an id', () => {
    let annexes = withAnnex([], WORDS, PUT)
    for (let i = 1; i < ANNEXES_AT_MOST.annexes; i++) {
      annexes = annexes.ok ? withAnnex(annexes.value, WORDS, PUT) : annexes
    }
    if (!annexes.ok) throw new Error(annexes.error.kind)
    expect(new Set(annexes.value.map(({ id }) => id)).size).toBe(ANNEXES_AT_MOST.annexes)
    expect(withAnnex(annexes.value, WORDS, PUT)).toMatchObject({ error: { kind: 'too-many' } })
    const heavy = { ...WORDS, blocks: [{ kind: 'words' as const, text: 'x'.repeat(120_001) }] }
    expect(withAnnex([], heavy, PUT)).toMatchObject({ error: { kind: 'too-many' } })
  })

  it('[O12] one is taken away whole, and once', () => {
    const one = withAnnex([], WORDS, PUT)
    if (!one.ok) throw new Error(one.error.kind)
    const [{ id } = { id: '' }] = one.value
    expect(withoutAnnex(one.value, id)).toEqual({ ok: true, value: [] })
    expect(withoutAnnex([], id)).toMatchObject({ error: { kind: 'not-there', detail: id } })
  })
})

it('[I16] a long Word document tells how far it is read, in paragraphs', async () => {
  const told: string[] = []
  const words = Array.from({ length: 249 }, (_, i) => `The Council notes ${i}.`)
  const bytes = exportDocx(draftIn('en', 'Statement', ...words))
  const found = await readNamed('a.docx', bytes, (done, of) => told.push(`${done}/${of}`))
  expect(found.ok).toBe(true)
  // The mark, the opening, and what the page ends with are blocks too.
  expect(told.map((one) => one.split('/')[0])).toEqual(['100', '200'])
  expect(new Set(told.map((one) => one.split('/')[1])).size).toBe(1)
})
