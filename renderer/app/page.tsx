import { Redo2, Undo2 } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { isOpen, type Proposal } from '../../shared/domain/proposals.ts'
import type { View } from '../../shared/domain/views.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import type { WhyNot } from '../editor/binding/text-binding.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import { useDelegationNames } from '../panels/names.ts'
import { markOf, useOutcome } from '../panels/use-outcome.ts'
import type { ExternalStore } from '../session/external-store.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import type { Reading } from '../session/readings.ts'
import type { ShownThread } from '../session/remarks-board.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Select } from '../ui/field.tsx'
import { later, useLater } from '../ui/later.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useStore, useStorePart } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import type { Asker } from './command-list.ts'
import type { Command } from './commands.ts'
import { type ThreadChoice, useCommentMarks } from './comments/chosen-thread.ts'
import type { Finding } from './finding/find-bar.tsx'
import { PageNotices } from './page-notices.tsx'
import type { TextActions } from './text-actions.ts'
import './page.css'

const editMenu = later(async () => (await import('./edit-menu.tsx')).EditMenu)
const findBar = later(async () => (await import('./finding/find-bar.tsx')).FindBar)
const compilationText = later(
  async () => (await import('../editor/compilation-text.tsx')).CompilationText,
)

const VIEW_KINDS = ['markup', 'base', 'ifIncorporated', 'compilation'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]

export const MARKUP: View = { kind: 'markup' }
const BASE: View = { kind: 'base' }

/** The reading that is wanted; of one delegation alone, if one is chosen. */
function viewFor(kind: ViewKind, delegation: DelegationCode | null): View {
  if (kind === 'base') return BASE
  if (kind === 'ifIncorporated') return { kind, delegations: delegation && [delegation] }
  return kind === 'markup' && delegation ? { kind: 'proposalsOf', delegation } : MARKUP
}

type Props = {
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly view: ViewKind
  readonly asker: Asker
  readonly showsCarets: boolean
  /** Whether quotation marks and spaces are typed as the language has them ([Y2]). */
  readonly typesWell: boolean
  readonly finding: Finding | null
  /** The search is over. */
  readonly onFound: () => void
  readonly actions: TextActions
  readonly announce: Announce
  readonly onCommand: (command: Command) => void
  readonly onView: (view: ViewKind) => void
  /** Hears which reading is shown. */
  readonly onShown: (view: View) => void
  readonly onCaret: (paragraph: ParagraphId | null) => void
  readonly threads: ExternalStore<readonly ShownThread[]>
  readonly choice: ThreadChoice
  readonly onShowNotes: () => void
  readonly notices: ReactNode
  /** Beside the choice of a view. */
  readonly tools: ReactNode
}

/** The draft on its page, and how it is shown. */
export function Page(props: Props) {
  const { dossier, session, text, view, asker, actions, onView, onCommand } = props
  const { t } = useTranslation('app')
  const { mayWrite } = asker
  const [delegation, setDelegation] = useState<DelegationCode | null>(null)
  const [isAttributed, setAttributed] = useState(true)
  const EditMenu = useLater(editMenu)
  const FindBar = useLater(findBar)
  return (
    <main className="desk" data-region="">
      <div className="page-tools">
        <Segmented
          label={t('view')}
          choices={VIEW_KINDS.map((key) => ({
            key,
            label: t(`view_${key}`),
            hint: t(`viewHint_${key}`),
          }))}
          chosen={view}
          onChoose={onView}
        />
        {text && (view === 'markup' || view === 'ifIncorporated') ? (
          <Whose reading={text.reading} chosen={delegation} onChoose={setDelegation} />
        ) : null}
        {view === 'compilation' ? (
          <Choice
            type="checkbox"
            label={t('withAttribution')}
            checked={isAttributed}
            onChange={({ target }) => setAttributed(target.checked)}
          />
        ) : null}
        {props.tools}
        {mayWrite && view === 'markup' && delegation === null ? (
          <span className="page-undo">
            {EditMenu ? (
              <EditMenu asker={asker} onOpen={actions.holdSelection} onCommand={onCommand} />
            ) : null}
            <Button look="quiet" size="icon" aria-label={t('undo')} onClick={actions.undo}>
              <Undo2 size={16} aria-hidden="true" />
            </Button>
            <Button look="quiet" size="icon" aria-label={t('redo')} onClick={actions.redo}>
              <Redo2 size={16} aria-hidden="true" />
            </Button>
          </span>
        ) : null}
      </div>
      {FindBar && props.finding && text && view === 'markup' && delegation === null ? (
        <FindBar
          kind={props.finding}
          mayReplace={mayWrite}
          editor={actions.editor}
          announce={props.announce}
          onClose={props.onFound}
        />
      ) : null}
      <PageNotices
        dossier={dossier}
        session={session}
        text={text}
        view={view}
        onView={onView}
        onShowNotes={props.onShowNotes}
        others={props.notices}
      />
      <div className="page">
        <PageHead dossier={dossier} />
        {!text ? (
          <NoText session={session} />
        ) : view === 'compilation' ? (
          <Compilation text={text} isAttributed={isAttributed} onShown={props.onShown} />
        ) : (
          <Text {...props} text={text} delegation={delegation} />
        )}
      </div>
    </main>
  )
}

function PageHead({ dossier }: Pick<Props, 'dossier'>) {
  const { t } = useTranslation('app')
  const outcome = useOutcome()
  return (
    <header className="page-head">
      <span>{dossier ? outcome(dossier) : ''}</span>
      <span>{dossier ? t(`mark_${markOf(dossier)}`) : ''}</span>
    </header>
  )
}

const NO_LADDERS: Reading['ladders'] = new Map()
const NO_NUMBERS: ReadonlyMap<ParagraphId, string> = new Map()

type TextProps = Props & { readonly text: LiveText; readonly delegation: DelegationCode | null }

function Text(props: TextProps) {
  const {
    text,
    view,
    delegation,
    asker,
    showsCarets,
    typesWell,
    actions,
    announce,
    onCaret,
    onShown,
  } = props
  const lang = props.dossier?.lang ?? 'en'
  const { t } = useTranslation('app')
  const numbers = useStorePart(text.reading, (reading) => reading?.numbers) ?? NO_NUMBERS
  const ladders = useStorePart(text.reading, (reading) => reading?.ladders) ?? NO_LADDERS
  const { ledger, writer, awareness } = text
  const { mayWrite } = asker
  const shown = useMemo(() => viewFor(view, delegation), [view, delegation])
  useEffect(() => onShown(shown), [shown, onShown])
  const { threads, choice } = props
  useCommentMarks({
    ...{ threads, choice, text },
    editor: actions.editor,
    isMarkup: shown.kind === 'markup',
  })
  const refused = useCallback(
    (why: WhyNot) => announce.set({ text: t(`whyNot_${why}`) }),
    [announce, t],
  )
  const pastedChanges = useCallback(
    (count: number, pasteOriginal: () => void) =>
      announce.set({
        text: t('pastedChanges', { count }),
        more: { label: t('pasteOriginal'), run: pasteOriginal },
      }),
    [announce, t],
  )
  return useMemo(
    () => (
      <TextEditor
        ref={actions.editor}
        ledger={ledger}
        writer={writer}
        awareness={awareness}
        view={shown}
        isReadOnly={!mayWrite}
        numbers={numbers}
        ladders={ladders}
        showsCarets={showsCarets}
        lang={lang}
        typography={typesWell ? lang : null}
        onCaret={onCaret}
        onRefused={refused}
        onPastedChanges={pastedChanges}
      />
    ),
    [
      ledger,
      writer,
      awareness,
      shown,
      mayWrite,
      numbers,
      ladders,
      showsCarets,
      lang,
      typesWell,
      onCaret,
      refused,
      pastedChanges,
      actions.editor,
    ],
  )
}

type CompilationProps = Pick<Props, 'onShown'> & {
  readonly text: LiveText
  readonly isAttributed: boolean
}

function Compilation({ text, isAttributed, onShown }: CompilationProps) {
  const { ledger, reading } = text
  useEffect(() => onShown(MARKUP), [onShown])
  const CompilationText = useLater(compilationText)
  const { proposals, numbers } = useStore(reading)
  const { t } = useTranslation(['app', 'editor'])
  // The reading changes with the text, a moment behind it; the words are read anew with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read is the text as it is now
  const paragraphs = useMemo(() => readView(ledger, MARKUP), [ledger, proposals, numbers])
  return CompilationText ? (
    <CompilationText
      paragraphs={paragraphs}
      proposals={proposals}
      numbers={numbers}
      label={t('editor:labelCompilation')}
      isAttributed={isAttributed}
    />
  ) : null
}

type WhoseProps = {
  readonly reading: LiveText['reading']
  readonly chosen: DelegationCode | null
  readonly onChoose: (delegation: DelegationCode | null) => void
}

const NO_PROPOSALS: readonly Proposal[] = []

/** Whose proposals a view takes: everybody's, or those of one delegation. */
function Whose({ reading, chosen, onChoose }: WhoseProps) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const proposals = useStorePart(reading, (now) => now?.proposals) ?? NO_PROPOSALS
  const codes = useMemo(() => {
    const open = proposals.filter(isOpen).map(({ delegation }) => delegation)
    return [...new Set(chosen ? [...open, chosen] : open)].sort()
  }, [proposals, chosen])
  return (
    <Select
      label={t('chosenDelegations')}
      isLabelHidden={true}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(codes.find((code) => code === target.value) ?? null)}
    >
      <option value="">{t('anyDelegation')}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {nameOf(code)}
        </option>
      ))}
    </Select>
  )
}

function NoText({ session }: Pick<Props, 'session'>) {
  const { t } = useTranslation('app')
  const isAway = useStorePart(session?.connection ?? null, (status) => status?.kind === 'away')
  return (
    <p className="page-empty" role="status">
      {t(isAway ? 'waitingForText' : 'loadingText')}
    </p>
  )
}
