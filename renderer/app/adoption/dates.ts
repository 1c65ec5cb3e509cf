import { useTranslation } from 'react-i18next'
import { formOf } from '../../panels/names.ts'

/** A day of ISO 8601 as the language writes it: 30 March 2020. */
export function useDates(): (day: string) => string {
  const { i18n } = useTranslation()
  const form = { dateStyle: 'long', timeZone: 'UTC' } as const
  return (day) => new Intl.DateTimeFormat(formOf(i18n.language), form).format(new Date(day))
}
