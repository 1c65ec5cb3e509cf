import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { formOf, useDelegationNames } from '../panels/names.ts'
import type { ConnectionStatus } from '../session/connection-status.ts'
import type { ExternalStore } from '../session/external-store.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { Button } from '../ui/button.tsx'
import { useMaybeStore, useStoreByFrame, useStorePart } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import './status-bar.css'

type Props = {
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly announce: Announce
}

/** Whether everything is saved, who hosts, how many are connected, and how long the text is. */
export function StatusBar({ dossier, session, text, announce }: Props) {
  const { t, i18n } = useTranslation('app')
  const nameOf = useDelegationNames()
  const present = useMaybeStore(text?.presence ?? null)
  const count = useStorePart(text?.reading ?? null, (reading) => reading?.words ?? null)
  const formatted = new Intl.NumberFormat(formOf(i18n.language)).format(count ?? 0)
  return (
    <section className="status-bar" data-region="" aria-label={t('status')}>
      {session ? (
        <Connection store={session.connection} session={session} announce={announce} />
      ) : (
        <span data-state="opening">{t('connecting')}</span>
      )}
      {dossier ? (
        <span className="status-host">
          {t('hostedBy', { name: nameOf(dossier.penholder) })}
          {present ? ` · ${t('presentCount', { count: present.length })}` : ''}
        </span>
      ) : null}
      <span className="status-end">
        {dossier ? t('negotiatedIn', { language: languageName(dossier.lang, i18n.language) }) : ''}
      </span>
      {count === null ? null : <span>{t('words', { count, formatted })}</span>}
    </section>
  )
}

function languageName(lang: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(lang) ?? lang
}

type ConnectionProps = {
  readonly store: ExternalStore<ConnectionStatus>
  readonly session: TextSession
  readonly announce: Announce
}

function Connection({ store, session, announce }: ConnectionProps) {
  const { t, i18n } = useTranslation('app')
  const status = useStoreByFrame(store)
  useTellingAbsence(status, announce)
  return (
    <span
      className="status-connection"
      data-testid="connection"
      data-state={stateOf(status)}
      data-unsaved={'unsaved' in status ? status.unsaved : undefined}
    >
      <span>{t(...sayStatus(status, i18n.language))}</span>
      {status.kind === 'away' ? (
        <Button size="small" look="quiet" onClick={() => session.retryNow()}>
          {t('retryNow')}
        </Button>
      ) : null}
    </span>
  )
}

type State = 'opening' | 'saved' | 'saving' | 'away' | 'ended'

function stateOf(status: ConnectionStatus): State {
  if (status.kind === 'live') return status.unsaved > 0 ? 'saving' : 'saved'
  return status.kind
}

/** The message for a status, with its values. */
export function sayStatus(
  status: ConnectionStatus,
  language: string,
): [key: string, values: Record<string, string | number>] {
  switch (status.kind) {
    case 'opening':
      return ['connecting', {}]
    case 'live': {
      if (status.unsaved > 0) return ['saving', { count: status.unsaved }]
      if (status.savedAt === null) return ['allSavedPlain', {}]
      const form = {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      } as const
      const time = new Intl.DateTimeFormat(formOf(language), form).format(status.savedAt)
      return ['allSaved', { time }]
    }
    case 'away':
      return status.unsaved > 0 ? ['awayUnsaved', { count: status.unsaved }] : ['away', {}]
    case 'ended':
      return ['ended', {}]
  }
}

const WORTH_SAYING_MS = 3000

// A short gap is nobody's business; a longer one is said, and so is its end.
function useTellingAbsence(status: ConnectionStatus, announce: Announce): void {
  const { t } = useTranslation('app')
  const isAway = status.kind === 'away'
  const isBack = status.kind === 'live' && status.unsaved === 0
  const wasSaid = useRef(false)
  useEffect(() => {
    if (!isAway) return
    const timer = setTimeout(() => {
      wasSaid.current = true
      announce.set({ text: t('awayNow') })
    }, WORTH_SAYING_MS)
    return () => clearTimeout(timer)
  }, [isAway, announce, t])
  useEffect(() => {
    if (!isBack || !wasSaid.current) return
    wasSaid.current = false
    announce.set({ text: t('savedAgain') })
  }, [isBack, announce, t])
}
