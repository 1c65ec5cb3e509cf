import { useTranslation } from 'react-i18next'
import type { ImportLeftover } from '../../../shared/formats/imported-text.ts'

/** What the reader did not understand, folded up, with its number to be seen ([I2]). */
export function LeftoverList({ leftovers }: { readonly leftovers: readonly ImportLeftover[] }) {
  const { t } = useTranslation('importing')
  if (leftovers.length === 0) return null
  return (
    <details className="import-leftovers">
      <summary>{t('leftovers', { count: leftovers.length })}</summary>
      <ul>
        {leftovers.map(({ what, words, change }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at}>
            {t(change ? 'leftoverBy' : 'leftover', {
              what: t(`left_${what}`),
              words,
              author: change?.author || t('noAuthor'),
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
