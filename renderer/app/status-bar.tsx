import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { View } from '../../shared/domain/views.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import { formOf, useDelegationNames } from '../panels/names.ts'
import { type Counts, countsOf } from '../session/counts.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { useMaybeStore } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import { ConnectionLine } from './connection-line.tsx'
import './status-bar.css'

type Props = {
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  /** What the page shows of the text: that is what is counted ([W12]). */
  readonly shown: View
  readonly announce: Announce
}

/** Whether everything is saved, who holds the pen, how many are connected, and how long the text is. */
export function StatusBar({ dossier, session, text, shown, announce }: Props) {
  const { t, i18n } = useTranslation('app')
  const nameOf = useDelegationNames()
  const present = useMaybeStore(text?.presence ?? null)
  const counts = useCounts(text, shown)
  const { format } = new Intl.NumberFormat(formOf(i18n.language))
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
      {counts ? (
        <span className="status-counts" data-testid="counts">
          <span>{t('words', { count: counts.words, formatted: format(counts.words) })}</span>
          <span className="status-characters">
            {t('characters', { count: counts.characters, formatted: format(counts.characters) })}
          </span>
        </span>
      ) : null}
    </section>
  )
}

function useCounts(text: LiveText | null, shown: View): Counts | null {
  const reading = useMaybeStore(text?.reading ?? null)
  return useMemo(() => {
    if (!text || !reading) return null
    const { kind } = shown
    const isKept = kind === 'markup' || kind === 'base'
    return isKept ? reading.counts[kind] : countsOf(readView(text.ledger, shown))
  }, [text, reading, shown])
}

function languageName(lang: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(lang) ?? lang
}
