import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashOf, sealed } from '../../../server/store/chain.ts'

it('[S2] the seal is the one that the file format describes, whoever computes it', () => {
  const prev = createHash('sha256').update('before').digest()
  const data = new Uint8Array([1, 2, 3])
  const entry = { room: 'text/en', author: 'FRA/delegation/Zoé', ts: 1_585_000_000_000, data }
  const row = sealed({ ...entry, wrote: [] }, 42, prev)

  // Written out byte by byte, on purpose without any function of the product.
  const field = (text: string) => {
    const bytes = new TextEncoder().encode(text)
    return [0, 0, 0, bytes.length, ...bytes]
  }
  const bytes = [
    ...prev,
    ...field('42'),
    ...field('text/en'),
    ...field('FRA/delegation/Zoé'),
    ...field('1585000000000'),
    ...createHash('sha256').update(data).digest(),
  ]
  const expected = createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
  expect(Buffer.from(row.hash).toString('hex')).toBe(expected)
  expect(Buffer.from(hashOf(row)).toString('hex')).toBe(expected)
})
