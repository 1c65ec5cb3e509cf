import { readdir, readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeWhole } from '../../../server/export/write-whole.ts'
import { scratchFolder } from '../dossiers.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

it('[X31] an export that is given up leaves what was there, and nothing else', async () => {
  const out = scratch.path('text.pdf')
  await writeFile(out, 'former')
  const giveUp = new AbortController()
  const written = writeWhole(out, new Uint8Array(50_000_000), giveUp.signal)
  setTimeout(() => giveUp.abort(), 2)
  await expect(written).rejects.toThrow(/abort/)
  expect(await readFile(out, 'utf8')).toBe('former')
  expect(await readdir(scratch.folder)).toEqual(['text.pdf'])
  expect((await writeWhole(out, new Uint8Array(3))).ok).toBe(true)
  expect(await readdir(scratch.folder)).toEqual(['text.pdf'])
})
