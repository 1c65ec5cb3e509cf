import type { Tracked, TrackedChange } from '../imported-text.ts'
import type { XmlElement } from '../xml-tree.ts'

/** Elements that say of what stands in them that it was inserted, deleted or moved. */
const KINDS: ReadonlyMap<string, TrackedChange['kind']> = new Map([
  ['w:ins', 'inserted'],
  ['w:del', 'deleted'],
  ['w:moveTo', 'movedHere'],
  ['w:moveFrom', 'movedAway'],
])

/** The change that an element tracks, null if it tracks none of these kinds. */
export function changeOf(element: XmlElement, move: string | null): TrackedChange | null {
  const kind = KINDS.get(element.name)
  if (!kind) return null
  const isMove = kind === 'movedHere' || kind === 'movedAway'
  return { ...trackedIn(element), kind, move: isMove ? move : null }
}

/** Who and when, as an element that tracks a change says it. */
export function trackedIn({ attributes }: XmlElement): Tracked {
  const at = Date.parse(attributes.get('w:date') ?? '')
  return { author: attributes.get('w:author') ?? '', at: Number.isNaN(at) ? null : at }
}

/** Whether a property that is on or off is on: there, and not said to be off. */
export function isOn(property: XmlElement | undefined): boolean {
  if (!property) return false
  const value = property.attributes.get('w:val')
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

export function settingOf(element: XmlElement | undefined): string | null {
  return element?.attributes.get('w:val') ?? null
}
