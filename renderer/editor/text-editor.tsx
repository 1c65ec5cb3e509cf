import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Awareness } from 'y-protocols/awareness'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { FindOptions } from '../../shared/domain/find-text.ts'
import type { LadderState } from '../../shared/domain/ladder.ts'
import type { ProposalRef } from '../../shared/domain/segments.ts'
import type { View } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import { type LeftSelection, leaveSelection, takeUpSelection } from './binding/carried-caret.ts'
import type { WhyNot } from './binding/text-binding.ts'
import type { TextCommand } from './binding/text-commands.ts'
import { type CommentedWords, CommentMarks } from './comment-marks.ts'
import { createTextEditor } from './create-editor.ts'
import { type Found, findWords, markFound, replaceFound, unmarkFound } from './find-words.ts'
import { NumberedParagraphs } from './number-paragraphs.ts'
import { followOwnCaret } from './own-caret.ts'
import { ReadOnlyText, VIEW_LABELS } from './read-only-text.tsx'
import { RemoteCarets } from './remote-carets.tsx'
import { revealParagraph, revealProposal } from './reveal.ts'
import { readSelected, runCommand, type Selected } from './selected.ts'
import { WRITABLE } from './writable-mark.ts'

/** What the rest of the window may ask of the text. */
export type EditorHandle = {
  readonly revealProposal: (ref: ProposalRef) => void
  readonly revealParagraph: (id: ParagraphId) => void
  readonly focus: () => void
  /** Does something where the selection is, or was; returns whether it was done. */
  readonly run: (command: TextCommand, selected?: Selected) => boolean
  readonly find: (query: string, options: FindOptions) => readonly Found[]
  /** Marks what was found and shows the current place; nothing is marked any more if nothing is given. */
  readonly mark: (found: readonly Found[], current: number) => void
  /** Marks the words of these threads, and more clearly those of the chosen one ([W13]). */
  readonly markCommented: (threads: readonly CommentedWords[], chosen: string | null) => void
  /** The thread on the words in which the caret stands, by its name. */
  readonly threadAtCaret: () => string | null
  readonly replace: (found: readonly Found[], words: string) => number
  /** Calls the listener after each change of what is shown. */
  readonly onChange: (listener: () => void) => () => void
  /** The paragraph of the caret, and the selected words; null if the caret is not in the text. */
  readonly selection: () => Selected | null
}

export type TextEditorProps = {
  readonly ledger: Ledger
  readonly writer: Writer
  readonly awareness: Awareness
  readonly view: View
  /** Shows the text without letting anything be typed. */
  readonly isReadOnly: boolean
  readonly numbers: ReadonlyMap<ParagraphId, string>
  /** How far paragraphs have come; all are open if it is left out. */
  readonly ladders?: ReadonlyMap<ParagraphId, LadderState>
  /** The paragraph in which one's caret stands, a moment after it came there. */
  readonly onCaret?: (paragraph: ParagraphId | null) => void
  /** Whether other participants' carets are shown; they are unless this says otherwise. */
  readonly showsCarets?: boolean
  /** The language of the text, for the spelling checker and for readers. */
  readonly lang?: string
  /** Why a key or a command did nothing. */
  readonly onRefused?: (why: WhyNot) => void
  /** The language whose typography is typed; letters are taken as they come if it is null or left out. */
  readonly typography?: string | null
  readonly onPastedChanges?: (count: number, pasteOriginal: () => void) => void
  /** Accessible name; by default it says which view is shown. */
  readonly label?: string
  readonly ref?: Ref<EditorHandle>
}

/** The text on the page: the mark-up is written in, the other views are read. */
export function TextEditor(props: TextEditorProps) {
  const { t } = useTranslation('editor')
  const { view, ledger, numbers } = props
  const label = props.label ?? t(VIEW_LABELS[view.kind])
  return (
    <div className="text-editor" data-view={view.kind}>
      {view.kind === 'markup' ? (
        <MarkupEditor {...props} label={label} />
      ) : (
        <ReadOnlyText ledger={ledger} view={view} label={label} numbers={numbers} />
      )}
    </div>
  )
}

const NO_LADDERS: ReadonlyMap<ParagraphId, LadderState> = new Map()

type MarkupProps = TextEditorProps & { readonly label: string }

function MarkupEditor(props: MarkupProps) {
  const { ledger, writer, awareness, isReadOnly, numbers, ladders = NO_LADDERS, label } = props
  const root = useRef<HTMLDivElement>(null)
  const listeners = useRef(props)
  listeners.current = props
  // A binding belongs to one text and one hand for life; another lease of the same writer goes on with it.
  const running = useMemo(() => createTextEditor({ ledger, writer }), [ledger, writer])
  const { binding } = running
  const numbered = useMemo(() => new NumberedParagraphs(binding), [binding])
  const commented = useMemo(() => new CommentMarks(binding), [binding])
  useEffect(() => () => commented.clear(), [commented])

  const left = useRef<LeftSelection | null>(null)
  useEffect(() => {
    binding.editor.setRootElement(root.current)
    binding.onRefused = (why) => listeners.current.onRefused?.(why)
    binding.onPastedChanges = (count, other) => listeners.current.onPastedChanges?.(count, other)
    const stops = [
      running.start(),
      numbered.follow(),
      followOwnCaret(binding, awareness, (paragraph) => listeners.current.onCaret?.(paragraph)),
    ]
    // Whoever types while one replica takes another's place goes on where the caret was ([W14]).
    if (left.current) takeUpSelection(binding, left.current)
    return () => {
      left.current = leaveSelection(binding)
      for (const stop of stops.reverse()) stop()
      binding.editor.setRootElement(null)
    }
  }, [running, binding, numbered, awareness])
  useEffect(() => {
    binding.editor.setEditable(!isReadOnly)
    if (isReadOnly) return
    const frame = requestAnimationFrame(() => performance.mark(WRITABLE))
    return () => cancelAnimationFrame(frame)
  }, [binding, isReadOnly])
  useEffect(() => numbered.show(numbers, ladders), [numbered, numbers, ladders])
  const { typography = null } = props
  useEffect(() => {
    binding.lang = typography
  }, [binding, typography])
  useImperativeHandle(
    props.ref,
    () => ({
      revealProposal: (ref) => revealProposal(binding, ref),
      revealParagraph: (id) => revealParagraph(binding, id),
      focus: () => binding.editor.getRootElement()?.focus({ preventScroll: true }),
      run: (command, selected) => runCommand(binding, command, selected),
      selection: () => readSelected(binding),
      find: (query, options) => findWords(binding, query, options),
      mark: (found, current) =>
        found.length > 0 ? markFound(binding, found, current) : unmarkFound(),
      markCommented: (threads, chosen) => commented.show(threads, chosen),
      threadAtCaret: () => commented.atCaret(),
      replace: (found, words) => replaceFound(binding, found, words),
      onChange: (listener) =>
        binding.editor.registerUpdateListener(({ dirtyElements }) => {
          if (dirtyElements.size > 0) listener()
        }),
    }),
    [binding, commented],
  )

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea holds neither paragraphs nor attribution */}
      <div
        ref={root}
        className="text-body"
        data-testid="text-body"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={label}
        aria-readonly={isReadOnly}
        contentEditable={!isReadOnly}
        suppressContentEditableWarning={true}
        spellCheck={true}
        {...(props.lang === undefined ? {} : { lang: props.lang })}
        translate="no"
      />
      {props.showsCarets === false ? null : (
        <RemoteCarets binding={binding} awareness={awareness} />
      )}
    </>
  )
}
