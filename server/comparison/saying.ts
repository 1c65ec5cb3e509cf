import type { Say } from '../../shared/formats/comparison/compared.ts'
import type { Locale } from '../../shared/messages/locales.ts'
import { translator } from '../messages.ts'

/** The words of comparisons in one language. */
export function sayingOf(locale: Locale): Say {
  const say = translator(locale)
  return (key, values) => say(`comparison:${key}`, values)
}
