import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { licencesText, shippedPackages } from '../../build/list-licences.mjs'

/** Under which the work of others may be shipped with ours, and nothing is asked but to say so. */
const PERMITTED = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['OFL-1.1', 'Python-2.0', 'PSF-2.0', 'Unlicense', 'CC0-1.0', 'Zlib'],
]

const isPermitted = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/ AND | OR /)
    .every((one) => PERMITTED.includes(one))

it('[D6] what is shipped is under licences that permit it', () => {
  const odd = shippedPackages().filter(({ licence }) => !isPermitted(licence))
  expect(odd.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  expect(isPermitted('GPL-3.0')).toBe(false)
  expect(isPermitted('')).toBe(false)
})

it('[D6] the list names every package that the app depends on, with version, licence and text', () => {
  const shipped = shippedPackages()
  const manifest: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  )
  const text = licencesText(shipped)
  for (const [name, version] of Object.entries(manifest.dependencies)) {
    expect(text).toContain(`${name} ${version}: `)
  }
  const [react] = shipped.filter(({ name }) => name === 'react')
  expect(react?.texts.join()).toContain('MIT License')
  // Those of other systems are not on this disk.
  const here = shipped.filter(({ texts }) => texts.length > 0)
  expect(here.length).toBeGreaterThan(shipped.length / 2)
})
