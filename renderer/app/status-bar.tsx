import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { formOf, useDelegationNames } from '../panels/names.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { useMaybeStore, useStorePart } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import { ConnectionLine } from './connection-line.tsx'
import './status-bar.css'

type Props = {
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly announce: Announce
}

/** Whether everything is saved, who holds the pen, how many are connected, and how long the text is. */
export function StatusBar({ dossier, session, text, announce }: Props) {
  const { t, i18n } = useTranslation('app')
  const nameOf = useDelegationNames()
  const present = useMaybeStore(text?.presence ?? null)
  const count = useStorePart(text?.reading ?? null, (reading) => reading?.words ?? null)
  const formatted = new Intl.NumberFormat(formOf(i18n.language)).format(count ?? 0)
  return (
    <section className="status-bar" data-region="" aria-label={t('status')}>
      {session ? (
        <ConnectionLine session={session} announce={announce} />
      ) : (
        <span data-state="opening">{t('connecting')}</span>
      )}
      {dossier ? (
        <span className="status-host">
          {t('penWith', { name: nameOf(dossier.penholder) })}
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
