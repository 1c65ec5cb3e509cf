import type { Issue, NoteItem, NoteSection } from '../../domain/dossier.ts'
import { tidy } from './join-lines.ts'
import { isEnded, type Marker, markersOf } from './markers.ts'
import type { NoteLang } from './note-lang.ts'
import type { NoteLine } from './note-lines.ts'
import type { PlacedLine } from './place-lines.ts'

// The annex below its title: sections, numbered items, lettered points. Lines that open none of these go on with
// what is open, so that neither the width of the page nor an address between two lines leaves a trace ([N4], [N5]).

/** Index of the line that opens the first section, or -1. */
export function findFirstSection(lines: readonly NoteLine[]): number {
  const opens = (line: NoteLine | undefined, kind: Marker['kind'], number: number): boolean =>
    !!line && markersOf(line.text).some((one) => one.kind === kind && one.number === number)
  return lines.findIndex(
    (line, i) =>
      opens(line, 'section', 1) &&
      // A heading may be wrapped, but not into a paragraph.
      lines.slice(i + 1, i + 7).some((later) => opens(later, 'item', 1)),
  )
}

/** The sections that the lines make up; the first line opens the first one. */
export function readSections(
  lines: readonly PlacedLine[],
  lang: NoteLang,
  join: Join,
): NoteSection[] {
  const builder = new SectionBuilder(lang, join)
  for (const line of lines) builder.add(line)
  return builder.finish()
}

type Join = (text: string, line: PlacedLine) => string

type OpenPoint = { readonly letter: string; text: string }
type OpenItem = {
  readonly number: number
  readonly paragraphs: string[]
  readonly points: OpenPoint[]
}
type OpenSection = { readonly label: string; heading: string; readonly items: OpenItem[] }

class SectionBuilder {
  readonly #lang: NoteLang
  readonly #join: Join
  readonly #sections: OpenSection[] = []

  constructor(lang: NoteLang, join: Join) {
    this.#lang = lang
    this.#join = join
  }

  add(line: PlacedLine): void {
    const marker = markersOf(line.text).find((one) => this.#isNext(one, line))
    if (marker) this.#open(marker)
    else if (line.gap > 0 && !line.isAfterBreak && this.#item && isEnded(this.#openText)) {
      this.#item.paragraphs.push(line.text)
    } else this.#continue(line)
  }

  finish(): NoteSection[] {
    const clean = (text: string): string => tidy(text, this.#lang)
    return this.#sections.map(({ label, heading, items }) => ({
      label,
      heading: clean(heading),
      items: items.map(
        ({ number, paragraphs, points }): NoteItem => ({
          number,
          paragraphs: paragraphs.map(clean).filter((text) => text !== ''),
          points: points.map(({ letter, text }): Issue => ({ letter, text: clean(text) })),
        }),
      ),
    }))
  }

  get #section(): OpenSection | undefined {
    return this.#sections.at(-1)
  }

  get #item(): OpenItem | undefined {
    return this.#section?.items.at(-1)
  }

  /** What the next line would continue. */
  get #openText(): string {
    const item = this.#item
    return item?.points.at(-1)?.text ?? item?.paragraphs.at(-1) ?? this.#section?.heading ?? ''
  }

  #isNext(marker: Marker, line: NoteLine): boolean {
    if (marker.number !== this.#nextNumber(marker.kind)) return false
    // Below a heading an item begins without ceremony; anywhere else a sentence must be over.
    if (!this.#section) return marker.kind === 'section'
    if (!this.#item && marker.kind === 'item') return true
    return isEnded(this.#openText) || (line.gap > 0 && marker.kind !== 'point')
  }

  #nextNumber(kind: Marker['kind']): number {
    switch (kind) {
      case 'section':
        return this.#sections.length + 1
      case 'item':
        return (this.#sections.flatMap(({ items }) => items).at(-1)?.number ?? 0) + 1
      case 'point':
        return this.#item ? this.#item.points.length + 1 : 0
    }
  }

  #open({ kind, number, label, rest }: Marker): void {
    switch (kind) {
      case 'section':
        this.#sections.push({ label, heading: rest, items: [] })
        return
      case 'item':
        this.#section?.items.push({ number, paragraphs: [rest], points: [] })
        return
      case 'point':
        this.#item?.points.push({ letter: label, text: rest })
    }
  }

  #continue(line: PlacedLine): void {
    const point = this.#item?.points.at(-1)
    const section = this.#section
    if (point) point.text = this.#join(point.text, line)
    else if (this.#item) {
      this.#item.paragraphs.push(this.#join(this.#item.paragraphs.pop() ?? '', line))
    } else if (section) section.heading = this.#join(section.heading, line)
  }
}
