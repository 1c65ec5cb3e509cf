import type { EmphasisStyle } from '../../../domain/segments.ts'
import { childOf, elementsIn, type XmlElement } from '../../xml-tree.ts'
import { isOn, settingOf } from '../changes.ts'

/** What a paragraph is made of: names of its styles, the nearest first, and what they or itself say of its place. */
export type Shape = {
  readonly styles: readonly string[]
  readonly outline: number | null
  readonly numbering: { readonly list: string; readonly level: number } | null
  readonly isCentred: boolean
}

type Style = {
  readonly name: string
  readonly basedOn: string | null
  readonly paragraph: XmlElement | undefined
  readonly words: XmlElement | undefined
}

const LONGEST_CHAIN = 20

/** The styles of a document: what a paragraph or a run is where it does not say so itself. */
export class StyleSheet {
  readonly #styles = new Map<string, Style>()
  readonly #default: string | null = null

  constructor(root: XmlElement | null) {
    for (const element of root ? elementsIn(root) : []) {
      const id = element.attributes.get('w:styleId')
      if (element.name !== 'w:style' || id === undefined) continue
      this.#styles.set(id, {
        name: (settingOf(childOf(element, 'w:name')) ?? id).toLowerCase(),
        basedOn: settingOf(childOf(element, 'w:basedOn')),
        paragraph: childOf(element, 'w:pPr'),
        words: childOf(element, 'w:rPr'),
      })
      const isDefault = ['1', 'true'].includes(element.attributes.get('w:default') ?? '')
      if (isDefault && element.attributes.get('w:type') === 'paragraph') this.#default = id
    }
  }

  /** What the properties of a paragraph make of it. */
  shapeOf(properties: XmlElement | undefined): Shape {
    const chain = this.#chain(settingOf(childOf(properties, 'w:pStyle')) ?? this.#default)
    const all = [properties, ...chain.map(({ paragraph }) => paragraph)]
    const outline = settingOf(first(all, 'w:outlineLvl'))
    return {
      styles: chain.map(({ name }) => name),
      outline: outline !== null && /^[0-8]$/.test(outline) ? Number(outline) : null,
      numbering: numberingIn(all),
      isCentred: settingOf(first(all, 'w:jc')) === 'center',
    }
  }

  /** Styles in which the properties of a run set words, over those of the style of its paragraph ([I3]). */
  emphasisOf(properties: XmlElement | undefined): readonly EmphasisStyle[] {
    const chain = this.#chain(settingOf(childOf(properties, 'w:rStyle')))
    // A link is blue and underlined by its style: that is how links look.
    const isLink = chain.some(({ name }) => name === 'hyperlink')
    const all = [properties, ...(isLink ? [] : chain.map(({ words }) => words))]
    return EMPHASIS.filter(([, name]) => isOn(first(all, name))).map(([style]) => style)
  }

  #chain(id: string | null): readonly Style[] {
    const chain: Style[] = []
    let style = id === null ? undefined : this.#styles.get(id)
    while (style && chain.length < LONGEST_CHAIN) {
      chain.push(style)
      style = style.basedOn === null ? undefined : this.#styles.get(style.basedOn)
    }
    return chain
  }
}

const EMPHASIS = [
  ['bold', 'w:b'],
  ['italic', 'w:i'],
  ['underline', 'w:u'],
] as const satisfies readonly (readonly [EmphasisStyle, string])[]

function first(all: readonly (XmlElement | undefined)[], name: string): XmlElement | undefined {
  for (const one of all) {
    const found = childOf(one, name)
    if (found) return found
  }
  return undefined
}

function numberingIn(all: readonly (XmlElement | undefined)[]): Shape['numbering'] {
  const list = settingOf(childOf(first(all, 'w:numPr'), 'w:numId'))
  if (list === null || list === '0') return null
  const level = Number(settingOf(childOf(first(all, 'w:numPr'), 'w:ilvl')) ?? '0')
  return { list, level: Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0 }
}
