import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../../shared/formats/html-in/read-html.ts'
import { cpuMs } from '../../../cpu-time.ts'
import { leftoversOf, lines, readWith } from './written.ts'

const read = readWith(readHtml)

function expectLines(page: string, ...expected: readonly string[]): void {
  expect(lines(read(page))).toEqual(expected)
}

function expectLeft(page: string, ...expected: readonly string[]): void {
  expect(leftoversOf(read(page))).toEqual(expected)
}

describe('[I11] a page of HTML', () => {
  it('has paragraphs, titles and headings, and white space as a browser shows it', () => {
    expectLines(
      '<title>No text</title><h1>A  title</h1>\n<h2>Part</h2><p>The\n Council <!-- c --> recalls\n</p><div>loose<p>parted</p>end</div>',
      'title: A title',
      'heading: Part',
      'The Council recalls',
      'loose',
      'parted',
      'end',
    )
    expectLines(
      '<p>One<br>two&nbsp;three</p><p> &nbsp; </p><pre>a\n  b</pre>',
      'One\ntwo\u00a0three',
      'a\n  b',
    )
    expectLines('<p>安全理事会\n  回顾<b>其</b>\n决议 2436</p>', '安全理事会回顾**其** 决议 2436')
  })

  it('sets words in the styles that are said by elements and by styles', () => {
    expectLines(
      '<p>a <b>b <i>c</i></b> <u>d</u> <span style="font-style:italic">e</span> <b style="font-weight:normal">f</b></p>',
      'a **b *****c*** _d_ *e* f',
    )
  })

  it('[I11] reads lists: figures number operative paragraphs, all others are sub-paragraphs of their depth', () => {
    expectLines(
      '<ol><li>Decides<ol type="a"><li>one<ul><li>deep</li></ul></li></ol></li><li>Urges</ol><ul><li>first<p>more</ul>',
      'op: Decides',
      'sub1: one',
      'sub2: deep',
      'op: Urges',
      'sub1: first',
      'sub1: more',
    )
  })

  it('leads to the web or nowhere', () => {
    const page =
      '<p><a href="https://un.org/a?b=1&amp;c">Charter</a> <a href="javascript:alert(1)">x</a> <a href="mailto:a@b.c">y</a> <a>z</a></p>'
    expectLines(page, '<Charter>(https://un.org/a?b=1&c) x y z')
    expectLeft(page, 'address: javascript:alert(1)', 'address: mailto:a@b.c')
  })

  it('tracks what is in ins and del, one inside the other, by the author and at the time that they name', () => {
    expectLines(
      '<p>One <ins data-author="FRA">two <del cite="mailto:Bo%20Li">three</del></ins></p><ins cite="mailto:Ann"><p>New.</p></ins><p><del>Old.</del></p><p>Last.</p>',
      'One [+FRA two +][+FRA [-Bo Li three-]+]',
      '[+Ann New.+][+Ann ¶+]',
      '[-Old.-][-¶-]',
      'Last.',
    )
    const at = (datetime: string) =>
      read(`<p>a <ins datetime="${datetime}">b</ins></p>`).paragraphs[0]?.runs[1]?.changes[0]?.at
    expect(at('2020-03-02T10:00:00Z')).toBe(Date.UTC(2020, 2, 2, 10))
    expect(at('2020-03-02T10:00')).toBe(Date.UTC(2020, 2, 2, 10))
    expect(at('2020-03-02T12:00+02:00')).toBe(Date.UTC(2020, 2, 2, 10))
    expect(at('soon')).toBeNull()
  })

  it('a paragraph of which words are exchanged stands', () => {
    expectLines('<p><del>All.</del><ins>None.</ins></p>', '[-All.-][+None.+]')
  })

  it('nothing that acts is left, and that is told', () => {
    const page =
      '<p onclick="steal()">Words<script>alert(1)</script><img src=x onerror=alert(2) alt="A map"></p><iframe src="https://a.b"></iframe><object data="a"></object><input value="typed"><svg><script>x</script></svg><template><p>hid</p></template>'
    expectLines(page, 'Words')
    expectLeft(
      page,
      'active: onclick',
      'active: script',
      'active: onerror',
      'picture: A map',
      'embedded: iframe',
      'embedded: object',
      'field: input',
      'picture: x',
      'active: hid',
    )
    expect(JSON.stringify(read(page).paragraphs)).not.toMatch(/steal|alert|https/)
  })

  it('what is hidden, struck, set in tables, around the page or unknown is told', () => {
    const page =
      '<nav>Home</nav><p hidden>secret</p><p>a <span style="display: none">b</span><s>c</s></p><table><tr><td>one<td>two</table><x-note>d</x-note><footer>© 2020</footer>'
    expectLines(page, 'a c', 'one', 'two', 'd')
    expectLeft(
      page,
      'pageFrame: Home',
      'hidden: secret',
      'hidden: b',
      'struck: c',
      'table: one two',
      'element: x-note',
      'pageFrame: © 2020',
    )
  })

  it('says its language', () => {
    expect(read('<!doctype html><html lang="fr"><p>Le Conseil').lang).toBe('fr')
    expect(read('<p lang="fr">Le Conseil').lang).toBeNull()
  })
})

describe('[I11] footnotes are two links that lead to one another', () => {
  it.each([
    [
      'ours',
      '<p>Text<sup><a id="at-1" href="#note-1" role="doc-noteref">1</a></sup> goes on.</p><footer><p id="note-1" role="doc-footnote"><a href="#at-1" role="doc-backlink">1</a> See <i>it</i>.</p></footer>',
    ],
    [
      'of markdown-it',
      '<p>Text<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> goes on.</p><hr><section class="footnotes"><ol><li id="fn1"><p>See <i>it</i>. <a href="#fnref1">↩︎</a></p></li></ol></section>',
    ],
    [
      'of a word processor',
      '<p>Text<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span>[1]</span></a> goes on.</p><div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> See <i>it</i>.</p></div></div>',
    ],
    [
      'of another',
      '<p>Text<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> goes on.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> See <i>it</i>.</p></div>',
    ],
  ])('%s', (_, page) => {
    expectLines(page, 'Text{See *it*.} goes on.')
    expectLeft(page)
  })

  it('a table of contents is none', () => {
    const page =
      '<ul><li id="t1"><a href="#s1" id="c1">Part one</a></li></ul><h2 id="s1">Part one <a href="#t1">1</a></h2><p>Words.</p>'
    expectLines(page, 'sub1: Part one', 'heading: Part one 1', 'Words.')
  })

  it('a second mark for a note is its words, so that no note is told twice', () => {
    const page =
      '<p>a<sup><a id="r1" href="#n1">1</a></sup> b<sup><a id="r2" href="#n1" role="doc-noteref">1</a></sup></p><ol><li id="n1">Note <a href="#r1">back</a></li></ol>'
    expectLines(page, 'a{Note} b1')
    expectLeft(page, 'endnote: Note back', 'address: #n1')
  })
})

const refusalOf = (page: string | Uint8Array): string | null => {
  const found = readHtml(typeof page === 'string' ? new TextEncoder().encode(page) : page)
  return found.ok ? null : found.error.kind
}

describe('[I8] what is no page to read is told apart', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['nothing at all', 'empty', ''],
    ['a page without words', 'empty', '<html><body><img alt="x"></body></html>'],
    ['a ZIP', 'notThisFormat', 'PK\u0003\u0004'],
    ['bytes of no encoding', 'encoding', new Uint8Array([0x3c, 0x70, 0x3e, 0xff, 0xe9])],
    ['more than it may weigh', 'tooLarge', new Uint8Array(16 * 1024 * 1024 + 1)],
    ['elements without end in one another', 'tooMuchInside', '<div>'.repeat(1000)],
    ['more elements than a text has', 'tooMuchInside', '<i>a</i>'.repeat(250_000)],
  ])('%s: %s', (_, kind, page) => {
    expect(refusalOf(page)).toBe(kind)
  })

  it('an encoding that the page names is read', () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(
        '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>caf',
      ),
      0xe9,
    ])
    const found = readHtml(bytes)
    expect(found.ok && lines(found.value)).toEqual(['café'])
  })

  it('pages made to take long take no longer than others of their size', () => {
    const size = 50_000
    const pages = [
      `<p ${Array.from({ length: size }, (_, i) => `a${i}`).join(' ')}>words`,
      '<a href="#x">1</a>'.repeat(size),
      `<p>${'<!--'.repeat(size)}`,
      `<p>words ${'</b>'.repeat(size)}`,
      `<p>${' '.repeat(size)}\n`.repeat(20),
      `${'<table><tr><td>'.repeat(60)}${'word '.repeat(size)}`,
    ]
    const start = cpuMs()
    for (const page of pages) refusalOf(page)
    // Each is done in a fraction of a second; what grows with the square of its size takes minutes.
    expect(cpuMs() - start).toBeLessThan(20_000)
  })
})

describe('[I8] reading never throws, and no word of a page is lost without a trace', () => {
  const parts = [
    '<p>',
    '</p>',
    '<b>',
    '</i>',
    '<ins data-author="A">',
    '</ins>',
    '<del>',
    '</del>',
    '<ul><li>',
    '</ol>',
    '<table>',
    '<td>',
    '<a href="#n">',
    '</a>',
    '<li id="n">',
    '<a id="r" href="#n">1</a>',
    '<a href="#r">',
    '&amp;',
    '&#0;',
    '&#xd800;',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<![CDATA[',
    '<svg>',
    '<br>',
    '<pre>',
    'word ',
    '字\n',
    '<',
    '"',
    "'",
    '=',
    '<p id="ph_1_2">',
    '<a href="#ph_1_2">',
  ]
  const page = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((all) => all.join(''))

  it('pieces of pages in any order', () => {
    let isRead = 0
    fc.assert(
      fc.property(page, (text) => {
        if (refusalOf(text) === null) isRead++
      }),
      { numRuns: 500 },
    )
    expect(isRead).toBeGreaterThan(100)
  })

  it('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void refusalOf(bytes)))
  })

  it('each word of a page of well-written elements is in its text or in what is left over', () => {
    const names = 'p div b ins del ul li table td nav footer aside x-y h2 blockquote span s'.split(
      ' ',
    )
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.nat(999).map((n) => ` w${n}w `),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
      ),
    })).node
    let found = 0
    fc.assert(
      fc.property(tree, (text) => {
        const written = text.match(/w\d+w/gu) ?? []
        const bytes = new TextEncoder().encode(`<p>start</p>${text}`)
        const read = readHtml(bytes)
        const told = read.ok ? JSON.stringify(read.value) : ''
        // A frame is cut off after 120 characters.
        if (written.length < 12) expect(written.filter((word) => !told.includes(word))).toEqual([])
        found += written.length
      }),
      { numRuns: 300 },
    )
    expect(found).toBeGreaterThan(200)
  })
})
