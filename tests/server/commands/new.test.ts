import { readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { plainText } from '../../../shared/domain/views.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { scratchFolder } from '../dossiers.ts'
import { penholder } from '../run-cli.ts'

const NOTE = fileURLToPath(new URL('../../fixtures/concept-note.en.txt', import.meta.url))

describe('penholder new', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  beforeEach(async () => {
    scratch = await scratchFolder()
  })
  afterEach(() => scratch.remove())

  const start = (note: string, ...more: readonly string[]) =>
    penholder(['new', '--template', 'prst', '--from', note, '-o', scratch.path('x'), ...more])

  async function opened() {
    const file = await openDossierFile(scratch.path('x'), 'read')
    if (!file.ok) throw new Error(file.error.kind)
    const dossier = await file.value.readDossier()
    const text = await file.value.loadText(dossier.lang)
    await file.value.close()
    return { dossier, text }
  }

  it('[C8] fills the dossier from the note and opens the text with its title and an empty paragraph', async () => {
    const { code, err, out } = await start(NOTE)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('Care within reach')
    const { dossier, text } = await opened()
    expect(dossier).toMatchObject({ penholder: 'VNM', lang: 'en', stage: 'drafting' })
    expect(dossier.members).toHaveLength(15)
    expect(dossier.issues).toHaveLength(4)
    const base = readView(new Ledger(text), { kind: 'base' })
    expect(base.map(({ kind }) => kind)).toEqual(['title', 'plain'])
    expect(plainText(base)).toBe('Statement by the President of the Security Council\n')
    expect((await penholder(['verify', scratch.path('x')])).code).toBe(0)
    expect(await readdir(scratch.folder)).toEqual(['x'])
  })

  it('[C8] negotiates in the language that is asked for', async () => {
    expect((await start(NOTE, '--lang', 'fr')).code).toBe(0)
    const { dossier, text } = await opened()
    expect(dossier.lang).toBe('fr')
    const base = readView(new Ledger(text), { kind: 'base' })
    expect(plainText(base)).toBe('Déclaration du Président du Conseil de sécurité\n')
  })

  it.each([
    ['a file that is missing', 'nothing.txt', null, 'There is no file'],
    ['a folder', '.', null, 'cannot be read'],
    ['a program', 'a.bin', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 'is no text'],
    ['another encoding', 'gb.txt', Buffer.from('d6d0b9fab3a3d7a4'.repeat(60), 'hex'), 'UTF-8'],
    ['a short text', 'a.txt', 'Annex\n\nI. Background\n\n1. Short.', 'too short'],
    [
      'a text of another kind',
      'b.txt',
      'The board met and the board rose. '.repeat(20),
      'no annex|no letter',
    ],
  ])('[C8] %s gets one sentence and leaves no file behind', async (_, name, content, sentence) => {
    const note = scratch.path(name)
    if (content !== null) await writeFile(note, content)
    const before = await readdir(scratch.folder)
    const { code, err, out } = await start(note)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(new RegExp(sentence))
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(await readdir(scratch.folder)).toEqual(before)
  })

  it('[C8] says so in Chinese to those who read Chinese', async () => {
    const args = [
      'new',
      '--template',
      'prst',
      '--from',
      scratch.path('none'),
      '-o',
      scratch.path('x'),
    ]
    expect((await penholder(args, 'zh_CN.UTF-8')).err).toMatch(/^没有 .*none 这个文件。\n$/)
  })

  it('[C8] keeps an existing file, and knows wrong usage', async () => {
    await writeFile(scratch.path('x'), 'mine')
    expect((await start(NOTE)).code).toBe(1)
    expect((await start(NOTE, '--lang', 'xx')).code).toBe(2)
    expect((await start(NOTE, '--penholder', 'china')).code).toBe(2)
    const other = ['new', '--template', 'res', '--from', NOTE, '-o', scratch.path('y')]
    expect((await penholder(other)).code).toBe(2)
    expect(await readdir(scratch.folder)).toEqual(['x'])
  })
})
