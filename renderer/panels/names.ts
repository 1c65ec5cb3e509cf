import { useTranslation } from 'react-i18next'

/** Names of delegations in the language of the window; a code that has none stands for itself. */
export function useDelegationNames(): (code: string) => string {
  const { t } = useTranslation('delegations')
  return (code) => t(code, { defaultValue: code })
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
