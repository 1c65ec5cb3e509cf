import { Redo2, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { isOpen, type Proposal } from '../../shared/domain/proposals.ts'
import type { View } from '../../shared/domain/views.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import { ReadOnlyText, VIEW_LABELS } from '../editor/read-only-text.tsx'
import { useDelegationNames } from '../panels/names.ts'
import { markOf, useOutcome } from '../panels/use-outcome.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Select } from '../ui/field.tsx'
import { later, useLater } from '../ui/later.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useStore, useStorePart } from '../ui/use-store.ts'
import type { Command } from './commands.ts'
import type { Finding } from './finding/find-bar.tsx'
import { pageText } from './later-text.ts'
import { PageNotices } from './page-notices.tsx'
import type { PageTextProps } from './page-text.tsx'
import { MARKUP, VIEW_KINDS, type ViewKind, viewFor } from './shown-view.ts'
import './page.css'

const editMenu = later(async () => (await import('./edit-menu.tsx')).EditMenu)
const findBar = later(async () => (await import('./finding/find-bar.tsx')).FindBar)
const compilationText = later(
  async () => (await import('../editor/compilation-text.tsx')).CompilationText,
)

type Props = Omit<PageTextProps, 'text' | 'view' | 'delegation'> & {
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly view: ViewKind
  readonly finding: Finding | null
  /** The search is over. */
  readonly onFound: () => void
  readonly onCommand: (command: Command) => void
  readonly onView: (view: ViewKind) => void
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
  const PageText = useLater(pageText)
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
      {FindBar && PageText && props.finding && text && view === 'markup' && delegation === null ? (
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
        ) : PageText ? (
          <PageText {...props} text={text} view={view} delegation={delegation} />
        ) : (
          <FirstReading text={text} shown={viewFor(view, delegation)} />
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

const NO_NUMBERS: ReadonlyMap<ParagraphId, string> = new Map()

type FirstProps = { readonly text: LiveText; readonly shown: View }

/** The words before the code is here with which they are written. */
function FirstReading({ text, shown }: FirstProps) {
  const { t } = useTranslation('editor')
  const numbers = useStorePart(text.reading, (reading) => reading?.numbers) ?? NO_NUMBERS
  return (
    <div className="text-editor" data-view={shown.kind}>
      <ReadOnlyText
        ledger={text.ledger}
        view={shown}
        label={t(VIEW_LABELS[shown.kind])}
        numbers={numbers}
        isStandIn={true}
      />
    </div>
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
