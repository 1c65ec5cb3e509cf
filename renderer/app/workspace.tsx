import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SECRETARIAT } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import type { Role } from '../../shared/domain/roles.ts'
import type { View } from '../../shared/domain/views.ts'
import type { Asker } from '../../shared/protocol/asker.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import type { StartPoint } from '../../shared/protocol/ipc.ts'
import { fetchNames } from '../panels/names.ts'
import type { Platform } from '../platform.ts'
import type { LiveText } from '../session/live-text.ts'
import { type Negotiation, openNegotiation } from '../session/negotiation.ts'
import { colourDelegations } from '../ui/delegation-colour.ts'
import { fetchPartsAfter, later, useLater } from '../ui/later.ts'
import { useMaybeStore, useStore } from '../ui/use-store.ts'
import { type Announce, Announcements, announcer } from './announcements.tsx'
import { useCommands } from './commands.ts'
import { useThreadChoice } from './comments/chosen-thread.ts'
import type { Act } from './conduct/confirmation.tsx'
import { Desk } from './desk.tsx'
import type { DialogName } from './dialog-names.ts'
import { Dialogs } from './dialogs.tsx'
import { Tabling } from './drafts/tabling.tsx'
import { useDrafting } from './drafts/use-drafting.ts'
import { Ended } from './ended.tsx'
import { newDoings } from './exporting/doings.ts'
import { DoingsShown } from './exporting/doings-shown.tsx'
import type { Finding } from './finding/find-bar.tsx'
import { useDroppedDocument } from './importing/use-dropped-document.ts'
import { useLayout } from './layout.ts'
import { usePositionActions } from './positions/use-position-actions.ts'
import { useSupports } from './positions/use-supports.ts'
import { type Projection, useProjection } from './room-screen/use-projection.ts'
import { MARKUP, type ViewKind } from './shown-view.ts'
import { StatusBar } from './status-bar.tsx'
import { useTextActions } from './text-actions.ts'
import { TopBar } from './top-bar.tsx'
import { useAsker } from './use-asker.ts'
import { useEnding } from './use-ending.ts'
import { useSwitch } from './use-switch.ts'
import './workspace.css'

type Props = {
  readonly start: StartPoint
  readonly session: JoinAnswer
  readonly platform: Platform
  /** The relay does not know the session any more. */
  readonly onEnded: () => void
  readonly onRejoin: () => void
  /** The session may do more or less than before. */
  readonly onRole: (role: Role) => void
}

/** The window of somebody who has joined: opens the negotiation, and closes it with the window. */
export function Workspace({ start, session, ...rest }: Props) {
  const { keys, onInterruption } = rest.platform
  const [negotiation, setNegotiation] = useState<Negotiation | null>(null)
  useEffect(() => {
    const opened = openNegotiation(start, session, keys, onInterruption)
    fetchPartsAfter(opened.behindText)
    setNegotiation(opened)
    return () => opened.close()
  }, [start, session, keys, onInterruption])
  if (!negotiation) return null
  return <Room negotiation={negotiation} isSample={start.isSample ?? false} {...rest} />
}

const attending = later(async () => (await import('./attention/attending.tsx')).Attending)
const roomScreen = later(async () => (await import('./room-screen/room-screen.tsx')).RoomScreen)

/** What is of use also to a window that takes part no more: it may host the negotiation all the same. */
function staysOpen(dialog: DialogName | null, { sharing }: Platform): boolean {
  return dialog === 'help' || (dialog === 'share' && sharing !== null)
}

const CARETS = { on: 'caretsShown', off: 'caretsHidden' } as const
const TYPOGRAPHY = { on: 'typographyOn', off: 'typographyOff' } as const

type RoomProps = Omit<Props, 'start' | 'session'> & {
  readonly negotiation: Negotiation
  readonly isSample: boolean
}

function Room({ negotiation, isSample, platform, onEnded, onRejoin, onRole }: RoomProps) {
  const { t } = useTranslation('app')
  const dossier = useStore(negotiation.dossier)
  const session = useStore(negotiation.text)
  const live = useMaybeStore(session?.text ?? null)
  const drafting = useDrafting({ negotiation, dossier, session, live })
  const { text } = drafting
  const desk = useMemo(
    () =>
      drafting.drafting && drafting.isDesk && session
        ? { drafting: drafting.drafting, session }
        : null,
    [drafting, session],
  )
  const [isTabling, setTabling] = useState(false)
  const announce = useMemo(announcer, [])
  const doings = useMemo(newDoings, [])
  const layout = useLayout()
  const [chosenView, setView] = useState<ViewKind | null>(null)
  // What is adopted is the base text; what was proposed besides is there for who looks for it.
  const view = chosenView ?? (dossier?.stage === 'adopted' ? 'base' : 'markup')
  const [shown, setShown] = useState<View>(MARKUP)
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const [annotated, setAnnotated] = useState<Proposal | null>(null)
  const annotate = useCallback((proposal: Proposal) => {
    setAnnotated(proposal)
    setDialog('annotate')
  }, [])
  const [memberAct, setMemberAct] = useState<Act | null>(null)
  const askMemberAct = useCallback((act: Act) => {
    setMemberAct(act)
    setDialog('memberAct')
  }, [])
  const draftedIn = text === live ? null : drafting.isDesk ? 'desk' : 'private'
  const actions = useTextActions({
    ...{ text, view, setView, announce, draftedIn },
    onAnnotate: annotate,
  })
  const [finding, setFinding] = useState<Finding | null>(null)
  const asker = useAsker({ negotiation, dossier, session, text })
  // Told once there is something that one may do or not: not twice at each start, and not while one text takes another's place.
  const isThere = text !== null
  useEffect(() => {
    if (isThere) platform.tellAsker(asker)
  }, [platform, asker, isThere])
  const [showsCarets, toggleCarets] = useSwitch('penholder.carets', announce, CARETS)
  const [typesWell, toggleTypography] = useSwitch('penholder.typography', announce, TYPOGRAPHY)
  const projection = useProjection(negotiation)
  const Attending = useLater(attending)
  const positions = usePositionActions({ negotiation, text: live, announce })
  const supports = useSupports({ negotiation, announce, sayToAll: actions.support })
  const choice = useThreadChoice()
  const commands = useCommands({
    ...{ negotiation, platform, actions, positions, supports, choice, asker, announce, doings },
    ...{ setView, setDialog, setFinding, toggleCarets, toggleTypography },
    toggleRoomScreen: projection.toggle,
  })

  const [dropped, forget] = useDroppedDocument(asker.mayWrite, platform, commands)
  const ending = useEnding(negotiation, session)
  const isEnded = ending !== null
  useRole(negotiation, announce, onRole)

  const topic = dossier?.topic ?? ''
  useEffect(() => {
    document.title = topic ? `${topic} – ${t('appName')}` : t('appName')
  }, [topic, t])
  useEffect(() => {
    const codes = new Set<string>([...(dossier?.members ?? []), SECRETARIAT])
    colourDelegations(document.documentElement, codes.add(negotiation.session.delegation))
    // Without the relay they cannot be had; then codes stand for names.
    fetchNames([...codes]).catch(() => undefined)
  }, [dossier, negotiation])

  if (projection.isOn) {
    return (
      <>
        <Projected text={live} {...{ dossier, asker, projection }} />
        {ending ? <Ended ending={ending} onEnded={onEnded} onRejoin={onRejoin} /> : null}
        <Announcements store={announce} />
      </>
    )
  }
  return (
    <div className="workspace" data-outline={layout.outline} data-panels={layout.panels}>
      <TopBar
        negotiation={negotiation}
        dossier={dossier}
        presence={text?.presence ?? null}
        layout={layout}
        isEnded={isEnded}
        mayShare={platform.sharing !== null}
        onCommand={commands}
      />
      <Desk
        negotiation={negotiation}
        isSample={isSample}
        dossier={dossier}
        session={session}
        text={text}
        drafting={drafting}
        onTable={() => setTabling(true)}
        onMemberAct={askMemberAct}
        view={view}
        actions={actions}
        positions={positions}
        supports={supports}
        choice={choice}
        announce={announce}
        asker={asker}
        showsCarets={showsCarets}
        typesWell={typesWell}
        finding={finding}
        onFound={() => setFinding(null)}
        layout={layout}
        onView={setView}
        onShown={setShown}
        onCommand={commands}
      />
      <StatusBar
        dossier={dossier}
        session={session}
        text={text}
        shown={shown}
        announce={announce}
      />
      {ending ? <Ended ending={ending} onEnded={onEnded} onRejoin={onRejoin} /> : null}
      <Dialogs
        open={isEnded && !staysOpen(dialog, platform) ? null : dialog}
        isEnded={isEnded}
        negotiation={negotiation}
        platform={platform}
        dossier={dossier}
        announce={announce}
        actions={actions}
        doings={doings}
        text={text}
        desk={desk}
        asker={asker}
        annotated={annotated}
        memberAct={memberAct}
        dropped={dropped}
        layout={layout}
        onCommand={commands}
        onParagraph={actions.openParagraph}
        onClose={() => {
          setDialog(null)
          forget()
        }}
      />
      {Attending && platform.kind === 'desktop' ? (
        <Attending negotiation={negotiation} platform={platform} />
      ) : null}
      <DoingsShown store={doings} />
      {isTabling && drafting.drafting && live && dossier ? (
        <Tabling
          negotiation={negotiation}
          dossier={dossier}
          drafting={drafting.drafting}
          live={live}
          isDesk={drafting.isDesk}
          announce={announce}
          onClose={() => setTabling(false)}
        />
      ) : null}
      <Announcements store={announce} />
    </div>
  )
}

type ProjectedProps = {
  readonly dossier: Dossier | null
  readonly text: LiveText | null
  readonly asker: Asker
  readonly projection: Projection
}

function Projected({ dossier, text, asker, projection }: ProjectedProps) {
  const { t } = useTranslation('app')
  const RoomScreen = useLater(roomScreen)
  return RoomScreen && dossier && text ? (
    <RoomScreen
      dossier={dossier}
      text={text}
      holdsPen={asker.holdsPen}
      onLeave={projection.leave}
    />
  ) : (
    <p className="start-wait" role="status">
      {t('starting')}
    </p>
  )
}

// The pen may pass while the window is open: it is said, and remembered for the next time.
function useRole({ me, session }: Negotiation, announce: Announce, onRole: (role: Role) => void) {
  const { t } = useTranslation('app')
  const { role } = useStore(me)
  const last = useRef(session.role)
  useEffect(() => {
    if (role === last.current) return
    last.current = role
    announce.set({ text: t(`nowAs_${role}`) })
    onRole(role)
  }, [role, announce, onRole, t])
}
