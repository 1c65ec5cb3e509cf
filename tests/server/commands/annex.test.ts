import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { annex } from '../../../server/commands/annex.ts'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { scratchFolder, someDossier } from '../dossiers.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let file: string

beforeAll(async () => {
  scratch = await scratchFolder()
  file = scratch.path('talks.penholder')
  const made = await createDossierFile(file, someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
})
afterAll(() => scratch.remove())

/** Runs the command where it stands, and gives what it said. */
async function run(...args: readonly string[]): Promise<string> {
  const lines: string[] = []
  await annex.run(args, { out: (line) => lines.push(line), err: () => undefined, locale: 'en' })
  return lines.join('\n')
}

async function annexes() {
  const opened = await openDossierFile(file, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const dossier = await opened.value.readDossier()
  await opened.value.close()
  return dossier.annexes
}

describe('penholder annex', () => {
  it('[C20] puts a document before the members, lists it, and takes it away', async () => {
    const report = scratch.path('report.md')
    await writeFile(report, '# Findings\n\nThe *first* finding.\n')
    expect(await run(file)).toContain('There are no annexes')
    expect(await run(file, report, '--title', 'The report')).toContain(
      'The report (report.md, by CHN',
    )
    const [one] = await annexes()
    expect(one).toMatchObject({ title: 'The report', by: 'CHN', source: 'report.md' })
    expect(one?.blocks.map(({ text }) => text)).toEqual(['Findings', 'The first finding.'])
    await expect(run(file, '--remove', 'nothing')).rejects.toThrow('not there any more')
    expect(await run(file, '--remove', one?.id ?? '')).toContain('There are no annexes')
    expect(await annexes()).toEqual([])
  })

  it('[C20] what cannot be read, or is too long, gets one sentence and changes nothing', async () => {
    const long = scratch.path('long.txt')
    await writeFile(long, 'x'.repeat(130_000))
    await expect(run(file, long)).rejects.toThrow('longer than an annex')
    await expect(run(file, scratch.path('none.docx'))).rejects.toThrow('no file')
    expect(await annexes()).toEqual([])
  })
})
