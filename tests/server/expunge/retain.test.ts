import { copyFile, readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { readSource } from '../../../server/export/read-source.ts'
import { createSample } from '../../../server/sample/create-sample.ts'
import { exportDocx } from '../../../shared/formats/export-docx.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { exportText } from '../../../shared/formats/export-text.ts'
import { scratchFolder } from '../dossiers.ts'
import { penholder, servedFile } from '../run-cli.ts'

/** Said in the negotiation of the sample and not in the text that it led to: a declined word, a deleted one, two answers. */
const NEGOTIATED = [
  'outrage',
  'in accordance with the law of the host State',
  'in full, on time',
  'The capital answers tomorrow.',
]
/** Of the text itself, and of a proposal that was incorporated. */
const ADOPTED = ['pays tribute to the more than 95,000', ', military, police and civilian,']

describe('[S11] an adopted text without its negotiation', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let before: ExportSource
  let path: string

  beforeAll(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
    const made = await createSample(path, 'adopted')
    if (!made.ok) throw new Error(made.error.kind)
    before = await read(path)
    await copyFile(path, scratch.path('before.penholder'))
  })
  afterAll(() => scratch.remove())

  async function read(name: string): Promise<ExportSource> {
    const file = await openDossierFile(name, 'read')
    if (!file.ok) throw new Error(file.error.kind)
    const dossier = await file.value.readDossier()
    const source = readSource(dossier, await file.value.loadText(dossier.lang))
    await file.value.close()
    return source
  }

  /** Every byte of the file and of what may lie beside it. */
  async function bytes(name: string): Promise<string> {
    const folder = scratch.path('.')
    const names = (await readdir(folder)).filter((one) => scratch.path(one).startsWith(name))
    const files = await Promise.all(names.map((one) => readFile(scratch.path(one))))
    return Buffer.concat(files).toString('utf8')
  }

  it('keeps its words, its hash and its documents to the byte; the rest is in no byte of the file', async () => {
    const whole = await bytes(scratch.path('before.penholder'))
    // Otherwise their absence would say nothing.
    for (const words of [...NEGOTIATED, ...ADOPTED]) expect(whole).toContain(words)
    const { code, out } = await penholder(['retain', path, '--reason', 'the archive'])
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('is expunged from') })

    const after = await read(path)
    expect(after.base).toEqual(before.base)
    expect(after.dossier).toEqual(before.dossier)
    expect(exportText(after)).toBe(exportText(before))
    expect(exportDocx(after)).toEqual(exportDocx(before))
    const left = await bytes(path)
    for (const words of NEGOTIATED) expect(left).not.toContain(words)
    for (const words of ADOPTED) expect(left).toContain(words)
    expect((await penholder(['verify', path])).code).toBe(0)
    const status = await penholder(['silence', path, 'status', '--json'])
    // What delegations said by themselves has no answer in it any more.
    expect(JSON.parse(status.out).answers).toEqual([])
  })

  it('is expunged once; a second act finds nothing and is not recorded', async () => {
    const { out } = await penholder(['log', path, '--json'])
    const again = await penholder(['retain', path, '--reason', 'once more'])
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('nothing was changed') })
    expect((await penholder(['log', path, '--json'])).out).toBe(out)
  })

  it('cannot be had of a text that is not adopted, nor while a relay serves the file', async () => {
    const draft = scratch.path('draft.penholder')
    await createSample(draft)
    const refused = await penholder(['retain', draft, '--reason', 'too early'])
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('is not adopted')
    const served = scratch.path('served.penholder')
    await copyFile(scratch.path('before.penholder'), served)
    const serving = await servedFile(served)
    try {
      expect((await penholder(['retain', served, '--reason', 'now'])).code).toBe(1)
    } finally {
      await serving.kill('SIGTERM')
    }
    expect((await read(served)).base).toEqual(before.base)
  })
})
