import { type EditorConfig, type LexicalEditor, TextNode } from 'lexical'
import { PLAIN_LOOK } from './derive-runs.ts'
import { dressRun } from './dress.ts'

// A run of characters with one status. A subclass and not a wrapper element, so that the browser types
// into it as into any text; in normal mode, for token mode swallows what an input method composes.

export class RunNode extends TextNode {
  /** A look of derive-runs.ts. */
  __look: string = PLAIN_LOOK

  override $config() {
    return this.config('run', { extends: TextNode })
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous)
    this.__look = previous.__look
  }

  look(): string {
    return this.getLatest().__look
  }

  setLook(look: string): this {
    const writable = this.getWritable()
    writable.__look = look
    return writable
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const dom = super.createDOM(config, editor)
    if (this.__look !== PLAIN_LOOK) dressRun(dom, this.__look)
    return dom
  }

  override updateDOM(previous: this, dom: HTMLElement, config: EditorConfig): boolean {
    if (previous.__look !== this.__look) dressRun(dom, this.__look)
    return super.updateDOM(previous, dom, config)
  }
}

export function $createRun(text: string, look: string): RunNode {
  const node = new RunNode(text)
  node.__look = look
  return node
}
