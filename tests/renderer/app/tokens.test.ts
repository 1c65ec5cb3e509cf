import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const CSS = readFileSync(
  path.resolve(import.meta.dirname, '../../../renderer/app/tokens.css'),
  'utf8',
)
const [usual = '', more = ''] = CSS.split('@media (prefers-contrast: more)')

/** The colour of a name in the light and in the dark window. */
function colours(name: string, css: string): readonly [string, string] {
  const pattern = new RegExp(`--${name}: light-dark\\((#[\\da-f]{6}), (#[\\da-f]{6})\\)`)
  const [, light, dark] = pattern.exec(css) ?? []
  if (light === undefined || dark === undefined) throw new Error(`no colour is called ${name}`)
  return [light, dark]
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

describe('[D17] where the system asks for more contrast', () => {
  it.each([
    ['ink', 7],
    ['ink-2', 7],
    ['ink-3', 7],
    ['rule', 3],
    ['rule-strong', 3],
  ])('%s reaches %d to 1 on paper, panel and desk, and no less than it had', (name, least) => {
    for (const ground of ['paper', 'panel', 'desk'])
      for (const theme of [0, 1] as const) {
        const reached = contrast(colours(name, more)[theme], colours(ground, usual)[theme])
        const before = contrast(colours(name, usual)[theme], colours(ground, usual)[theme])
        expect(reached, `${name} on ${ground}`).toBeGreaterThanOrEqual(Math.max(least, before))
      }
  })
})
