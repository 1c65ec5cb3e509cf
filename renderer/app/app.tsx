import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/domain/roles.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import type { StartPoint } from '../../shared/protocol/ipc.ts'
import type { Platform } from '../platform.ts'
import { type RelayFailure, relayApi } from '../session/relay-api.ts'
import { linkKeyName } from '../session/sealed/link-key.ts'
import { later, useLater } from '../ui/later.ts'
import { JoinScreen } from './join-screen.tsx'
import { pageText } from './later-text.ts'

// The text, everything around it and what it is written with are asked for at once and arrive while the relay is being found.
const workspace = later(async () => (await import('./workspace.tsx')).Workspace)
workspace.fetch()
pageText.fetch()

type Stage =
  | { readonly kind: 'starting' }
  | { readonly kind: 'joining'; readonly start: StartPoint; readonly failure: RelayFailure | null }
  | { readonly kind: 'inside'; readonly start: StartPoint; readonly session: JoinAnswer }

type Props = { readonly platform: Platform }

/** From the start to the text: finds the relay, joins if this window has not joined, and shows the workspace. */
export function App({ platform }: Props) {
  const [stage, setStage] = useState<Stage>({ kind: 'starting' })
  const Workspace = useLater(workspace)

  const join = useCallback(
    async (start: StartPoint, session: JoinAnswer, key: string | null) => {
      const { dossier, delegation } = session
      if (key !== null) await platform.keys.keep(dossier, linkKeyName(delegation), key)
      // It is kept while the text is being fetched.
      const kept = platform.keepSession(dossier, session)
      setStage({ kind: 'inside', start, session })
      await kept
    },
    [platform],
  )
  const begin = useCallback(
    async (isFresh: boolean) => {
      const start = await platform.start({ fresh: isFresh })
      const { session } = start
      if (session) return setStage({ kind: 'inside', start, session })
      if (platform.kind !== 'desktop' || start.invite === null) {
        return setStage({ kind: 'joining', start, failure: null })
      }
      // The desktop app invites the person at this machine itself: there is nothing to ask.
      const joined = await relayApi(start.http).join({ invite: start.invite, name: '' })
      if (joined.ok) return join(start, joined.value, start.key ?? null)
      setStage({ kind: 'joining', start, failure: joined.error })
    },
    [platform, join],
  )
  const start = useCallback(
    (isFresh: boolean): void => {
      begin(isFresh).catch((error: unknown) => {
        // Thrown while drawing, so that the error boundary says it.
        setStage(() => {
          throw error
        })
      })
    },
    [begin],
  )
  useEffect(() => start(false), [start])
  const entered = stage.kind === 'inside' ? stage.session : null
  const keepRole = useCallback(
    (role: Role) => {
      if (entered) void platform.keepSession(entered.dossier, { ...entered, role })
    },
    [platform, entered],
  )
  // The desktop app invites its own user again, but not for ever.
  const hasRejoined = useRef(false)
  const rejoinByItself = useCallback(() => {
    if (platform.kind !== 'desktop' || hasRejoined.current) return
    hasRejoined.current = true
    start(true)
  }, [platform, start])

  switch (stage.kind) {
    case 'starting':
      return <Starting />
    case 'joining':
      return (
        <JoinScreen
          start={stage.start}
          failure={stage.failure}
          platform={platform}
          onJoined={(session, key) => void join(stage.start, session, key)}
        />
      )
    case 'inside':
      return Workspace ? (
        <Workspace
          key={stage.session.session}
          start={stage.start}
          session={stage.session}
          platform={platform}
          onEnded={rejoinByItself}
          onRejoin={() => start(true)}
          onRole={keepRole}
        />
      ) : (
        <Starting />
      )
  }
}

function Starting() {
  const { t } = useTranslation('app')
  return (
    <main className="start" data-alone="">
      <p className="start-wait" role="status">
        {t('starting')}
      </p>
    </main>
  )
}
