import { useTranslation } from 'react-i18next'

/** Names of delegations in the language of the window; a code that has none stands for itself. */
export function useDelegationNames(): (code: string) => string {
  const { t } = useTranslation('delegations')
  return (code) => t(code, { defaultValue: code })
}

/** A list as the language writes it: “France and the United States”. */
export function useListing(): (items: readonly string[]) => string {
  const { i18n } = useTranslation()
  return (items) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(items)
}

/** `14:02`, and the day before it if that is not today. */
export function useTimes(): (at: number) => string {
  const { i18n } = useTranslation()
  return (at) => {
    const isToday = new Date(at).toDateString() === new Date().toDateString()
    const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const)
    const form = { ...day, hour: '2-digit', minute: '2-digit', hour12: false } as const
    return new Intl.DateTimeFormat(i18n.language, form).format(at)
  }
}
