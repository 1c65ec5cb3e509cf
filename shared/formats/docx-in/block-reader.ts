import type { ImportedParagraph, Rekinded, TrackedChange } from '../imported-text.ts'
import { childOf, elementsIn, type XmlElement } from '../xml-tree.ts'
import { changeOf, trackedIn } from './changes.ts'
import { claimId, listUnknown, readInline } from './inline-reader.ts'
import { type KindAndLevel, kindOf } from './look/kinds.ts'
import { wordsIn } from './objects.ts'
import { type Around, type Growing, NOWHERE, type Reading } from './reading.ts'

/** Elements that hold paragraphs and say nothing about them. */
const WRAPPERS: ReadonlySet<string> = new Set(['w:body', 'w:customXml', 'w:sdtContent', 'w:tc'])
/** The style of what stands above the text of a document of ours ([X6]). */
const MASTHEAD = 'masthead'

const SILENT: ReadonlySet<string> = new Set([
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:bookmarkEnd',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
])

/** Reads the body of a document, or what stands in it. */
export class BlockReader {
  readonly paragraphs: ImportedParagraph[] = []
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
  }

  read(element: XmlElement, around: Around = NOWHERE): void {
    const { name } = element
    const change = changeOf(element, this.#reading.moves.nameFor(element))
    if (name === 'w:p') this.#readParagraph(element, around)
    else if (name === 'w:tbl') this.#readTable(element, around)
    else if (change) this.#readAll(element, { ...around, changes: [...around.changes, change] })
    else if (WRAPPERS.has(name)) this.#readAll(element, around)
    else if (name === 'w:sdt') this.#readAll(childOf(element, 'w:sdtContent'), around)
    else if (name === 'mc:AlternateContent') {
      this.#readAll(childOf(element, 'mc:Fallback') ?? childOf(element, 'mc:Choice'), around)
    } else this.#visitMark(element)
  }

  #readAll(element: XmlElement | undefined, around: Around): void {
    for (const child of element ? elementsIn(element) : []) this.read(child, around)
  }

  #visitMark(element: XmlElement): void {
    const reading = this.#reading
    const id = element.attributes.get('w:id') ?? ''
    if (element.name === 'w:commentRangeStart') reading.openComments.add(id)
    if (element.name === 'w:commentRangeEnd') reading.openComments.delete(id)
    if (SILENT.has(element.name) || reading.moves.visit(element)) return
    if (element.name === 'w:bookmarkStart')
      reading.nextId = claimId(element, reading) ?? reading.nextId
    else if (element.name === 'w:sectPr') this.#listSectionChange(element)
    else listUnknown(element, reading)
  }

  #readParagraph(element: XmlElement, around: Around): void {
    const reading = this.#reading
    const properties = childOf(element, 'w:pPr')
    const growing: Growing = { id: reading.nextId, runs: [] }
    reading.nextId = null
    reading.paragraph = this.paragraphs.length
    for (const child of elementsIn(element)) readInline(child, around, growing, reading)
    const shaped = reading.styles.shapeOf(properties)
    if (shaped.styles[0] === MASTHEAD) {
      reading.leftovers.add('pageFrame', this.paragraphs.length, wordsIn(element))
      return
    }
    const shape = kindOf(shaped, reading.numbering)
    this.paragraphs.push({
      ...shape,
      ...growing,
      end: [...around.changes, ...this.#endChanges(properties, growing)],
      rekinded: this.#rekinded(properties, shape, growing),
    })
    const section = childOf(properties, 'w:sectPr')
    if (section) this.#listSectionChange(section)
  }

  /** What is tracked on the end of the paragraph, insertion before deletion as it happened. */
  #endChanges(properties: XmlElement | undefined, { runs }: Growing): readonly TrackedChange[] {
    const look = childOf(properties, 'w:rPr')
    const changes = [...(look ? elementsIn(look) : [])].flatMap(
      (child) => changeOf(child, this.#reading.moves.nameFor(child)) ?? [],
    )
    const looked = childOf(look, 'w:rPrChange')
    if (looked)
      this.#reading.leftovers.add('lookChange', this.#reading.paragraph, '¶', trackedIn(looked))
    // The range of a move may end before the end of its last paragraph, which is moved with it.
    const tracked = runs.flatMap((run) => run.changes)
    return changes
      .map((one) => ({ ...one, move: one.move ?? moveOf(tracked, one) }))
      .sort((a, b) => Number(isGoing(a)) - Number(isGoing(b)))
  }

  /** A tracked change of paragraph properties: of the kind, of the numbering, or of the layout alone. */
  #rekinded(
    properties: XmlElement | undefined,
    now: KindAndLevel,
    { runs }: Growing,
  ): Rekinded | null {
    const { styles, numbering, leftovers, paragraph } = this.#reading
    const words = runs.map(({ text }) => text).join('')
    const list = childOf(properties, 'w:numPr')
    for (const change of [childOf(list, 'w:ins'), childOf(list, 'w:numberingChange')]) {
      if (change) leftovers.add('numberingChange', paragraph, words, trackedIn(change))
    }
    const change = childOf(properties, 'w:pPrChange')
    if (!change) return null
    const before = kindOf(styles.shapeOf(childOf(change, 'w:pPr')), numbering)
    const isSame = before.kind === now.kind && before.level === now.level
    if (isSame) leftovers.add('layoutChange', paragraph, words, trackedIn(change))
    return isSame ? null : { ...trackedIn(change), from: before.kind, fromLevel: before.level }
  }

  #listSectionChange(section: XmlElement): void {
    const change = childOf(section, 'w:sectPrChange')
    if (change)
      this.#reading.leftovers.add('sectionChange', this.paragraphs.length, '', trackedIn(change))
  }

  /** A table is read cell by cell; that it was one is left over, and so is what is tracked on it. */
  #readTable(element: XmlElement, around: Around): void {
    this.#reading.leftovers.add('table', this.paragraphs.length, wordsIn(element))
    for (const child of elementsIn(element)) {
      if (child.name === 'w:tr') this.#readRow(child, around)
      else if (child.name === 'w:tblPr' || child.name === 'w:tblGrid') this.#listTableChanges(child)
      else this.read(child, around)
    }
  }

  #readRow(row: XmlElement, around: Around): void {
    const properties = childOf(row, 'w:trPr')
    const changes = [...(properties ? elementsIn(properties) : [])].flatMap(
      (child) => changeOf(child, null) ?? [],
    )
    for (const child of elementsIn(row)) {
      if (child.name === 'w:trPr' || child.name === 'w:tblPrEx') this.#listTableChanges(child)
      else if (child.name === 'w:tc')
        this.#readCell(child, { ...around, changes: [...around.changes, ...changes] })
      else this.read(child, around)
    }
  }

  #readCell(cell: XmlElement, around: Around): void {
    for (const child of elementsIn(cell)) {
      if (child.name === 'w:tcPr') this.#listTableChanges(child)
      else this.read(child, around)
    }
  }

  #listTableChanges(properties: XmlElement): void {
    for (const child of elementsIn(properties)) {
      if (child.attributes.has('w:author'))
        this.#reading.leftovers.add(
          'tableChange',
          this.paragraphs.length,
          child.name,
          trackedIn(child),
        )
    }
  }
}

function isGoing({ kind }: TrackedChange): boolean {
  return kind === 'deleted' || kind === 'movedAway'
}

function moveOf(tracked: readonly TrackedChange[], { kind }: TrackedChange): string | null {
  return tracked.findLast((one) => one.kind === kind)?.move ?? null
}
