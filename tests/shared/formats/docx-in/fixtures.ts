import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readDocx } from '../../../../shared/formats/docx-in/read-docx.ts'
import type { ImportedText } from '../../../../shared/formats/imported-text.ts'

/** Documents of others, beside the checkout; they are not part of it. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/docx-fixtures')

/** Why a test of these documents is skipped, in its title; empty if they are there. */
export const FIXTURES_MISSING = existsSync(FOLDER) ? '' : ` (skipped: there is no ${FOLDER})`

/** Names of the documents in one of the folders. */
export function fixtureNames(folder: 'oracle-triples' | 'singles'): readonly string[] {
  if (FIXTURES_MISSING) return []
  return readdirSync(path.join(FOLDER, folder)).filter((name) => name.endsWith('.docx'))
}

export function fixturePath(folder: 'oracle-triples' | 'singles', name: string): string {
  return path.join(FOLDER, folder, name)
}

export function readFixture(folder: 'oracle-triples' | 'singles', name: string): ImportedText {
  const read = readDocx(readFileSync(fixturePath(folder, name)))
  if (!read.ok) throw new Error(`${name}: ${read.error.kind}`)
  return read.value
}

/** What the list of the documents says is in one: `{ ins: 2, replies: 3 }`. */
export function featuresOf(folder: 'oracle-triples' | 'singles', name: string) {
  const list = readFileSync(path.join(FOLDER, 'SOURCES.md'), 'utf8')
  const line = list.split('\n').find((one) => one.startsWith(`| ${folder}/${name} |`)) ?? ''
  const features = line.split('|').at(-3) ?? ''
  return new Map(
    [...features.matchAll(/(\w+)=(\d+)/g)].map(([, key, count]) => [key ?? '', Number(count)]),
  )
}
