// One colour for every delegation, by its code. Hues keep away from the red, amber and green by which positions are
// told; a colour never speaks alone, for the code and a pattern always stand beside it.

/** `[hue, chroma]` in OKLCH; lightness follows the theme. */
type Tint = readonly [hue: number, chroma: number]

const TINTS: Readonly<Record<string, Tint>> = {
  BEL: [232, 0.11],
  CHN: [250, 0.1],
  DOM: [312, 0.17],
  EST: [216, 0.06],
  FRA: [265, 0.16],
  DEU: [65, 0.065],
  IDN: [208, 0.085],
  NER: [342, 0.13],
  RUS: [284, 0.14],
  VCT: [195, 0.07],
  ZAF: [298, 0.1],
  TUN: [340, 0.07],
  GBR: [272, 0.07],
  USA: [326, 0.15],
  VNM: [240, 0.045],
  SEC: [255, 0.02],
}

const LIGHTNESS = { light: 0.43, dark: 0.79 } as const
// Chroma that reads well on white glares on black.
const DARK_CHROMA = 0.75

/** The CSS colour of a delegation in one theme; on the paper of either theme its contrast is at least 4.5:1. */
export function delegationColour(code: string, theme: 'light' | 'dark'): string {
  const [hue, chroma] = TINTS[code] ?? tintOf(code)
  const shown = theme === 'dark' ? chroma * DARK_CHROMA : chroma
  return `oklch(${LIGHTNESS[theme]} ${shown.toFixed(3)} ${hue})`
}

/** Makes `--hue-FRA` and its like known to the page, for both themes. */
export function colourDelegations(root: HTMLElement, codes: Iterable<string>): void {
  for (const code of codes) {
    const [light, dark] = [delegationColour(code, 'light'), delegationColour(code, 'dark')]
    // Through the object model: the page's policy admits no style element.
    root.style.setProperty(`--hue-${code}`, `light-dark(${light}, ${dark})`)
  }
}

const FIRST_HUE = 195
const HUES = 150

// A delegation that is not in the table gets the same colour on every machine.
function tintOf(code: string): Tint {
  let hash = 0
  for (const letter of code) hash = (hash * 31 + letter.charCodeAt(0)) % 9973
  return [FIRST_HUE + (hash % HUES), 0.06 + (hash % 7) * 0.015]
}
