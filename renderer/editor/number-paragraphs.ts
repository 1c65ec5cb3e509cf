import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { LadderState } from '../../shared/domain/ladder.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { TapeParagraphNode } from './paragraph-node.ts'
import { RunNode } from './run-node.ts'

/**
 * The paragraphs' numbers on the screen, and how far they have come ([Q6]): attributes that editor.css draws in the
 * margin, where a reference names a paragraph ([T24]), and where a proposed move would lead ([V12]).
 */
export class NumberedParagraphs {
  readonly #binding: TextBinding
  #numbers: ReadonlyMap<ParagraphId, string> = new Map()
  #ladders: ReadonlyMap<ParagraphId, LadderState> = new Map()

  constructor(binding: TextBinding) {
    this.#binding = binding
  }

  /** Shows other numbers and rungs; elements that have theirs are not touched. */
  show(
    numbers: ReadonlyMap<ParagraphId, string>,
    ladders: ReadonlyMap<ParagraphId, LadderState>,
  ): void {
    if (numbers === this.#numbers && ladders === this.#ladders) return
    this.#numbers = numbers
    this.#ladders = ladders
    for (const { key } of this.#binding.table.entries()) this.#write(key)
    const root = this.#binding.editor.getRootElement()
    for (const element of root?.querySelectorAll('[data-refers]') ?? []) this.#refer(element)
  }

  /** Numbers the elements that Lexical makes from now on, until the returned function is called. */
  follow(): () => void {
    const { editor } = this.#binding
    const stops = [
      editor.registerMutationListener(TapeParagraphNode, (mutations) => {
        for (const [key, mutation] of mutations) if (mutation !== 'destroyed') this.#write(key)
      }),
      editor.registerMutationListener(RunNode, (mutations) => {
        for (const [key, mutation] of mutations) {
          const element = mutation === 'destroyed' ? null : editor.getElementByKey(key)
          if (element?.hasAttribute('data-refers')) this.#refer(element)
        }
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  #write(key: string): void {
    const entry = this.#binding.table.byKey(key)
    const element = this.#binding.editor.getElementByKey(key)
    if (!entry || !element) return
    put(element, 'data-number', this.#numbers.get(entry.id) ?? '')
    const rung = this.#ladders.get(entry.id)?.rung ?? 'open'
    if (rung === 'open') element.removeAttribute('data-rung')
    else put(element, 'data-rung', rung)
    const ghosts = element.getAttribute('data-ghosts')
    if (ghosts !== null) put(element, 'data-ghost-label', this.#labelOf(ghosts))
    else element.removeAttribute('data-ghost-label')
  }

  /** `FRA 12:34` as `FRA ¶ 7`. */
  #labelOf(ghosts: string): string {
    return ghosts.replace(
      /\d+:\d+/gu,
      (id) => `\u00b6 ${this.#numbers.get(id as ParagraphId) ?? ''}`,
    )
  }

  #refer(element: Element): void {
    const id = element.getAttribute('data-refers')
    put(element, 'data-shown', (id && this.#numbers.get(id as ParagraphId)) || '\u00b6')
  }
}

function put(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
