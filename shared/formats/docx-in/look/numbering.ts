import { childOf, elementsIn, type XmlElement } from '../../xml-tree.ts'
import { settingOf } from '../changes.ts'

/** How the lists of a document number their paragraphs: `decimal`, `lowerLetter`, `bullet` … */
export class Numbering {
  readonly #formats = new Map<string, ReadonlyMap<number, string>>()

  constructor(root: XmlElement | null) {
    const abstract = new Map<string, ReadonlyMap<number, string>>()
    for (const element of root ? elementsIn(root) : []) {
      if (element.name === 'w:abstractNum')
        abstract.set(element.attributes.get('w:abstractNumId') ?? '', formatsIn(element))
      if (element.name !== 'w:num') continue
      const known = abstract.get(settingOf(childOf(element, 'w:abstractNumId')) ?? '')
      const list = element.attributes.get('w:numId')
      if (known && list !== undefined) this.#formats.set(list, known)
    }
  }

  formatOf(list: string, level: number): string | null {
    return this.#formats.get(list)?.get(level) ?? null
  }
}

function formatsIn(abstract: XmlElement): ReadonlyMap<number, string> {
  const formats = new Map<number, string>()
  for (const level of elementsIn(abstract)) {
    const format = settingOf(childOf(level, 'w:numFmt'))
    if (level.name === 'w:lvl' && format !== null)
      formats.set(Number(level.attributes.get('w:ilvl')), format)
  }
  return formats
}
