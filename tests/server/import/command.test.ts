import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Io } from '../../../server/command.ts'
import { importCommand } from '../../../server/commands/import.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { mapAuthors, parseAuthor } from '../../../server/import/authors.ts'
import { textOf } from '../../../shared/formats/export-source.ts'
import { exportText } from '../../../shared/formats/export-text.ts'
import { docx, ins, p, r } from '../../shared/formats/docx-in/packages.ts'
import { scratchFolder } from '../dossiers.ts'

describe('penholder import', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  beforeEach(async () => {
    scratch = await scratchFolder()
  })
  afterEach(() => scratch.remove())

  async function run(...args: readonly string[]): Promise<string> {
    const lines: string[] = []
    const io: Io = { out: (line) => void lines.push(line), err: () => undefined, locale: 'en' }
    await importCommand.run([...args, '-o', scratch.path('x')], io)
    return lines.join('\n')
  }

  async function source() {
    const file = await openDossierFile(scratch.path('x'), 'read')
    if (!file.ok) throw new Error(file.error.kind)
    const dossier = await file.value.readDossier()
    const read = readSource(dossier, await file.value.loadText(dossier.lang))
    await file.value.close()
    return read
  }

  async function given(name: string, bytes: Uint8Array | string): Promise<string> {
    await writeFile(scratch.path(name), bytes)
    return scratch.path(name)
  }

  const TWO = docx(p(r('One ') + ins('Ann Lee', r('two ')) + ins('Bo', r('three'))))

  it('[C18] says who the authors are of whom it knows nothing, and makes no file', async () => {
    const file = await given('a.docx', TWO)
    await expect(run(file, '--author', 'Bo=USA')).rejects.toThrow(
      'a.docx has changes or comments by “Ann Lee”: say for each which delegation that is (--author "Ann Lee=FRA"), or for all who are left with --others FRA.',
    )
    expect((await openDossierFile(scratch.path('x'), 'read')).ok).toBe(false)
  })

  it('[C18] makes a dossier whose members are the delegations of the authors', async () => {
    const out = await run(await given('a.docx', TWO), '--author', 'Bo=EST', '--others', 'FRA')
    expect(out).toContain('“Ann Lee” is FRA.')
    expect(out).toContain('2 paragraphs, 2 insertions, 0 deletions, 0 other changes, 0 comments.')
    const { dossier, proposals, base } = await source()
    expect(dossier).toMatchObject({ penholder: 'CHN', lang: 'en', stage: 'drafting' })
    expect(dossier.members).toEqual(expect.arrayContaining(['CHN', 'EST', 'FRA']))
    expect(proposals.map(({ delegation }) => delegation)).toEqual(['FRA', 'EST'])
    expect(base.map(textOf)).toEqual(['Statement by the President of the Security Council', 'One '])
  })

  it('[C18] counts one of a kind in the singular', async () => {
    const page =
      '<h1>A title</h1><p>One <ins data-author="FRA">two</ins> <del data-author="FRA">six</del></p>'
    const file = await given('a.html', page)
    expect(await run(file)).toContain(', 1 insertion, 1 deletion, 0 other changes, 0 comments.')
  })

  it('[C18] tells what was not understood', async () => {
    const drawn = p(`${r('One ')}<w:r><w:drawing><wp descr="A map"/></w:drawing></w:r>`)
    expect(await run(await given('a.docx', docx(drawn)))).toContain('A picture: A map')
  })

  it('[I11] [I12] a page and a text in Markdown are imported by the same way', async () => {
    const page =
      '<h1>A title</h1><p>One <ins data-author="FRA" datetime="2020-03-02">two</ins><img alt="A map"></p>'
    expect(await run(await given('a.HTML', page))).toContain('A picture: A map')
    const { proposals, base } = await source()
    expect(proposals).toMatchObject([{ delegation: 'FRA', statedAt: Date.UTC(2020, 2, 2) }])
    expect(base.map(textOf)).toEqual(['A title', 'One '])
    await scratch.remove()
    scratch = await scratchFolder()
    const file = await given('a.md', '# A title\n\nOne ~~two~~ three[^1].\n\n[^1]: Four.\n')
    await expect(run(file)).rejects.toThrow('changes or comments by “(no name)”')
    await run(file, '--author', '=FRA')
    expect((await source()).base.map(textOf)).toEqual(['A title', 'One two three [note: Four.].'])
    expect((await source()).proposals).toMatchObject([{ delegation: 'FRA', kind: 'deletion' }])
  })

  it.each([
    ['ar', 'بيان\n\nيعرب مجلس الأمن عن بالغ قلقه إزاء الهجمات على معسكرات UNMISS.'],
    ['zh', '声明\n\n安全理事会最强烈地谴责对马里稳定团（MINUSMA）营地的一切袭击。'],
    ['ru', 'Заявление\n\nСовет Безопасности самым решительным образом осуждает нападения.'],
    [
      'fr',
      'Déclaration\n\nLe Conseil condamne les attaques contre des soldats de la paix dans le pays.',
    ],
    ['en', 'XX\n\n1234 (2018)'],
  ])(
    '[C18] [I18] a text in %s makes a dossier in its language, and the command says so',
    async (lang, text) => {
      expect(await run(await given('a.txt', text))).toContain(`“${lang}”; --lang names another`)
      expect((await source()).dossier.lang).toBe(lang)
    },
  )

  it('[I18] what words say goes before what a program was set to, and what is named before both', async () => {
    const page =
      '<html lang="en"><h1>Declaración</h1><p>El Consejo condena los ataques y exige que se respete a las misiones.</p></html>'
    await run(await given('a.html', page))
    expect((await source()).dossier.lang).toBe('es')
    await scratch.remove()
    scratch = await scratchFolder()
    expect(await run(await given('a.html', page), '--lang', 'fr')).not.toContain('--lang')
    expect((await source()).dossier.lang).toBe('fr')
  })

  it.each([
    ['missing.docx', null, 'There is no file'],
    ['a.odt', 'x', 'is of no kind that can be imported: .docx'],
    ['a.docm', 'x', 'a.docm contains macros and is not opened; save it as a .docx without macros.'],
    ['A.DOTM', 'x', 'contains macros'],
    ['a.doc', 'x', 'a.doc is a document of an old binary format; save it as .docx first.'],
    ['a.docx', 'no zip', 'is not a document of the kind that its name says'],
    ['a.txt', new Uint8Array([0xff, 0xfe, 0xff]), 'is not text in UTF-8'],
    ['a.txt', '  \n ', 'There is nothing in a.txt.'],
  ])('[I8] %s: one sentence', async (name, bytes, sentence) => {
    const file = bytes === null ? scratch.path(name) : await given(name, bytes)
    await expect(run(file)).rejects.toThrow(sentence)
  })

  it('[I9] a text that was exported comes back as it was, without its frame', async () => {
    const lines = ['A title', 'The Council recalls.', 'It decides.']
    await run(await given('a.txt', lines.join('\n\n')))
    const exported = exportText(await source())
    expect(exported).toContain('“It decides.”')
    const before = (await source()).base.map(textOf)
    await scratch.remove()
    scratch = await scratchFolder()
    await run(await given('b.txt', exported))
    expect((await source()).base.map(textOf)).toEqual(before)
    expect(before).toEqual(lines)
  })
})

describe('who the authors of a document are', () => {
  const given = new Map(
    [['Ann', 'FRA' as const]].map(
      ([name, code]) => parseAuthor(`${name}=${code}`) ?? ['', never()],
    ),
  )

  it('[I7] an author is the delegation that is given, or that bears exactly this name; nobody else is guessed at', () => {
    expect(mapAuthors(['Ann', 'Germany', '法国', 'USA'], given, null)).toMatchObject({
      ok: true,
      value: new Map([
        ['Ann', 'FRA'],
        ['Germany', 'DEU'],
        ['法国', 'FRA'],
        ['USA', 'USA'],
      ]),
    })
    expect(mapAuthors(['Ann', 'germany', 'Usa Smith'], given, null)).toEqual({
      ok: false,
      error: ['germany', 'Usa Smith'],
    })
  })

  it('[C18] a name may hold a sign of equality, and may be empty', () => {
    expect(parseAuthor('a=b=FRA')).toEqual(['a=b', 'FRA'])
    expect(parseAuthor('=FRA')).toEqual(['', 'FRA'])
    expect(parseAuthor('Ann=France')).toBeNull()
    expect(parseAuthor('FRA')).toBeNull()
  })
})

function never(): never {
  throw new Error('not of that form')
}
