import type { Compared } from '../../../shared/formats/comparison/compared.ts'
import { namedMoments } from '../../../shared/formats/comparison/named-moments.ts'
import { comparisonPage } from '../../../shared/formats/pdf/comparison-page.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import { sayingOf } from '../../comparison/saying.ts'
import { typesetter } from './typesetter.ts'

/** A comparison as PDF ([X53]), its own words in that language; `no-typesetter` where there is none for this system. */
export async function comparisonPdf(
  compared: Compared,
  locale: Locale,
  isAttributed: boolean,
): Promise<Uint8Array | 'no-typesetter'> {
  const setter = await typesetter()
  if (!setter) return 'no-typesetter'
  const say = sayingOf(locale)
  return setter.setComparison(comparisonPage(namedMoments(compared, say), say, isAttributed))
}
