import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import type { EditorHandle } from '../editor/text-editor.tsx'
import { useDelegationNames } from '../panels/names.ts'
import type { ProposalAction } from '../panels/proposals/proposal-card.tsx'
import type { LiveText } from '../session/live-text.ts'
import type { Announce } from './announcements.tsx'
import { offerUndo } from './offer-undo.ts'
import type { ViewKind } from './page.tsx'

/** What the window does with the text at somebody's word. */
export type TextActions = {
  readonly editor: RefObject<EditorHandle | null>
  readonly act: (action: ProposalAction, proposal: Proposal) => void
  readonly reveal: (proposal: Proposal) => void
  readonly openParagraph: (id: ParagraphId) => void
  readonly undo: () => void
  readonly redo: () => void
}

type Options = {
  readonly text: LiveText | null
  readonly view: ViewKind
  readonly setView: (view: ViewKind) => void
  readonly announce: Announce
}

const DONE = {
  incorporate: 'didIncorporate',
  decline: 'didDecline',
  withdraw: 'didWithdraw',
} as const

export function useTextActions({ text, view, setView, announce }: Options): TextActions {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const editor = useRef<EditorHandle | null>(null)
  const afterShown = useRevealing(editor, view, setView)
  const step = useCallback(
    (kind: 'undo' | 'redo') => {
      const isDone = kind === 'undo' ? text?.writer.undo() : text?.writer.redo()
      if (!isDone) announce.set({ text: t(kind === 'undo' ? 'nothingToUndo' : 'nothingToRedo') })
    },
    [text, announce, t],
  )
  // Cards are drawn again when their functions change, so the functions stay as long as the text does.
  const words = useRef({ t, nameOf })
  words.current = { t, nameOf }
  const act = useCallback(
    (action: ProposalAction, proposal: Proposal) => {
      if (!text) return
      const done = text.writer[action](proposal)
      const { t: say, nameOf: name } = words.current
      if (!done.ok) announce.set({ text: say(`failed_${done.error.kind}`) })
      else {
        const said = say(DONE[action], { name: name(proposal.delegation) })
        offerUndo(announce, said, text.writer)
      }
    },
    [text, announce],
  )
  const reveal = useCallback(
    (proposal: Proposal) => afterShown((handle) => handle.revealProposal(proposal)),
    [afterShown],
  )
  const openParagraph = useCallback(
    (id: ParagraphId) => afterShown((handle) => handle.revealParagraph(id)),
    [afterShown],
  )
  return useMemo(
    () => ({
      editor,
      act,
      reveal,
      openParagraph,
      undo: () => step('undo'),
      redo: () => step('redo'),
    }),
    [act, reveal, openParagraph, step],
  )
}

// Only the mark-up shows where a proposal stands; from another view the window goes there first.
function useRevealing(
  editor: RefObject<EditorHandle | null>,
  view: ViewKind,
  setView: (view: ViewKind) => void,
): (show: (handle: EditorHandle) => void) => void {
  const waiting = useRef<((handle: EditorHandle) => void) | null>(null)
  const shownView = useRef(view)
  shownView.current = view
  useEffect(() => {
    if (view !== 'markup' || !waiting.current) return
    const show = waiting.current
    waiting.current = null
    // The editor draws in its own effects; a frame later it stands.
    const frame = requestAnimationFrame(() => {
      if (editor.current) show(editor.current)
    })
    return () => cancelAnimationFrame(frame)
  }, [view, editor])
  return useCallback(
    (show) => {
      if (shownView.current === 'markup' && editor.current) {
        show(editor.current)
        return
      }
      waiting.current = show
      setView('markup')
    },
    [editor, setView],
  )
}
