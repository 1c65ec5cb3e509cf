import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { en } from '../../shared/messages/delegations.ts'
import { LOCALES, type Locale } from '../../shared/messages/locales.ts'
import { Cell } from '../session/external-store.ts'
import { useStore } from '../ui/use-store.ts'

/** Names of the members that the window does not come with, once they are here. */
const further = new Cell<((code: string, locale: Locale) => string) | null>(null)

/** Fetches the names of all members if one of these is among those that the window does not come with. */
export async function fetchNames(codes: readonly string[]): Promise<void> {
  if (further.getSnapshot() || codes.every((code) => Object.hasOwn(en, code))) return
  const { called } = await import('../../shared/messages/called.ts')
  further.set(called)
}

/** Names of delegations in the language of the window; a code that has none stands for itself. */
export function useDelegationNames(): (code: string) => string {
  const { t, i18n } = useTranslation('delegations')
  const called = useStore(further)
  const locale = LOCALES.find((one) => one === i18n.language) ?? 'en'
  return useCallback(
    (code) => t(code, { defaultValue: called?.(code, locale) ?? code }),
    [t, called, locale],
  )
}

/** The form in which the window writes dates and numbers: in English as the United Nations does, 24 March 2020. */
export function formOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

/** A list as the language writes it: “France and the United States”. */
export function useListing(): (items: readonly string[]) => string {
  const { i18n } = useTranslation()
  return (items) =>
    new Intl.ListFormat(formOf(i18n.language), { type: 'conjunction' }).format(items)
}

/** `14:02`, and the day before it if that is not today. */
export function useTimes(): (at: number) => string {
  const { i18n } = useTranslation()
  return (at) => {
    const isToday = new Date(at).toDateString() === new Date().toDateString()
    const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const)
    const form = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    return new Intl.DateTimeFormat(formOf(i18n.language), form).format(at)
  }
}
