import { registerRichText } from '@lexical/rich-text'
import {
  $addUpdateTag,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  createEditor,
  SKIP_SCROLL_INTO_VIEW_TAG,
} from 'lexical'

export type Plain = {
  readonly stop: () => void
  /** A letter of somebody else, at a place that is not the caret's. */
  readonly arrive: (paragraph: number, offset: number, letter: string) => void
}

/** Lexical as it comes, without collaboration and without attribution, on the same page and style sheet. */
export function openPlain(paragraphs: readonly string[], host: HTMLElement): Plain {
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
  return {
    stop: () => {
      stop()
      editor.setRootElement(null)
      body.remove()
    },
    arrive: (paragraph, offset, letter) => {
      editor.update(() => {
        $addUpdateTag(SKIP_SCROLL_INTO_VIEW_TAG)
        const block = $getRoot().getChildAtIndex(paragraph)
        const text = $isElementNode(block) ? block.getFirstChild() : null
        if ($isTextNode(text)) text.spliceText(offset, 0, letter)
      })
    },
  }
}
