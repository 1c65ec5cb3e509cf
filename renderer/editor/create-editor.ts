import { createEditor, type LexicalEditor } from 'lexical'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import { registerEditingKeys } from './binding/editing-keys.ts'
import { interceptCommands } from './binding/intercept.ts'
import { TextBinding } from './binding/text-binding.ts'
import { EDITOR_NODES } from './translate.ts'

/** An editor made for a text; from `start` on it shows the text, until what `start` returned is called. */
export type BoundEditor = { readonly binding: TextBinding; readonly start: () => () => void }

export type EditorOptions = {
  readonly ledger: Ledger
  readonly writer: Writer
  readonly onError?: (error: Error) => void
}

/** Lexical, bound to the tape. The caller gives it its element with `setRootElement`. */
export function createTextEditor({ ledger, writer, onError }: EditorOptions): BoundEditor {
  const editor = createEditor({
    namespace: 'penholder',
    nodes: EDITOR_NODES,
    onError: (error) => {
      // Never rethrown: that would leave Lexical half-way. Its state is not trusted again, either.
      ;(onError ?? console.error)(error)
      setTimeout(() => binding.redraw(), 0)
    },
  })
  const binding = new TextBinding(editor, ledger, writer)
  return { binding, start: () => bind(editor, binding) }
}

// Everything a bound editor needs, in an order that can be undone backwards.
function bind(editor: LexicalEditor, binding: TextBinding): () => void {
  const stops = [registerEditingKeys(editor), interceptCommands(binding), binding.connect()]
  return () => {
    for (const stop of stops.reverse()) stop()
  }
}
