import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../../shared/formats/markdown-in/read-markdown.ts'
import { cpuMs } from '../../../cpu-time.ts'
import { leftoversOf, lines, readWith } from './written.ts'

const read = readWith(readMarkdown)

function expectLines(text: string, ...expected: readonly string[]): void {
  expect(lines(read(text))).toEqual(expected)
}

describe('[I12] a text in Markdown', () => {
  it('has title, headings, paragraphs, styles and links', () => {
    expectLines(
      '# A title\n\n## Part\n\nThe *Council*\n**recalls** [the Charter](https://un.org/ "x") \\*.\n\n安全理事会\n回顾\n',
      'title: A title',
      'heading: Part',
      'The *Council* **recalls** <the Charter>(https://un.org/) *.',
      '安全理事会回顾',
    )
  })

  it('has lists: figures number operative paragraphs, all others are sub-paragraphs of their depth', () => {
    expectLines(
      '1. Decides\n   - one\n     - deep\n2. Urges\n\nWords:\n\n- first\n',
      'op: Decides',
      'sub1: one',
      'sub2: deep',
      'op: Urges',
      'Words:',
      'sub1: first',
    )
  })

  it('has footnotes, each at its place', () => {
    expectLines('One[^a] two^[Inline.].\n\n[^a]: See *it*.\n', 'One{See *it*.} two{Inline.}.')
  })

  it('tracks ins, del and what is struck', () => {
    expectLines(
      'One <ins data-author="FRA">two</ins> ~~three~~.\n\n<del cite="mailto:Bo">\n\nFour.\n\n</del>\n',
      'One [+FRA two+] [-three-].',
      '[-Bo Four.-][-Bo ¶-]',
    )
  })

  it('nothing in it acts, and what is no text is told', () => {
    const text =
      '---\ntitle: Draft\n---\n\nWords ![A map](x.png) <script>alert(1)</script>\n\n[x](javascript:alert(1)) <javascript:alert(1)>\n\n| a | b |\n|---|---|\n| c | d |\n'
    const found = read(text)
    expect(leftoversOf(found)).toEqual([
      'pageFrame: title: Draft',
      'picture: A map',
      'active: script',
      'table: a b c d',
    ])
    // What is no link to the web is no link: its characters are words.
    expect(lines(found)[1]).toBe('[x](javascript:alert(1)) <javascript:alert(1)>')
    expect(found.paragraphs.flatMap(({ runs }) => runs).every(({ href }) => href === null)).toBe(
      true,
    )
  })
})

const refusalOf = (bytes: Uint8Array | string): string | null => {
  const found = readMarkdown(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  return found.ok ? null : found.error.kind
}

describe('[I8] what is no Markdown to read is told apart', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['nothing at all', 'empty', ' \n'],
    ['bytes of no encoding', 'encoding', new Uint8Array([0xc3, 0x28])],
    ['a file of another kind', 'notThisFormat', 'a\0b'],
    ['more than it may weigh', 'tooLarge', new Uint8Array(2 * 1024 * 1024 + 1)],
    ['quotations without end in one another', 'tooMuchInside', `${'>'.repeat(500)} words`],
    ['lists without end in one another', 'tooMuchInside', `${'- '.repeat(500)}words`],
  ])('%s: %s', (_, kind, text) => {
    expect(refusalOf(text)).toBe(kind)
  })

  it('texts made to take long take no longer than others of their size', () => {
    const size = 10_000
    const start = cpuMs()
    for (const text of [
      '*a **a ',
      '[a](',
      '![[]()',
      '`'.padEnd(9, 'a'),
      '[^a]: ',
      '^[a ',
      '<a ',
      '_a_ **',
    ])
      refusalOf(text.repeat(size))
    expect(cpuMs() - start).toBeLessThan(30_000)
  })

  it('reading never throws', () => {
    const parts = [
      '*',
      '_',
      '**',
      '~~',
      '`',
      '[',
      ']',
      '(',
      ')',
      '[^1]',
      '[^1]: ',
      '^[',
      '> ',
      '- ',
      '1. ',
      '# ',
      '\n',
      '\n\n',
      '    ',
      '| ',
      '|-|-|\n',
      '<ins>',
      '</ins>',
      '<!--',
      '&',
      '\\',
      'word',
      '字',
      '---\n',
      'a: b\n',
      '\t',
      'http://a.b',
    ]
    let isRead = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 50 }), (all) => {
        if (refusalOf(all.join('')) === null) isRead++
      }),
      { numRuns: 500 },
    )
    expect(isRead).toBeGreaterThan(200)
  })
})
