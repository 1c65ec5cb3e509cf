import type { EmphasisStyle } from '../../domain/segments.ts'
import type { LeftoverKind } from '../imported-text.ts'
import type { XmlElement } from '../xml-tree.ts'

// What the elements of HTML are to a text.

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements that stand on lines of their own. */
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul',
)

/** Elements around words that say nothing about them, or only how they look. */
const TRANSPARENT = names(
  'a abbr acronym b bdi bdo big cite code data dfn em font head i ins del kbd label mark nobr o:p q rb rp s samp small span strike strong sub sup time tt u var wbr br',
)

/** Nothing of them is for a reader of the text. */
const SILENT = names('base col colgroup link meta param source style title track wbr')

const OBJECTS: ReadonlyMap<string, LeftoverKind> = new Map([
  ...entries('img image svg picture map area', 'picture'),
  ...entries('math', 'equation'),
  ...entries('iframe frame frameset object embed applet audio video canvas portal', 'embedded'),
  ...entries('script noscript template slot', 'active'),
  ...entries('input select textarea button output meter progress datalist option', 'field'),
])

function entries(list: string, kind: LeftoverKind): (readonly [string, LeftoverKind])[] {
  return list.split(' ').map((name) => [name, kind] as const)
}

export function isBlock({ name }: XmlElement): boolean {
  return BLOCKS.has(name)
}

export function isSilent({ name }: XmlElement): boolean {
  return SILENT.has(name)
}

/** Whether HTML has no such element. */
export function isUnknown({ name }: XmlElement): boolean {
  return !BLOCKS.has(name) && !TRANSPARENT.has(name)
}

/** What is no text; null if it is. */
export function objectIn({ name }: XmlElement): LeftoverKind | null {
  return OBJECTS.get(name) ?? null
}

/** Whether a page does not show it. */
export function isHidden(element: XmlElement): boolean {
  return (
    element.attributes.has('hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/u.test(styleOf(element))
  )
}

/** What stands around a text: ways to other pages, and what every page repeats. */
export function isFrame(element: XmlElement): boolean {
  const role = element.attributes.get('role') ?? ''
  return (
    element.name === 'nav' ||
    element.name === 'footer' ||
    ['navigation', 'contentinfo', 'search'].includes(role) ||
    classesOf(element).includes('masthead')
  )
}

export function classesOf({ attributes }: XmlElement): readonly string[] {
  return (attributes.get('class') ?? '').toLowerCase().split(/\s+/u)
}

export function styleOf({ attributes }: XmlElement): string {
  return (attributes.get('style') ?? '').toLowerCase()
}

const EMPHASIS: ReadonlyMap<string, EmphasisStyle> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['cite', 'italic'],
  ['dfn', 'italic'],
  ['var', 'italic'],
  ['u', 'underline'],
])

const STYLED: readonly (readonly [RegExp, EmphasisStyle, boolean])[] = [
  [/font-weight\s*:\s*(?:bold|[6-9]00)/u, 'bold', true],
  [/font-weight\s*:\s*(?:normal|[1-5]00)/u, 'bold', false],
  [/font-style\s*:\s*(?:italic|oblique)/u, 'italic', true],
  [/font-style\s*:\s*normal/u, 'italic', false],
  [/text-decoration[\w-]*\s*:[^;]*underline/u, 'underline', true],
]

/** The styles of the words in an inline element, given those of what stands around it. */
export function emphasisIn(
  element: XmlElement,
  around: readonly EmphasisStyle[],
): readonly EmphasisStyle[] {
  const styles = new Set(around)
  const own = EMPHASIS.get(element.name)
  if (own) styles.add(own)
  const style = styleOf(element)
  for (const [pattern, which, isOn] of style === '' ? [] : STYLED) {
    if (!pattern.test(style)) continue
    if (isOn) styles.add(which)
    else styles.delete(which)
  }
  return ORDER.filter((one) => styles.has(one))
}

const ORDER = ['bold', 'italic', 'underline'] as const

/** Whether its words are struck through without being said to be deleted. */
export function isStruck(element: XmlElement): boolean {
  return (
    element.name === 's' ||
    element.name === 'strike' ||
    /text-decoration[\w-]*\s*:[^;]*line-through/u.test(styleOf(element))
  )
}
