import type { ParagraphId } from '../../domain/char-ids.ts'
import { linkTo } from '../../domain/signs.ts'
import { paragraphOfBookmark } from './ids.ts'

// A field is an instruction and the words that it last gave. The words are kept; of the instructions a link and a
// reference to one of our paragraphs mean something here.

export type FieldMeaning = {
  readonly href: string | null
  readonly refersTo: ParagraphId | null
  /** Whether nothing is left of it but its words. */
  readonly isOnlyWords: boolean
}

const WORDS: FieldMeaning = { href: null, refersTo: null, isOnlyWords: true }

/** What an instruction such as `HYPERLINK "https://…"` means. */
export function meaningOf(instruction: string): FieldMeaning {
  const match = /^\s*(HYPERLINK|REF|PAGEREF|NOTEREF)\s+(.*)$/isu.exec(instruction)
  if (!match) return WORDS
  const [, name = '', rest = ''] = match
  const argument = /"([^"]*)"|(\S+)/u.exec(rest.replace(/\\[a-z*]\s*/giu, ''))
  const target = argument?.[1] ?? argument?.[2] ?? ''
  if (name.toUpperCase() === 'HYPERLINK') {
    const inside = /\\l\s+"?([^"\s]+)/iu.exec(rest)?.[1]
    const refersTo = inside === undefined ? null : paragraphOfBookmark(inside)
    if (refersTo) return { href: null, refersTo, isOnlyWords: false }
    return linkTo(target) ? { href: target, refersTo: null, isOnlyWords: false } : WORDS
  }
  const refersTo = paragraphOfBookmark(target)
  return refersTo ? { href: null, refersTo, isOnlyWords: false } : WORDS
}

type OpenField = { instruction: string; meaning: FieldMeaning | null }

/** The fields that are open at a place of the document; they may begin in one paragraph and end in another. */
export class OpenFields {
  readonly #open: OpenField[] = []

  begin(): void {
    this.#open.push({ instruction: '', meaning: null })
  }

  instruct(words: string): void {
    const last = this.#open.at(-1)
    if (last && !last.meaning) last.instruction += words
  }

  /** The instruction is over and its words begin; returns it with what it means. */
  separate(): { readonly instruction: string; readonly meaning: FieldMeaning } | null {
    const last = this.#open.at(-1)
    if (!last || last.meaning) return null
    last.meaning = meaningOf(last.instruction)
    return { instruction: last.instruction, meaning: last.meaning }
  }

  /** The field is over; returns its instruction if no words followed it. */
  end(): string | null {
    const last = this.#open.pop()
    return last && !last.meaning ? last.instruction : null
  }

  /** Whether what stands here is read: words inside an instruction are none. */
  get isInInstruction(): boolean {
    return this.#open.some(({ meaning }) => meaning === null)
  }

  get href(): string | null {
    return this.#open.findLast(({ meaning }) => meaning?.href)?.meaning?.href ?? null
  }

  get refersTo(): ParagraphId | null {
    return this.#open.findLast(({ meaning }) => meaning?.refersTo)?.meaning?.refersTo ?? null
  }
}
