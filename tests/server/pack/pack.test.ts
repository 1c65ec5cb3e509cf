import { createHash } from 'node:crypto'
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../../server/command.ts'
import { lint } from '../../../server/commands/lint.ts'
import { pack } from '../../../server/commands/pack.ts'
import { translation } from '../../../server/commands/translation.ts'
import { verify } from '../../../server/commands/verify.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { EXPORT_FORMATS } from '../../../server/export/formats.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { makePackArchive } from '../../../server/pack/make-pack.ts'
import { savePack } from '../../../server/pack/save-pack.ts'
import { createSample } from '../../../server/sample/create-sample.ts'
import { writtenIn } from '../../../shared/formats/export-source.ts'
import { scratchFolder } from '../dossiers.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
const FINISHED = () => scratch.path('finished.penholder')
const LIVELY = () => scratch.path('lively.penholder')

beforeAll(async () => {
  scratch = await scratchFolder()
  await createSample(FINISHED(), 'adopted')
  await createSample(LIVELY())
})
afterAll(() => scratch.remove())

/** Runs a command in this process; rejects with its sentence. */
async function run(command: Command, ...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = []
  await command.run(args, { out: (line) => lines.push(line), err: () => undefined, locale: 'en' })
  return lines
}

type Manifest = {
  readonly symbol: string | null
  readonly gate: { readonly findings: readonly object[]; readonly override: object | null }
  readonly files: readonly {
    readonly path: string
    readonly bytes: number
    readonly sha256: string
  }[]
  readonly missing: readonly object[]
  readonly translations: readonly object[]
}
const manifestIn = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'))

describe('the final pack', () => {
  it('[X37] [C13] holds every format, and a manifest with the hash of each file', async () => {
    const out = scratch.path('pack')
    const [told] = await run(pack, FINISHED(), '-o', out)
    expect(told).toContain(out)
    const { symbol, gate, files, missing } = await manifestIn(out)
    expect(symbol).toMatch(/^S\/PRST\//)
    expect(gate.override).toBeNull()
    expect(missing).toEqual([])
    // One more for the archive's PDF.
    expect(files).toHaveLength(EXPORT_FORMATS.length + 1)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
    for (const file of files) {
      const bytes = await readFile(path.join(out, file.path))
      expect(bytes.length).toBe(file.bytes)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256)
    }
    const stem = `document/${symbol?.replaceAll('/', '-')}.en`
    const names = files.map(({ path }) => path)
    expect(names).toEqual(
      expect.arrayContaining([`${stem}.docx`, `${stem}.pdf`, `${stem}.archive.pdf`]),
    )
    const archive = await readFile(path.join(out, `${stem}.archive.pdf`), 'latin1')
    expect(archive).toContain('<pdfaid:part>2</pdfaid:part>')
  })

  it('[X37] is the same archive each time', async () => {
    const opened = await openDossierFile(FINISHED(), 'read')
    if (!opened.ok) throw new Error(opened.error.kind)
    const steps: number[] = []
    const job = {
      signal: new AbortController().signal,
      progress: (done: number) => void steps.push(done),
    }
    const [first, second] = [
      await makePackArchive(opened.value, job),
      await makePackArchive(opened.value, job),
    ]
    await opened.value.close()
    if (!first.ok || !second.ok) throw new Error('the gate is closed')
    expect(first.value.bytes).toEqual(second.value.bytes)
    expect(Object.keys(unzipSync(first.value.bytes))).toContain('manifest.json')
    expect(steps.slice(0, 3)).toEqual([0, 1, 2])
  })

  it('[X36] [C13] is refused with a sentence and leaves nothing, until somebody says why it is made', async () => {
    const before = await readdir(scratch.folder)
    const out = scratch.path('early.zip')
    await expect(run(pack, LIVELY(), '-o', out)).rejects.toThrow(/things are left.*--override/)
    expect(await readdir(scratch.folder)).toEqual(before)
    await run(pack, LIVELY(), '--override', 'For information only', '-o', out)
    const manifest = new TextDecoder().decode(
      unzipSync(new Uint8Array(await readFile(out)))['manifest.json'],
    )
    const { gate, missing }: Manifest = JSON.parse(manifest)
    expect(gate.override).toMatchObject({ reason: 'For information only', by: 'CHN' })
    expect(gate.findings.length).toBeGreaterThan(10)
    expect(missing).toEqual([{ format: 'record', lang: 'en', why: 'not-adopted' }])
    // It stands in the negotiation, and holds as long as the text does.
    await run(pack, LIVELY(), '-o', scratch.path('again.zip'))
    const opened = await openDossierFile(LIVELY(), 'read')
    if (!opened.ok) throw new Error(opened.error.kind)
    const { gateOverrides } = await opened.value.readDossier()
    await opened.value.close()
    expect(gateOverrides.map(({ reason }) => reason)).toEqual(['For information only'])
  })

  it('[X37] a folder appears whole or not at all, and takes the place of none', async () => {
    const files = Array.from({ length: 5 }, (_, i) => ({
      name: `a/${i}.bin`,
      bytes: new Uint8Array(9_000_000),
    }))
    const giveUp = new AbortController()
    const out = scratch.path('given-up')
    const saved = savePack(out, files, giveUp.signal)
    setTimeout(() => giveUp.abort(), 5)
    await expect(saved).rejects.toThrow(/abort/)
    expect((await readdir(scratch.folder)).filter((name) => name.includes('given-up'))).toEqual([])
    const { signal } = new AbortController()
    expect(await savePack(scratch.folder, files, signal)).toMatchObject({
      ok: false,
      error: { kind: 'exists' },
    })
    const nowhere = scratch.path('none/pack')
    expect(await savePack(nowhere, files, signal)).toMatchObject({
      error: { kind: 'folderMissing' },
    })
  })
})

describe('the text in other languages', () => {
  it('[C21] [X80] [X37] is put in by the secretariat, is in the pack in each format that says it, and the record holds it', async () => {
    const file = scratch.path('translated.penholder')
    await copyFile(FINISHED(), file)
    expect(await run(lint, file)).toContain(
      'Document: Not there in: العربية, Español, Français, Русский, 中文',
    )
    const count = await paragraphsIn(file)
    const french = Array.from(
      { length: count - 1 },
      (_, i) => `Le Conseil prie le Secrétaire ${i}.`,
    )
    const document = scratch.path('fr.txt')
    await writeFile(document, ['Déclaration du Président', ...french].join('\n\n'))
    const short = scratch.path('short.txt')
    await writeFile(short, ['Déclaration du Président', ...french.slice(1)].join('\n\n'))
    await expect(run(translation, file, short, '--lang', 'fr')).rejects.toThrow(
      `short.txt has ${count - 1} paragraphs, the text has ${count}`,
    )
    await expect(run(translation, file, document, '--lang', 'en')).rejects.toThrow('“en”')
    const said = await run(translation, file, document, '--lang', 'fr', '--item', 'Casques bleus')
    expect(said[0]).toMatch(/^fr@Rev\.\d: fr\.txt, by SEC/)
    await expect(run(translation, file, document, '--lang', 'fr')).rejects.toThrow('--replace')
    expect((await run(verify, file)).join()).toContain('whole')

    const out = scratch.path('translated')
    await run(pack, file, '-o', out)
    const { files, translations, symbol } = await manifestIn(out)
    expect(translations).toEqual([expect.objectContaining({ lang: 'fr', by: 'SEC' })])
    const stem = `document/${symbol?.replaceAll('/', '-')}.fr`
    const names = files.map(({ path }) => path).filter((name) => name.startsWith(stem))
    expect(names.toSorted()).toEqual(
      ['akn.xml', 'archive.pdf', 'docx', 'html', 'md', 'pdf', 'txt'].map((end) => `${stem}.${end}`),
    )
    const text = await readFile(path.join(out, `${stem}.txt`), 'utf8')
    expect(text).toContain('Original\u00A0: anglais')
    expect(text).toContain('«\u00A0Casques bleus\u00A0»')
    const akn = await readFile(path.join(out, `${stem}.akn.xml`), 'utf8')
    expect(akn).toMatch(/<FRBRtranslation href="[^"]*\/eng@[^"]*" fromLanguage="eng"\/>/)

    const [id = ''] = said[0]?.split(': ') ?? []
    expect(await run(translation, file, '--remove', id)).toContain('There are no translations.')
  })
})

async function paragraphsIn(path: string): Promise<number> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const { base } = readSource(await opened.value.readDossier(), await opened.value.loadText('en'))
  await opened.value.close()
  return writtenIn(base).length
}

describe('penholder lint', () => {
  it('[X35] [C13] prints what is left, a line each, and the same as JSON', async () => {
    const lines = await run(lint, LIVELY())
    const { blocking, findings } = JSON.parse((await run(lint, LIVELY(), '--json')).join('\n'))
    expect(blocking).toBeGreaterThan(10)
    expect(
      lines.slice(0, findings.length).every((line) => /^(Paragraph|Document)/.test(line)),
    ).toBe(true)
    expect(lines).toContain(`${blocking} things are left in the text.`)
    expect(lines).toContain('Document: The text is not adopted')
    const asking = lines.filter((line) => line.includes('Open proposal of'))
    for (const line of asking) expect(line).toMatch(/ of [A-Z]{3}: (?:[A-Z][a-z]+ |Lift|Footnote)/)
    expect(asking.join('\n')).toMatch(/: Replace “.+” with “.+”/)
  })

  it('[X35] says that nothing is left over', async () => {
    expect(await run(lint, FINISHED())).toContain('Nothing is left over: the pack can be made.')
  })
})
