import type { ParagraphId } from '../../domain/char-ids.ts'
import type { ImportedParagraph, ImportedRun } from '../imported-text.ts'
import { addRun } from '../reading/add-run.ts'
import type { Around } from './html-reader.ts'
import { endOf } from './tracked.ts'

/** A paragraph of a page as it grows: white space as a browser shows it, and the shape of its first words. */
export class GrowingParagraph {
  id: ParagraphId | null = null
  readonly #runs: ImportedRun[] = []
  #shape: Around['shape'] | null = null
  /** Whether another space would show nothing; kept, because to look at the end of words that grow costs as much as all of them. */
  #isAtSpace = true

  addWords(words: string, around: Around): void {
    const text = around.isPre ? words : this.#collapsed(words)
    if (text === '') return
    this.#shape ??= around.shape
    this.#isAtSpace = /[ \n]$/u.test(text.slice(-1))
    addRun(this.#runs, { ...runIn(around), text })
  }

  addBreak(around: Around): void {
    this.#isAtSpace = true
    if (this.#runs.length > 0) addRun(this.#runs, { ...runIn(around), text: '\n' })
  }

  addNote(note: readonly ImportedRun[], around: Around): void {
    this.#shape ??= around.shape
    const words = note.map((run) => ({ ...run, comments: [] }))
    this.#isAtSpace = false
    addRun(this.#runs, { ...runIn(around), emphasis: [], text: '', note: words })
  }

  /** The paragraph, null if there is nothing in it. */
  ended(): ImportedParagraph | null {
    this.#trimEnd()
    if (!this.#shape || this.#runs.length === 0) return null
    const { kind, level } = this.#shape
    const runs = this.#runs.map((run) => ({ ...run, text: run.text.replaceAll(' \n', '\n') }))
    return { id: this.id, kind, level, runs, end: endOf(runs), rekinded: null }
  }

  /** White space is one space, none at the beginning of a line, and none where a line ends between characters written without. */
  #collapsed(words: string): string {
    const text = words.replace(DENSE_BREAK, '').replace(/[\t\n\f\r ]+/gu, ' ')
    return this.#isAtSpace ? text.replace(/^ /u, '') : text
  }

  #trimEnd(): void {
    for (let last = this.#runs.at(-1); last && !last.note; last = this.#runs.at(-1)) {
      const text = last.text.trimEnd()
      this.#runs.pop()
      if (text === '') continue
      this.#runs.push({ ...last, text })
      return
    }
  }
}

const DENSE = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]'
const DENSE_BREAK = new RegExp(`(?<=${DENSE})[\\t ]*[\\n\\r]+[\\t\\n\\r ]*(?=${DENSE})`, 'gu')

function runIn({ changes, emphasis, href, refersTo }: Around): ImportedRun {
  return {
    text: '',
    emphasis,
    href,
    note: null,
    refersTo,
    changes,
    restyled: null,
    comments: [],
  }
}
