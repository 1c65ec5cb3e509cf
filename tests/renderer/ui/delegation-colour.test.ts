import { describe, expect, it } from 'vitest'
import { delegationColour } from '../../../renderer/ui/delegation-colour.ts'
import { COUNCIL_OF_MARCH_2020 } from '../../../shared/domain/delegations.ts'

const PAPER = { light: '#ffffff', dark: '#1a2027' } as const
const PANEL = { light: '#f8f9fb', dark: '#161b21' } as const
const ALL = [...COUNCIL_OF_MARCH_2020, 'SEC', 'MEX', 'KEN', 'IRL', 'NOR', 'IND']
const THEMES = ['light', 'dark'] as const

describe('the colour of a delegation', () => {
  it.each(ALL)('%s can be read on the paper and beside it, in both themes', (code) => {
    for (const theme of THEMES) {
      const colour = luminanceOf(linearOf(delegationColour(code, theme)))
      for (const ground of [PAPER[theme], PANEL[theme]]) {
        expect(contrast(colour, luminanceOf(linearOfHex(ground)))).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it.each(ALL)('%s is not mistaken for the red, amber or green of a position', (code) => {
    const [, chroma = 0, hue = 0] = parse(delegationColour(code, 'light'))
    const isNamed = (from: number, to: number) => hue >= from && hue <= to
    const isSignal = isNamed(0, 50) || isNamed(75, 175) || hue > 350
    expect(isSignal && chroma > 0.03).toBe(false)
  })

  it('no two members have the same', () => {
    const colours = COUNCIL_OF_MARCH_2020.map((code) => delegationColour(code, 'light'))
    expect(new Set(colours).size).toBe(colours.length)
  })

  it('a delegation that is in no table has the same one everywhere', () => {
    expect(delegationColour('KEN', 'light')).toBe(delegationColour('KEN', 'light'))
    expect(delegationColour('KEN', 'light')).not.toBe(delegationColour('MEX', 'light'))
  })
})

type Rgb = readonly [number, number, number]

function parse(colour: string): number[] {
  return [...colour.matchAll(/[\d.]+/g)].map(Number)
}

// OKLCH to linear sRGB, cut to the gamut.
function linearOf(colour: string): Rgb {
  const [lightness = 0, chroma = 0, hue = 0] = parse(colour)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function linearOfHex(hex: string): Rgb {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
