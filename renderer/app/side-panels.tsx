import {
  FileText,
  LockKeyhole,
  MessageSquare,
  PenLine,
  Scale,
  SquarePen,
  StickyNote,
  Users,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Group } from '../../shared/domain/conduct.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { isOpen, type Proposal } from '../../shared/domain/proposals.ts'
import { ProposalsPanel } from '../panels/proposals/proposals-panel.tsx'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { isDrafting } from '../session/member.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { later, useLater } from '../ui/later.ts'
import { type TabItem, Tabs } from '../ui/tabs.tsx'
import { useMaybeStore, useStore, useStorePart } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import type { ThreadChoice } from './comments/chosen-thread.ts'
import { useUnread } from './comments/use-unread.ts'
import type { Act } from './conduct/confirmation.tsx'
import type { DraftingState } from './drafts/use-drafting.ts'
import { learn } from './i18n.ts'
import type { PositionActions } from './positions/use-position-actions.ts'
import type { Supports } from './positions/use-supports.ts'
import type { TextActions } from './text-actions.ts'

const PANEL_KEYS = [
  'proposals',
  'positions',
  'comments',
  'dossier',
  'team',
  'present',
  'notes',
  'drafts',
] as const
export type PanelKey = (typeof PANEL_KEYS)[number]

// The panels behind the first one come after the text.
const dossierPanel = later(async () => {
  await learnPanels()
  return (await import('../panels/dossier/dossier-panel.tsx')).DossierPanel
})
const participantsPanel = later(async () => (await import('./conduct/members-tab.tsx')).MembersTab)
const notesPanel = later(async () => {
  await learnPanels()
  return (await import('../panels/notes/notes-panel.tsx')).NotesPanel
})

const commentsTab = later(async () => (await import('./comments/comments-tab.tsx')).CommentsTab)

const positionsTab = later(async () => (await import('./positions/positions-tab.tsx')).PositionsTab)

const teamPanel = later(async () => (await import('./team/team-panel.tsx')).TeamPanel)

// With it come the words for those to whom something is told.
const toldRoom = later(async () => (await import('./audiences/told-room.tsx')).ToldRoom)

const draftsPanel = later(async () => (await import('./drafts/drafts-panel.tsx')).DraftsPanel)

async function learnPanels(): Promise<void> {
  learn('panels', await import('../../shared/messages/panels.ts'))
}

const NO_GROUPS: readonly Group[] = []

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly drafting: DraftingState
  readonly announce: Announce
  readonly onTable: () => void
  readonly onMemberAct: (act: Act) => void
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly mayWrite: boolean
  /** Whether one may say where one stands, which goes on under silence. */
  readonly maySpeak: boolean
  readonly selected: PanelKey
  readonly onSelect: (key: PanelKey) => void
  /** Where one's caret stands. */
  readonly paragraph: ParagraphId | null
  readonly positions: PositionActions
  readonly supports: Supports
  readonly choice: ThreadChoice
  readonly onGrid: () => void
  readonly actions: TextActions
  readonly onReveal: (proposal: Proposal) => void
}

/** The panels on the right, one at a time. */
export function SidePanels(props: Props) {
  const { selected, onSelect } = props
  const { t } = useTranslation('app')
  const items = useItems(props)
  return (
    <Tabs
      label={t('panels')}
      items={items}
      selected={selected}
      onSelect={(key) => onSelect(PANEL_KEYS.find((known) => known === key) ?? 'proposals')}
    />
  )
}

function useItems(props: Props): readonly TabItem[] {
  const { negotiation, dossier, session, text, mayWrite, actions, onReveal } = props
  const { t } = useTranslation('app')
  const DossierPanel = useLater(dossierPanel)
  const Participants = useLater(participantsPanel)
  const NotesPanel = useLater(notesPanel)
  const TeamPanel = useLater(teamPanel)
  const ToldRoom = useLater(toldRoom)
  const PositionsTab = useLater(positionsTab)
  const CommentsTab = useLater(commentsTab)
  const unread = useUnread(negotiation, props.selected === 'comments')
  const openProposals = useStorePart(text?.reading ?? null, (reading) =>
    reading ? reading.proposals.filter(isOpen).length : 0,
  )
  const me = useStore(negotiation.me)
  const notes = useMaybeStore(session?.notes ?? null) ?? []
  const proposals: TabItem = {
    key: 'proposals',
    icon: <PenLine size={16} />,
    label: t('tabProposals'),
    count: openProposals,
    panel: text ? (
      <ProposalsPanel
        reading={text.reading}
        me={me}
        mayWrite={mayWrite}
        mayRemark={props.maySpeak}
        groups={dossier?.groups ?? NO_GROUPS}
        telling={ToldRoom ? props.supports : null}
        room={
          ToldRoom && props.supports.chosen !== 'all' ? (
            <ToldRoom negotiation={negotiation} audience={props.supports.chosen} />
          ) : null
        }
        onAct={actions.act}
        onDecideAll={actions.decideAll}
        onSupport={props.supports.say}
        onReveal={onReveal}
      />
    ) : null,
  }
  const positionsItem: TabItem = {
    key: 'positions',
    icon: <Scale size={16} />,
    label: t('tabPositions'),
    panel: PositionsTab && text && dossier && (
      <PositionsTab
        negotiation={negotiation}
        dossier={dossier}
        text={text}
        paragraph={props.paragraph}
        actions={props.positions}
        onGrid={props.onGrid}
      />
    ),
  }
  const commentsItem: TabItem = {
    key: 'comments',
    icon: <MessageSquare size={16} />,
    label: t('tabComments'),
    ...(unread > 0 ? { count: unread } : {}),
    panel: CommentsTab && text && dossier && (
      <CommentsTab
        negotiation={negotiation}
        dossier={dossier}
        text={text}
        paragraph={props.paragraph}
        actions={actions}
        choice={props.choice}
        announce={props.announce}
      />
    ),
  }
  const dossierTab: TabItem = {
    key: 'dossier',
    icon: <FileText size={16} />,
    label: t('tabDossier'),
    isRead: true,
    panel: DossierPanel && <DossierPanel dossier={dossier} />,
  }
  const presentTab: TabItem = {
    key: 'present',
    icon: <Users size={16} />,
    label: t('tabMembers'),
    panel:
      Participants && text && session ? (
        <Participants
          negotiation={negotiation}
          text={text}
          session={session}
          dossier={dossier}
          onMemberAct={props.onMemberAct}
        />
      ) : null,
  }
  const teamTab: TabItem = {
    key: 'team',
    icon: <LockKeyhole size={16} />,
    label: t('tabTeam'),
    panel: TeamPanel && dossier && <TeamPanel negotiation={negotiation} dossier={dossier} />,
  }
  const DraftsPanel = useLater(draftsPanel)
  const { drafting, isDesk } = props.drafting
  const drafts = useMaybeStore(drafting?.drafts ?? null)
  const draftsTab: TabItem[] = drafting
    ? [
        {
          key: 'drafts',
          icon: <SquarePen size={16} />,
          label: t('tabDrafts'),
          count: drafts?.length ?? 0,
          panel: DraftsPanel && (
            <DraftsPanel
              drafting={drafting}
              isDesk={isDesk}
              announce={props.announce}
              onTable={props.onTable}
              onShow={props.onParagraph}
            />
          ),
        },
      ]
    : []
  const always = isDrafting(me.role)
    ? [...draftsTab, proposals, positionsItem, commentsItem, dossierTab, teamTab, presentTab]
    : [proposals, positionsItem, commentsItem, dossierTab, presentTab]
  if (!session || notes.length === 0) return always
  const notesTab: TabItem = {
    key: 'notes',
    icon: <StickyNote size={16} />,
    label: t('tabNotes'),
    count: notes.length,
    panel: NotesPanel && (
      <NotesPanel notes={session.notes} onDiscard={(id) => session.discardNote(id)} />
    ),
  }
  return [...always, notesTab]
}
