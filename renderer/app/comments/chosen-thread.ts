import { useEffect, useMemo } from 'react'
import type { EditorHandle } from '../../editor/text-editor.tsx'
import { Cell, type ExternalStore } from '../../session/external-store.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { ShownThread } from '../../session/remarks-board.ts'

/** The thread that is in hand, and where it was chosen: in the text, in the panel, or by a command that opens the panel. */
type ChosenThread = { readonly name: string; readonly from: 'text' | 'panel' | 'command' }

export type ThreadChoice = ExternalStore<ChosenThread | null> & {
  readonly choose: (chosen: ChosenThread | null) => void
}

export function useThreadChoice(): ThreadChoice {
  return useMemo(() => {
    const cell = new Cell<ChosenThread | null>(null)
    return {
      subscribe: (listener) => cell.subscribe(listener),
      getSnapshot: () => cell.getSnapshot(),
      choose: (chosen) => cell.set(chosen),
    }
  }, [])
}

/** The same in every list: what is told to several audiences may have been begun under one name. */
export function threadName({ audience, root }: Pick<ShownThread, 'audience' | 'root'>): string {
  return `${audience} ${root.name}`
}

type Options = {
  readonly threads: ExternalStore<readonly ShownThread[]>
  readonly choice: ThreadChoice
  readonly text: LiveText
  readonly editor: { readonly current: EditorHandle | null }
  /** Whether the text is shown in which the words are marked. */
  readonly isMarkup: boolean
}

/** Marks commented words in the text, behind the keys, and chooses the thread whose words are clicked. */
export function useCommentMarks({ threads, choice, text, editor, isMarkup }: Options): void {
  useEffect(() => {
    if (!isMarkup) return
    const show = (): void => {
      const open = threads.getSnapshot().filter((one) => !one.isResolved && !one.areWordsGone)
      const words = open
        .filter(({ ranges }) => ranges.length > 0)
        .map((one) => ({ name: threadName(one), ranges: one.ranges }))
      editor.current?.markCommented(words, choice.getSnapshot()?.name ?? null)
    }
    const click = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || !target.closest('.text-body')) return
      const name = editor.current?.threadAtCaret() ?? null
      choice.choose(name === null ? null : { name, from: 'text' })
    }
    const stops = [threads, text.reading, choice].map((store) => store.subscribe(show))
    document.addEventListener('click', click)
    show()
    return () => {
      for (const stop of stops) stop()
      document.removeEventListener('click', click)
    }
  }, [threads, choice, text, editor, isMarkup])
}
