import type * as Y from 'yjs'
import type { ParagraphId } from '../../domain/char-ids.ts'
import type { BlockRecord } from '../../domain/records.ts'
import { blocksOf } from '../roots.ts'

/** What is to be said of paragraphs in the end, each once, whatever was thought of it on the way. */
export class ChangedBlocks {
  readonly #doc: Y.Doc
  readonly #blocks = new Map<ParagraphId, BlockRecord>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  get(id: ParagraphId): BlockRecord {
    return this.#blocks.get(id) ?? this.#present(id)
  }

  change(id: ParagraphId, to: (block: BlockRecord) => BlockRecord): void {
    this.#blocks.set(id, to(this.get(id)))
  }

  /** Those that are others than the document has. */
  changed(): [ParagraphId, BlockRecord][] {
    return [...this.#blocks].filter(([id, block]) => said(block) !== said(this.#present(id)))
  }

  #present(id: ParagraphId): BlockRecord {
    return blocksOf(this.#doc).get(id) ?? {}
  }
}

function said(block: BlockRecord): string {
  return JSON.stringify(Object.entries(block).sort(([a], [b]) => (a < b ? -1 : 1)))
}
