import { registerRichText } from '@lexical/rich-text'
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical'

/** Lexical as it comes, without collaboration and without attribution, on the same page and style sheet. */
export function openPlain(paragraphs: readonly string[], host: HTMLElement): () => void {
  const body = document.createElement('div')
  body.className = 'text-body'
  body.contentEditable = 'true'
  body.spellcheck = false
  host.append(body)
  const editor = createEditor({ namespace: 'plain', onError: console.error })
  const stop = registerRichText(editor)
  editor.setRootElement(body)
  editor.update(
    () => {
      const root = $getRoot()
      root.clear()
      for (const text of paragraphs) {
        root.append($createParagraphNode().append($createTextNode(text)))
      }
    },
    { discrete: true },
  )
  return () => {
    stop()
    editor.setRootElement(null)
    body.remove()
  }
}
