import { describe, expect, it } from 'vitest'
import { translatedWords } from '../../../shared/domain/translations.ts'
import { exportDocx } from '../../../shared/formats/export-docx.ts'
import { writtenIn } from '../../../shared/formats/export-source.ts'
import { exportText } from '../../../shared/formats/export-text.ts'
import { exportHtml } from '../../../shared/formats/html/statement-html.ts'
import { exportMarkdown } from '../../../shared/formats/markdown/export-markdown.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import { translatedRows, translationOf } from '../../../shared/formats/reading/translation-of.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import { translatedSource } from '../../../shared/formats/translated-source.ts'
import { FRA } from '../../server/dossiers.ts'
import { draftIn, FIRST, SECOND, TITLE } from './sources.ts'

const TEXT = draftIn('en', TITLE, FIRST, SECOND)
const FRENCH = [
  'Déclaration du Président du Conseil de sécurité',
  'Le Conseil de sécurité rappelle sa résolution 2436 (2018).',
  'Le Conseil de sécurité exhorte tous les États à poursuivre ceux qui attaquent les Casques bleus.',
] as const

/** What a document of that name says beside the text: one line a row, the words of the document. */
async function laid(name: string, document: string | Uint8Array, lang: 'fr' | 'en' = 'fr') {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document
  const read = await readNamed(name, bytes)
  if (!read.ok) throw new Error(read.error.kind)
  const found = translationOf(read.value, writtenIn(TEXT.base), lang)
  const words = found.rows.map(({ pieces }) => (pieces ? translatedWords(pieces).trim() : null))
  return { ...found, words, paragraphs: translatedRows(found) }
}

const lines = (...paragraphs: readonly string[]) => `${paragraphs.join('\n\n')}\n`

/** The text as its French translation has it, adopted and issued if it is to be. */
async function inFrench(isIssued = false) {
  const { paragraphs } = await laid('t.txt', lines(...FRENCH))
  if (!paragraphs) throw new Error('it was not read')
  const textHash = hashOfText(TEXT.base)
  const adopted = { seq: 1, at: 0, by: FRA, revision: 'Rev.1', textHash, rivals: [], leftovers: [] }
  const dossier = {
    ...TEXT.dossier,
    ...(isIssued
      ? {
          stage: 'adopted' as const,
          adoption: { ...adopted, type: 'presidentialStatement' as const, overridden: null },
          issuedAs: { symbol: 'S/PRST/2020/5', meeting: 8745, date: '2020-03-24', at: 0 },
        }
      : {}),
  }
  return translatedSource(
    { ...TEXT, dossier },
    {
      ...{ lang: 'fr', revision: 'Rev.1', textHash, item: 'La sécurité des Casques bleus' },
      ...{ source: 't.txt', by: FRA, at: 0, paragraphs },
    },
  )
}

describe('a translation beside the text', () => {
  it('[I17] is matched paragraph by paragraph, styles, notes and links with it', async () => {
    const page = `<h1>${FRENCH[0]}</h1><p>Le <i>Conseil de sécurité</i> rappelle sa <a href="https://undocs.org/x">résolution</a> 2436 (2018).</p><p>${FRENCH[2]}</p>`
    const { paragraphs, fault, words } = await laid('t.html', page)
    expect(fault).toBeNull()
    expect(words).toEqual([...FRENCH])
    expect(paragraphs?.map(({ of }) => of)).toEqual(TEXT.base.map(({ id }) => id))
    expect(paragraphs?.[1]?.pieces).toContainEqual({
      text: 'Conseil de sécurité',
      emphasis: ['italic'],
    })
    expect(paragraphs?.[1]?.pieces).toContainEqual({
      sign: { kind: 'linkStart', href: 'https://undocs.org/x' },
    })
  })

  it('[I17] that has more or fewer paragraphs is told, both columns to their ends, and cannot be put in', async () => {
    const short = await laid('t.txt', lines(...FRENCH.slice(0, 2)))
    expect(short).toMatchObject({ fault: 'count', paragraphs: null })
    expect(short.words).toEqual([FRENCH[0], FRENCH[1], null])
    const long = await laid('t.txt', lines(...FRENCH, 'Une phrase de trop.'))
    expect(long).toMatchObject({ fault: 'count', paragraphs: null })
    expect(long.rows.at(-1)?.of).toBeNull()
  })

  it('[I17] with changes that nobody settled cannot be put in', async () => {
    const [title, first, second] = FRENCH
    const page = `<h1>${title}</h1><p>${first} <ins data-author="x">Encore.</ins></p><p>${second}</p>`
    expect(await laid('t.html', page)).toMatchObject({ fault: 'tracked', paragraphs: null })
  })

  it('[I17] whose translators kept the frame of the page is read without it', async () => {
    const [title, first, second] = FRENCH
    const framed = lines(
      title,
      'Le Président a fait la déclaration suivante :',
      `« ${first}`,
      `« ${second} »`,
    )
    expect((await laid('t.txt', framed)).words).toEqual([...FRENCH])
  })

  it('[I17] [X80] comes back from every document that is made of it', async () => {
    const french = await inFrench()
    const made: readonly (readonly [string, string | Uint8Array])[] = [
      ['t.docx', exportDocx(french)],
      ['t.html', exportHtml(french)],
      ['t.md', exportMarkdown(french)],
      ['t.txt', exportText(french)],
    ]
    for (const [name, document] of made) {
      expect([name, (await laid(name, document)).words]).toEqual([name, [...FRENCH]])
    }
  })
})

describe('a document in another language', () => {
  it('[X80] has the masthead, the opening and the quotation marks of its own, and names the original', async () => {
    const text = exportText(await inFrench(true))
    expect(text).toBe(
      lines(
        [
          'Nations Unies    S/PRST/2020/5',
          'Conseil de sécurité    Distr. générale',
          '24 mars 2020',
          'Français',
          'Original\u00A0: anglais',
        ].join('\n'),
        FRENCH[0],
        'Le Conseil de sécurité ayant examiné à sa 8745e séance, le 24 mars 2020, la question intitulée «\u00A0La sécurité des Casques bleus\u00A0», son président a fait en son nom la déclaration suivante\u00A0:',
        `«\u00A0${FRENCH[1]}`,
        `«\u00A0${FRENCH[2]}\u00A0»`,
      ),
    )
  })

  it('[X80] a draft of it is marked by the version that was negotiated', async () => {
    const textHash = hashOfText(TEXT.base)
    const revision = { name: 'Rev.1', textHash, numbers: {} }
    const french = await inFrench()
    const dossier = { ...french.dossier, revisions: [{ ...REVISION, ...revision }] }
    expect(exportText({ ...french, dossier })).toMatch(/^Projet – non agréé – Rev\.1\n/u)
  })
})

const REVISION = { seq: 1, at: 0, by: FRA, note: '', recipients: [], commentsUntil: null }
