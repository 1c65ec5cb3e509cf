import { createInstance } from 'i18next'
import type { Compared } from '../../../shared/formats/comparison/compared.ts'
import {
  type ComparisonFile,
  comparisonFile,
} from '../../../shared/formats/comparison/comparison-file.ts'
import { en, zh } from '../../../shared/messages/comparison.ts'

/** What is to be made of a comparison; plain data, for it travels to a thread. */
export type ComparisonOrder = {
  readonly as: ComparisonFile
  readonly compared: Compared
  readonly isAttributed: boolean
  /** The language of its own words. */
  readonly locale: string
}

/** The file, byte for byte as the command line writes it ([X54]). */
export function makeComparison(order: ComparisonOrder): Uint8Array {
  const { as, compared, isAttributed, locale } = order
  const i18n = createInstance()
  // Not awaited: with `initAsync: false` and the tables at hand it is complete when it returns.
  void i18n.init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { comparison: en }, zh: { comparison: zh } },
    defaultNS: 'comparison',
    initAsync: false,
    // The writers escape what they are given.
    interpolation: { escapeValue: false },
  })
  return comparisonFile(as, compared, (key, values) => i18n.t(key, { ...values }), isAttributed)
}
