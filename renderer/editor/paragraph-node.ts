import { type EditorConfig, ParagraphNode } from 'lexical'
import { PLAIN_FACE } from './derive-runs.ts'
import { dressParagraph, tagOf } from './dress.ts'

/** A paragraph of the text; everything that is drawn about the paragraph itself is in its face. */
export class TapeParagraphNode extends ParagraphNode {
  /** A face of derive-runs.ts. */
  __face: string = PLAIN_FACE

  override $config() {
    return this.config('tape-paragraph', { extends: ParagraphNode })
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous)
    this.__face = previous.__face
  }

  face(): string {
    return this.getLatest().__face
  }

  setFace(face: string): this {
    const writable = this.getWritable()
    writable.__face = face
    return writable
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const dom = document.createElement(tagOf(this.__face))
    dressParagraph(dom, this.__face)
    return dom
  }

  override updateDOM(previous: this, dom: HTMLElement, _config: EditorConfig): boolean {
    if (previous.__face === this.__face) return false
    if (tagOf(previous.__face) !== tagOf(this.__face)) return true
    dressParagraph(dom, this.__face)
    return false
  }
}

export function $createTapeParagraph(face: string): TapeParagraphNode {
  const node = new TapeParagraphNode()
  node.__face = face
  return node
}
