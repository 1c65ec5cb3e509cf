import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import type { View } from '../../shared/domain/views.ts'
import type { Asker } from '../../shared/protocol/asker.ts'
import { Outline } from '../panels/outline/outline.tsx'
import type { LiveText, TextSession } from '../session/live-text.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { later, useLater } from '../ui/later.ts'
import { useStore } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import type { Command } from './commands.ts'
import type { ThreadChoice } from './comments/chosen-thread.ts'
import type { Act } from './conduct/confirmation.tsx'
import type { DraftingState } from './drafts/use-drafting.ts'
import type { Finding } from './finding/find-bar.tsx'
import { Issues } from './issues.tsx'
import type { Layout } from './layout.ts'
import { Page } from './page.tsx'
import type { PositionActions } from './positions/use-position-actions.ts'
import type { Supports } from './positions/use-supports.ts'
import type { ViewKind } from './shown-view.ts'
import { SidePanels } from './side-panels.tsx'
import type { TextActions } from './text-actions.ts'

const foreignNotice = later(
  async () => (await import('./sharing/foreign-notice.tsx')).ForeignNotice,
)

const draftBar = later(async () => (await import('./drafts/draft-bar.tsx')).DraftBar)
const draftNotice = later(async () => (await import('./drafts/draft-notice.tsx')).DraftNotice)

const silenceNotice = later(
  async () => (await import('./silence/silence-notice.tsx')).SilenceNotice,
)

const adoptionNotice = later(
  async () => (await import('./adoption/adoption-notice.tsx')).AdoptionNotice,
)

const commentsDue = later(async () => (await import('./silence/comments-due.tsx')).CommentsDue)

const readingNotice = later(async () => (await import('./chair/reading-notice.tsx')).ReadingNotice)

const tourOffer = later(async () => (await import('./tour/tour-offer.tsx')).TourOffer)

const NO_MEMBERS: readonly DelegationCode[] = []

type Props = {
  readonly negotiation: Negotiation
  /** The sample: who sees it for the first time is offered a tour ([D30]). */
  readonly isSample: boolean
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly drafting: DraftingState
  /** Opens the sheet that tables drafts. */
  readonly onTable: () => void
  readonly onMemberAct: (act: Act) => void
  readonly view: ViewKind
  readonly actions: TextActions
  readonly positions: PositionActions
  readonly supports: Supports
  readonly choice: ThreadChoice
  readonly announce: Announce
  readonly asker: Asker
  readonly showsCarets: boolean
  readonly typesWell: boolean
  readonly finding: Finding | null
  readonly onFound: () => void
  readonly layout: Layout
  readonly onView: (view: ViewKind) => void
  readonly onShown: (view: View) => void
  readonly onCommand: (command: Command) => void
}

/** The page between the list of paragraphs and the panels. */
export function Desk(props: Props) {
  const { negotiation, dossier, session, text, view, actions, layout, onView, onCommand } = props
  const { t } = useTranslation('app')
  const [caret, setCaret] = useState<ParagraphId | null>(null)
  const { mayWrite, maySpeak } = props.asker
  const { clearPage, showPanel } = layout
  const open = useCallback(
    (id: ParagraphId) => {
      clearPage()
      actions.openParagraph(id)
    },
    [clearPage, actions],
  )
  const reveal = useCallback(
    (proposal: Proposal) => {
      clearPage()
      actions.reveal(proposal)
    },
    [clearPage, actions],
  )
  const latest = useRef(showPanel)
  latest.current = showPanel
  const { choice } = props
  useEffect(
    () =>
      choice.subscribe(() => {
        if (choice.getSnapshot()?.from === 'command') latest.current('comments')
      }),
    [choice],
  )
  const hasOverlay = layout.outline === 'over' || layout.panels === 'over'
  return (
    <>
      {layout.outline === 'away' ? null : (
        <nav
          className="side-outline"
          data-side={layout.outline}
          data-region=""
          aria-label={t('outline')}
        >
          <h2 className="section-title">{t('outline')}</h2>
          {text ? (
            <Outline
              reading={text.reading}
              presence={text.presence}
              positions={negotiation.positions}
              members={dossier?.members ?? NO_MEMBERS}
              current={caret}
              onOpen={open}
            />
          ) : null}
          <Issues
            dossier={dossier}
            reading={text?.reading ?? null}
            onOpen={() => showPanel('dossier')}
            onCoverage={() => onCommand('coverage')}
          />
        </nav>
      )}
      <Page
        dossier={dossier}
        session={session}
        text={text}
        view={view}
        asker={props.asker}
        showsCarets={props.showsCarets}
        typesWell={props.typesWell}
        finding={props.finding}
        onFound={props.onFound}
        actions={actions}
        announce={props.announce}
        onCommand={onCommand}
        onView={onView}
        onShown={props.onShown}
        onCaret={setCaret}
        threads={negotiation.threads}
        choice={props.choice}
        onShowNotes={() => showPanel('notes')}
        tools={
          <DraftTools
            state={props.drafting}
            onList={() => showPanel('drafts')}
            onTable={props.onTable}
          />
        }
        notices={
          <>
            {props.isSample && text ? (
              <Offer
                onAnswered={() => {
                  const place = text.reading
                    .getSnapshot()
                    ?.outline.find(({ openProposals: n }) => n > 0)
                  if (place) open(place.id)
                }}
                onTour={() => onCommand('tour')}
              />
            ) : null}
            <Foreign negotiation={negotiation} />
            <PrivateNotice state={props.drafting} />
            {dossier?.stage === 'drafting' ? <Due negotiation={negotiation} /> : null}
            {dossier && dossier.rounds.length > 0 ? (
              <Closing negotiation={negotiation} dossier={dossier} onCommand={onCommand} />
            ) : null}
            {dossier && text ? (
              <Reading dossier={dossier} text={text} onOpen={() => onCommand('readThrough')} />
            ) : null}
          </>
        }
      />
      {layout.panels === 'away' ? null : (
        <aside
          className="side-panels"
          data-side={layout.panels}
          data-region=""
          aria-label={t('panels')}
        >
          <SidePanels
            negotiation={negotiation}
            dossier={dossier}
            session={session}
            text={text}
            drafting={props.drafting}
            announce={props.announce}
            onTable={props.onTable}
            onMemberAct={props.onMemberAct}
            onParagraph={open}
            mayWrite={mayWrite}
            maySpeak={maySpeak}
            selected={layout.panel}
            onSelect={showPanel}
            paragraph={caret}
            positions={props.positions}
            supports={props.supports}
            choice={props.choice}
            onGrid={() => onCommand('positions')}
            actions={actions}
            onReveal={reveal}
          />
        </aside>
      )}
      {hasOverlay ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: a click beside a drawer puts it away; its button in the top bar does too
        <div className="veil" onClick={clearPage} onKeyDown={() => {}} />
      ) : null}
    </>
  )
}

type ToolsProps = {
  readonly state: DraftingState
  readonly onList: () => void
  readonly onTable: () => void
}

function DraftTools(props: ToolsProps) {
  const DraftBar = useLater(draftBar)
  return DraftBar && props.state.isOffered ? <DraftBar {...props} /> : null
}

function PrivateNotice({ state }: Pick<ToolsProps, 'state'>) {
  const DraftNotice = useLater(draftNotice)
  return DraftNotice ? <DraftNotice state={state} /> : null
}

type OfferProps = { readonly onAnswered: () => void; readonly onTour: () => void }

function Offer(props: OfferProps) {
  const TourOffer = useLater(tourOffer)
  return TourOffer ? <TourOffer {...props} /> : null
}

function Foreign({ negotiation }: Pick<Props, 'negotiation'>) {
  const ForeignNotice = useLater(foreignNotice)
  return ForeignNotice ? <ForeignNotice negotiation={negotiation} /> : null
}

function Due({ negotiation }: Pick<Props, 'negotiation'>) {
  const CommentsDue = useLater(commentsDue)
  const revision = useStore(negotiation.revisions).at(-1)
  if (!CommentsDue || !revision || revision.commentsUntil === null) return null
  return (
    <CommentsDue negotiation={negotiation} revision={revision} until={revision.commentsUntil} />
  )
}

type ReadingProps = {
  readonly dossier: Dossier
  readonly text: LiveText
  readonly onOpen: () => void
}

function Reading(props: ReadingProps) {
  const ReadingNotice = useLater(readingNotice)
  return ReadingNotice ? <ReadingNotice {...props} /> : null
}

type ClosingProps = Pick<Props, 'negotiation' | 'onCommand'> & { readonly dossier: Dossier }

function Closing({ negotiation, dossier, onCommand }: ClosingProps) {
  const { t } = useTranslation('app')
  const SilenceNotice = useLater(silenceNotice)
  const AdoptionNotice = useLater(adoptionNotice)
  // What matters is said at once, the rest once its code is here.
  if (!SilenceNotice || !AdoptionNotice) {
    return dossier.stage === 'silence' ? (
      <div className="page-notice">{t('silenceNotice')}</div>
    ) : null
  }
  return (
    <>
      <SilenceNotice
        negotiation={negotiation}
        dossier={dossier}
        onOpen={() => onCommand('silence')}
      />
      <AdoptionNotice dossier={dossier} onOpen={() => onCommand('adoption')} />
    </>
  )
}
