import { Redo2, Undo2 } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { View } from '../../shared/domain/views.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import { markOf, useOutcome } from '../panels/use-outcome.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { useStorePart } from '../ui/use-store.ts'
import { PageNotices } from './page-notices.tsx'
import type { TextActions } from './text-actions.ts'
import './page.css'

const VIEW_KINDS = ['markup', 'base', 'ifIncorporated'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]

const VIEWS: Readonly<Record<ViewKind, View>> = {
  markup: { kind: 'markup' },
  base: { kind: 'base' },
  ifIncorporated: { kind: 'ifIncorporated', delegations: null },
}

type Props = {
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly view: ViewKind
  readonly mayWrite: boolean
  readonly actions: TextActions
  readonly onView: (view: ViewKind) => void
  readonly onCaret: (paragraph: ParagraphId | null) => void
  readonly onShowNotes: () => void
  readonly notices: ReactNode
}

/** The draft on its page, and how it is shown. */
export function Page(props: Props) {
  const { dossier, session, text, view, mayWrite, actions, onView } = props
  const { t } = useTranslation('app')
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
        {mayWrite && view === 'markup' ? (
          <span className="page-undo">
            <Button look="quiet" size="icon" aria-label={t('undo')} onClick={actions.undo}>
              <Undo2 size={16} aria-hidden="true" />
            </Button>
            <Button look="quiet" size="icon" aria-label={t('redo')} onClick={actions.redo}>
              <Redo2 size={16} aria-hidden="true" />
            </Button>
          </span>
        ) : null}
      </div>
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
        {text ? <Text {...props} text={text} /> : <NoText session={session} />}
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

function Text({ text, view, mayWrite, actions, onCaret }: Props & { readonly text: LiveText }) {
  const numbers = useStorePart(text.reading, (reading) => reading?.numbers) ?? NO_NUMBERS
  const { ledger, writer, awareness } = text
  return useMemo(
    () => (
      <TextEditor
        ref={actions.editor}
        ledger={ledger}
        writer={writer}
        awareness={awareness}
        view={VIEWS[view]}
        isReadOnly={!mayWrite}
        numbers={numbers}
        onCaret={onCaret}
      />
    ),
    [ledger, writer, awareness, view, mayWrite, numbers, onCaret, actions.editor],
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
