import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../shared/base/result.ts'
import type { ParagraphId, Range } from '../../shared/domain/char-ids.ts'
import { isOpen, type Proposal, proposalName } from '../../shared/domain/proposals.ts'
import type { Support } from '../../shared/domain/records.ts'
import { describeProposal } from '../../shared/formats/describe-proposal.ts'
import type { ActionError } from '../../shared/ydoc/decide.ts'
import type { TextCommand } from '../editor/binding/text-commands.ts'
import type { Selected } from '../editor/selected.ts'
import type { EditorHandle } from '../editor/text-editor.tsx'
import { useDelegationNames } from '../panels/names.ts'
import type { ProposalAction } from '../panels/proposals/proposal-actions.ts'
import type { LiveText } from '../session/live-text.ts'
import type { Announce } from './announcements.tsx'
import { offerUndo } from './offer-undo.ts'
import type { ViewKind } from './shown-view.ts'

/** What the window does with the text at somebody's word. */
export type TextActions = {
  readonly editor: RefObject<EditorHandle | null>
  /** Hears of the editor once it stands, and when it goes. */
  readonly takeEditor: (handle: EditorHandle | null) => void
  readonly act: (action: ProposalAction, proposal: Proposal) => void
  readonly decideAll: (action: 'incorporate' | 'decline', proposals: readonly Proposal[]) => void
  /** The pen's word on everything that the selected characters touch, as one act. */
  readonly decideWithin: (action: 'incorporate' | 'decline', part: readonly Range[]) => void
  readonly support: (proposal: Proposal, support: Support) => void
  readonly reveal: (proposal: Proposal) => void
  readonly openParagraph: (id: ParagraphId) => void
  /** Remembers the selection while somebody chooses from a menu or a list: the next command acts there. */
  readonly holdSelection: () => void
  /** The selection that is remembered, or the present one. */
  readonly takeSelection: () => Selected | null
  readonly runText: (command: TextCommand) => void
  /** The proposal that was last shown in the text, as it stands now; null if there is none. */
  readonly current: () => Proposal | null
  /** Shows the next open proposal of the text, or the one before. */
  readonly step: (by: 1 | -1) => void
  /** Shows the next wording for the place of the proposal that was last shown ([P12]). */
  readonly stepAlternative: () => void
  readonly undo: () => void
  readonly redo: () => void
}

type Options = {
  readonly text: LiveText | null
  readonly view: ViewKind
  readonly setView: (view: ViewKind) => void
  readonly announce: Announce
  /** Where what is said goes before it goes to all; null while it goes there at once. */
  readonly draftedIn: 'private' | 'desk' | null
  /** Asks the owner of a proposal why, and where its wording is from. */
  readonly onAnnotate: (proposal: Proposal) => void
}

const DONE = {
  incorporate: 'didIncorporate',
  decline: 'didDecline',
  withdraw: 'didWithdraw',
  reopen: 'didReopen',
} as const

export function useTextActions(options: Options): TextActions {
  const { text, view, setView, announce, draftedIn, onAnnotate } = options
  const { editor, takeEditor, afterShown } = useRevealing(view, setView)
  const undoing = useUndoing(text, announce)
  const tell = useTelling(text, announce)
  const cursor = useRef<string | null>(null)
  const reveal = useCallback(
    (proposal: Proposal) => {
      cursor.current = proposalName(proposal)
      afterShown((handle) => handle.revealProposal(proposal))
    },
    [afterShown],
  )
  const decided = useDecided(text, announce)
  const act = useCallback(
    (action: ProposalAction, proposal: Proposal) => {
      if (!text) return
      if (action === 'annotate') onAnnotate(proposal)
      else if (action === 'incorporate' && proposal.rivals.length > 0) decided(proposal)
      else tell(text.writer[action](proposal), DONE[action], proposal)
    },
    [text, tell, decided, onAnnotate],
  )
  const all = useAll(text, tell, draftedIn)
  const openParagraph = useCallback(
    (id: ParagraphId) => afterShown((handle) => handle.revealParagraph(id)),
    [afterShown],
  )
  const stepping = useStepping(text, cursor, reveal, announce)
  const running = useRunning(editor)
  return useMemo(
    () => ({
      ...{ editor, takeEditor, act, reveal, openParagraph },
      ...all,
      ...stepping,
      ...undoing,
      ...running,
    }),
    [editor, takeEditor, act, reveal, openParagraph, all, stepping, undoing, running],
  )
}

function useRunning(editor: RefObject<EditorHandle | null>) {
  const held = useRef<Selected | null>(null)
  return useMemo(
    () => ({
      holdSelection: (): void => {
        held.current = editor.current?.selection() ?? null
      },
      takeSelection: (): Selected | null => {
        const selected = held.current ?? editor.current?.selection() ?? null
        held.current = null
        return selected
      },
      runText: (command: TextCommand): void => {
        const selected = held.current
        held.current = null
        if (selected) editor.current?.focus()
        editor.current?.run(command, selected ?? undefined)
      },
    }),
    [editor],
  )
}

function useUndoing(text: LiveText | null, announce: Announce) {
  const { t } = useTranslation('app')
  return useMemo(() => {
    const step = (kind: 'undo' | 'redo'): void => {
      const isDone = kind === 'undo' ? text?.writer.undo() : text?.writer.redo()
      if (!isDone) announce.set({ text: t(kind === 'undo' ? 'nothingToUndo' : 'nothingToRedo') })
    }
    return { undo: () => step('undo'), redo: () => step('redo') }
  }, [text, announce, t])
}

type Tell = (
  done: Result<void, ActionError>,
  message: string,
  proposal: Proposal,
  count?: number,
) => void

/** Says what was done and offers to take it back, or why it was not. */
function useTelling(text: LiveText | null, announce: Announce): Tell {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  // Cards are drawn again when their functions change, so the functions stay as long as the text does.
  const words = useRef({ t, nameOf })
  words.current = { t, nameOf }
  return useCallback(
    (done, message, proposal, count = 1) => {
      const { t: say, nameOf: name } = words.current
      const values = { name: name(proposal.delegation), count }
      if (!done.ok) announce.set({ text: say(`failed_${done.error.kind}`) })
      else if (text) offerUndo(announce, say(message, values), text.writer)
    },
    [text, announce],
  )
}

/** Incorporates a proposal that has alternatives, and offers to decline those ([P12]). */
function useDecided(text: LiveText | null, announce: Announce): (proposal: Proposal) => void {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const words = useRef({ t, nameOf })
  words.current = { t, nameOf }
  return useCallback(
    (proposal) => {
      if (!text) return
      const { t: say, nameOf: name } = words.current
      const done = text.writer.incorporate(proposal)
      if (!done.ok) {
        announce.set({ text: say(`failed_${done.error.kind}`) })
        return
      }
      const declineRivals = (): void => {
        const names = new Set(proposal.rivals.map(proposalName))
        const rivals = text.reading
          .getSnapshot()
          .proposals.filter((one) => isOpen(one) && names.has(proposalName(one)))
        const declined = text.writer.declineAll(rivals)
        const count = rivals.length
        if (declined.ok) offerUndo(announce, say('didDeclineAll', { count }), text.writer)
      }
      const count = proposal.rivals.length
      announce.set({
        text: say('didIncorporate', { name: name(proposal.delegation) }),
        undo: () => text.writer.undo(),
        more: { label: say('declineRivals', { count }), run: declineRivals },
      })
    },
    [text, announce],
  )
}

const DID_PART = { incorporate: 'didIncorporatePart', decline: 'didDeclinePart' } as const
const DID_ALL = { incorporate: 'didIncorporateAll', decline: 'didDeclineAll' } as const

function useAll(text: LiveText | null, tell: Tell, draftedIn: Options['draftedIn']) {
  return useMemo(
    () => ({
      decideAll: (action: 'incorporate' | 'decline', proposals: readonly Proposal[]): void => {
        const [first] = proposals
        if (!text || !first) return
        const done = text.writer[`${action}All`](proposals)
        tell(done, DID_ALL[action], first, proposals.length)
      },
      decideWithin: (action: 'incorporate' | 'decline', part: readonly Range[]): void => {
        const proposals = text?.reading.getSnapshot().proposals ?? []
        const [first] = proposals
        if (text && first)
          tell(text.writer[`${action}Within`](proposals, part), DID_PART[action], first)
      },
      support: (proposal: Proposal, support: Support): void => {
        // Told to all once it is tabled, and not before.
        const said = draftedIn ? `drafts:didSupport_${draftedIn}` : `didSupport_${support}`
        if (text) tell(text.writer.support(proposal, support), said, proposal)
      },
    }),
    [text, tell, draftedIn],
  )
}

function useStepping(
  text: LiveText | null,
  cursor: RefObject<string | null>,
  reveal: (proposal: Proposal) => void,
  announce: Announce,
) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const words = useRef({ t, nameOf })
  words.current = { t, nameOf }
  return useMemo(() => {
    /** Whose it is, what it asks for and how far one has come, for those who see and those who listen. */
    const tell = (
      message: 'atProposal' | 'atAlternative',
      proposal: Proposal,
      { at, count }: { readonly at: number; readonly count: number },
    ): void => {
      const { t: say, nameOf: name } = words.current
      const numbers = text?.reading.getSnapshot().numbers
      const numberOf = (id: ParagraphId) => numbers?.get(id) ?? ''
      const number = proposal.paragraph ? numberOf(proposal.paragraph) : ''
      const { key, values } = describeProposal(proposal, { number, before: '', numberOf })
      const place = { name: name(proposal.delegation), at, count, sentence: say(key, values) }
      announce.set({ text: say(message, place) })
    }
    const open = (): readonly Proposal[] =>
      text?.reading.getSnapshot().proposals.filter((one) => isOpen(one) && one.paragraph) ?? []
    const isCurrent = (one: Proposal): boolean => proposalName(one) === cursor.current
    return {
      current: () => open().find(isCurrent) ?? null,
      stepAlternative: (): void => {
        const all = open()
        const current = all.find(isCurrent)
        const names = new Set(current?.rivals.map(proposalName))
        const alternatives = all.filter((one) => isCurrent(one) || names.has(proposalName(one)))
        const index = (alternatives.findIndex(isCurrent) + 1) % alternatives.length
        const next = alternatives[index]
        if (!next || alternatives.length < 2) {
          announce.set({ text: words.current.t('noAlternatives') })
          return
        }
        reveal(next)
        tell('atAlternative', next, { at: index + 1, count: alternatives.length })
      },
      step: (by: 1 | -1): void => {
        const all = open()
        const at = all.findIndex(isCurrent)
        const from = at < 0 && by < 0 ? 0 : at
        const index = (from + by + all.length) % all.length
        const next = all[index]
        if (!next) return
        reveal(next)
        tell('atProposal', next, { at: index + 1, count: all.length })
      },
    }
  }, [text, cursor, reveal, announce])
}

// Only the mark-up shows where a proposal stands: from another view the window goes there first, and what is wanted before the
// editor's code is here is shown when it is.
function useRevealing(view: ViewKind, setView: (view: ViewKind) => void) {
  const editor = useRef<EditorHandle | null>(null)
  const waiting = useRef<((handle: EditorHandle) => void) | null>(null)
  const shownView = useRef(view)
  shownView.current = view
  const takeEditor = useCallback((handle: EditorHandle | null): void => {
    editor.current = handle
    if (!handle || !waiting.current) return
    const show = waiting.current
    waiting.current = null
    // The editor draws in its own effects; a frame later it stands.
    requestAnimationFrame(() => {
      if (editor.current === handle) show(handle)
    })
  }, [])
  const afterShown = useCallback(
    (show: (handle: EditorHandle) => void): void => {
      if (shownView.current === 'markup' && editor.current) {
        show(editor.current)
        return
      }
      waiting.current = show
      setView('markup')
    },
    [setView],
  )
  return { editor, takeEditor, afterShown }
}
