import type { CompiledPart } from '../../domain/compilation.ts'
import type { Run } from '../../domain/views.ts'
import { type Numbers, plainWords, type Words } from '../pieces.ts'
import type { Say } from '../say.ts'
import { directiveSaid } from './directive-words.ts'

// Parts of a compiled paragraph as words with their look and notes at their places. Each word of the mark-up is here once and says
// as what it stands; brackets, and what is asked for, are marks; what delegations say of a paragraph are remarks.

export type CompiledWords = Words & {
  readonly as: 'base' | 'struck' | 'pending' | 'mark' | 'remark'
}
export type CompiledPiece =
  | CompiledWords
  | { readonly kind: 'note'; readonly words: readonly CompiledWords[] }

export type About = {
  readonly numbers: Numbers
  readonly isAttributed: boolean
  readonly say: Say
}

/** The parts as pieces, in their order; a note that brackets reach into has them inside. */
export function setParts(parts: readonly CompiledPart[], about: About): readonly CompiledPiece[] {
  const setter = new Setter(about)
  for (const part of parts) setter.add(part)
  return setter.pieces
}

/** Words that stand beside the text. */
export function besideText(as: 'mark' | 'remark', text: string): CompiledWords {
  return { ...plainWords(text), as }
}

/** Marks that close or divide. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u

/** What is said inside the bracket that stands open, in front of the words. */
const INSIDE: readonly string[] = ['add', 'alt', 'addParagraph']

class Setter {
  readonly pieces: CompiledPiece[] = []
  readonly #about: About
  #note: CompiledWords[] | null = null
  #href: string | null = null
  /** A space is due in front of what comes: unless it brings its own, or, behind a bracket, closes something. */
  #due: 'no' | 'inside' | 'behind' = 'no'

  constructor(about: About) {
    this.#about = about
  }

  add(part: CompiledPart): void {
    if (part.kind === 'bracket') this.#mark(part.text)
    else if (part.kind !== 'directive') for (const run of part.runs) this.#run(run, part.kind)
    else {
      const { isAttributed, say } = this.#about
      const text = directiveSaid(part.directive, isAttributed, say)
      const isInside = INSIDE.includes(part.directive.act)
      if (!isInside) this.#due = this.#endsInSpace ? 'no' : 'inside'
      this.#mark(isInside ? text : `[${text}]`)
      this.#due = isInside ? 'inside' : 'behind'
    }
  }

  #run({ text, emphasis, sign }: Run, as: CompiledWords['as']): void {
    const put = (words: string) => {
      this.#space(words)
      this.#push({ kind: 'words', text: words, emphasis, href: this.#href, as })
    }
    switch (sign?.kind) {
      case undefined:
        put(text)
        break
      case 'reference':
        put(this.#about.numbers.get(sign.to) || '¶')
        break
      case 'linkStart':
        this.#href = sign.href
        break
      case 'linkEnd':
        this.#href = null
        break
      case 'noteStart':
        this.#note = []
        this.pieces.push({ kind: 'note', words: this.#note })
        break
      case 'noteEnd':
        this.#note = null
    }
  }

  #mark(text: string): void {
    this.#space(text)
    this.#push(besideText('mark', text))
  }

  /** Where words go now. */
  get #into(): CompiledPiece[] {
    return this.#note ?? this.pieces
  }

  /** Whether nothing stands in front, or white space. */
  get #endsInSpace(): boolean {
    const last = this.#into.at(-1)
    return last?.kind !== 'words' || /\s$/u.test(last.text)
  }

  #space(before: string): void {
    const brings = /^\s/u.test(before)
    const closes = this.#due === 'behind' && CLOSING.test(before)
    if (this.#due !== 'no' && !brings && !closes) this.#push(besideText('mark', ' '))
    this.#due = 'no'
  }

  #push(words: CompiledWords): void {
    const into = this.#into
    const last = into.at(-1)
    if (last?.kind === 'words' && isAlike(last, words))
      into[into.length - 1] = { ...last, text: last.text + words.text }
    else into.push(words)
  }
}

function isAlike(one: CompiledWords, other: CompiledWords): boolean {
  return (
    one.as === other.as && one.href === other.href && one.emphasis.join() === other.emphasis.join()
  )
}
