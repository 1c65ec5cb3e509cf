import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { TapeParagraphNode } from './paragraph-node.ts'

/** The paragraphs' numbers on the screen: attributes that editor.css draws in the margin. */
export class NumberedParagraphs {
  readonly #binding: TextBinding
  #numbers: ReadonlyMap<ParagraphId, string> = new Map()

  constructor(binding: TextBinding) {
    this.#binding = binding
  }

  /** Shows other numbers; elements that have theirs are not touched. */
  show(numbers: ReadonlyMap<ParagraphId, string>): void {
    if (numbers === this.#numbers) return
    this.#numbers = numbers
    for (const { key } of this.#binding.table.entries()) this.#write(key)
  }

  /** Numbers the elements that Lexical makes from now on, until the returned function is called. */
  follow(): () => void {
    return this.#binding.editor.registerMutationListener(
      TapeParagraphNode,
      (mutations) => {
        for (const [key, mutation] of mutations) if (mutation === 'created') this.#write(key)
      },
      { skipInitialization: false },
    )
  }

  #write(key: string): void {
    const entry = this.#binding.table.byKey(key)
    const element = this.#binding.editor.getElementByKey(key)
    if (!entry || !element) return
    const number = this.#numbers.get(entry.id) ?? ''
    if (element.getAttribute('data-number') !== number) element.setAttribute('data-number', number)
  }
}
