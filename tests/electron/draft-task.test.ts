import { readdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { performFileTask } from '../../electron/main/tasks/perform-file-task.ts'
import { openDossierFile } from '../../server/dossier-file.ts'
import { readSource } from '../../server/export/read-source.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { textOf } from '../../shared/formats/export-source.ts'
import { FORMULAS } from '../../shared/formats/formulas.ts'
import { scratchFolder } from '../server/dossiers.ts'
import { docx, ins, p, r } from '../shared/formats/docx-in/packages.ts'

const TWO = docx(p(r('One ') + ins('Ann Lee', r('two ')) + ins('Bo', r('three'))))

describe('a dossier from a draft', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  beforeEach(async () => {
    scratch = await scratchFolder()
    await writeFile(scratch.path('Draft.docx'), TWO)
  })
  afterEach(() => scratch.remove())

  const begin = (
    who: Readonly<Record<string, string>>,
    draft = 'Draft.docx',
    signal?: AbortSignal,
  ) =>
    performFileTask(
      {
        kind: 'beginFromDraft',
        to: scratch.path('Mine.penholder'),
        draft: scratch.path(draft),
        plan: {
          lang: 'fr',
          penholder: 'VNM' as DelegationCode,
          authors: Object.entries(who).map(([name, code]) => ({
            name,
            delegation: code as DelegationCode,
          })),
        },
        locale: 'en',
      },
      signal,
    )

  const made = async () =>
    (await readdir(scratch.path('.'))).filter((name) => name.includes('.penholder'))

  it('[D33] has its text as base text, and what is tracked as proposals of those who were named', async () => {
    expect(await begin({ 'Ann Lee': 'FRA', Bo: 'EST' })).toEqual({ kind: 'done' })
    const file = await openDossierFile(scratch.path('Mine.penholder'), 'read')
    if (!file.ok) throw new Error(file.error.kind)
    const known = await file.value.readDossier()
    const { dossier, proposals, base } = readSource(known, await file.value.loadText(known.lang))
    await file.value.close()
    expect(dossier).toMatchObject({ penholder: 'VNM', lang: 'fr', stage: 'drafting' })
    expect(dossier.members).toEqual(expect.arrayContaining(['VNM', 'EST', 'FRA']))
    expect(proposals.map(({ delegation }) => delegation)).toEqual(['FRA', 'EST'])
    expect(base.map(textOf)).toEqual([FORMULAS.fr.title, 'One '])
  })

  it('[D33] is not made while anybody whom the document names by now was not said', async () => {
    expect(await begin({ 'Ann Lee': 'FRA' })).toEqual({
      kind: 'refused',
      sentence: expect.stringContaining('Draft.docx was saved again since it was read'),
    })
    expect(await made()).toEqual([])
  })

  it('[D33] is not made of a document that is gone or damaged, nor in the place of a file', async () => {
    const nobody = { 'Ann Lee': 'FRA', Bo: 'EST' }
    expect(await begin(nobody, 'Gone.docx')).toMatchObject({
      sentence: expect.stringContaining('There is no file'),
    })
    await writeFile(scratch.path('Spoilt.docx'), TWO.slice(0, 200))
    expect(await begin(nobody, 'Spoilt.docx')).toMatchObject({ kind: 'refused' })
    expect(await made()).toEqual([])
    await writeFile(scratch.path('Mine.penholder'), 'mine')
    expect(await begin(nobody)).toMatchObject({ kind: 'refused' })
    expect(await made()).toEqual(['Mine.penholder'])
  })

  it('[D33] can be given up while it is written: nothing is left of it', async () => {
    // It is asked for at the first change that is tracked, when the base text is in the file already.
    const begun = await begin({ 'Ann Lee': 'FRA', Bo: 'EST' }, 'Draft.docx', AbortSignal.abort())
    expect(begun).toEqual({ kind: 'givenUp' })
    expect(await readdir(scratch.path('.'))).toEqual(['Draft.docx'])
  })
})
