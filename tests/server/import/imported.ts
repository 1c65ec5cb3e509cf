import type * as Y from 'yjs'
import { writeInto } from '../../../server/import/import-dossier.ts'
import { loadDoc } from '../../../server/load-doc.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { handsIn } from '../../../shared/domain/manuscript.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import { isOpen } from '../../../shared/domain/proposals.ts'
import { type Paragraph, type View, wordsOf } from '../../../shared/domain/views.ts'
import { readDocx } from '../../../shared/formats/docx-in/read-docx.ts'
import { FORMULAS } from '../../../shared/formats/formulas.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { textRoom } from '../../../shared/protocol/rooms.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readProposals, readRecords, readView } from '../../../shared/ydoc/read-text.ts'

/** Who the authors of a document are, unless a test says otherwise, in the order in which they come up. */
const CODES = ['FRA', 'USA', 'GBR', 'RUS', 'DEU', 'EST', 'NER', 'TUN', 'VNM', 'ZAF', 'DOM', 'BEL']

export function read(bytes: Uint8Array): ImportedText {
  const found = readDocx(bytes)
  if (!found.ok) throw new Error(found.error.kind)
  return found.value
}

/** A text that was imported into a store of its own. */
export class ImportedDossier {
  readonly #doc: Y.Doc
  readonly #ledger: Ledger
  readonly unplaced: number

  /** Authors are delegations by their codes. */
  static as(imported: ImportedText): Promise<ImportedDossier> {
    return ImportedDossier.of(imported, 'CHN', (author) => author as DelegationCode)
  }

  static async of(
    imported: ImportedText,
    penholder = 'CHN',
    codeOf = (_: string, i: number) => (CODES[i % CODES.length] ?? 'FRA') as DelegationCode,
  ): Promise<ImportedDossier> {
    const { manuscript } = manuscriptOf(imported, FORMULAS.en.title)
    const authors = new Map(
      [...handsIn(manuscript).keys()].map((author, i) => [author, codeOf(author, i)]),
    )
    const store = new MemoryStore()
    const plan = {
      manuscript,
      lang: 'en',
      penholder: penholder as DelegationCode,
      authors,
    } as const
    const { unplaced } = await writeInto(store, plan)
    const { doc } = await loadDoc(store, textRoom('en'))
    return new ImportedDossier(doc, unplaced)
  }

  private constructor(doc: Y.Doc, unplaced: number) {
    this.#doc = doc
    this.#ledger = new Ledger(doc)
    this.unplaced = unplaced
  }

  view(view: View): Paragraph[] {
    return readView(this.#ledger, view)
  }

  /** What the paragraphs read, without the words of footnotes. */
  lines(kind: 'base' | 'accepted'): string[] {
    const view: View = kind === 'base' ? { kind } : { kind: 'ifIncorporated', delegations: null }
    return this.view(view)
      .map((paragraph) =>
        wordsOf(paragraph).replace(/\uE000[^\uE001]*\uE001|[\uE002-\uE004]/gu, ''),
      )
      .filter((line) => line.trim() !== '')
  }

  get proposals(): readonly Proposal[] {
    return readProposals(this.#ledger).filter(isOpen)
  }

  get records() {
    return readRecords(this.#doc)
  }
}
