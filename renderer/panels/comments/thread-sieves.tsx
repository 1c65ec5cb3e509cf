import { useTranslation } from 'react-i18next'
import type { ShownThread } from '../../session/remarks-board.ts'
import { Select } from '../../ui/field.tsx'
import { useAudienceNames } from '../audiences/audience-names.ts'
import { useDelegationNames } from '../names.ts'
import type { ThreadSieve } from './filter-threads.ts'

type Props = {
  readonly threads: readonly ShownThread[]
  readonly sieve: ThreadSieve
  readonly onSieve: (sieve: ThreadSieve) => void
}

/** Narrows the list by who speaks and who was told; offered where there is something to choose between. */
export function ThreadSieves({ threads, sieve, onSieve }: Props) {
  const { t } = useTranslation('comments')
  const nameOf = useDelegationNames()
  const { nameOf: audienceName } = useAudienceNames()
  const said = threads.flatMap(({ root, replies }) => [root, ...replies])
  const speakers = [...new Set(said.map(({ delegation }) => delegation))].sort()
  const audiences = [...new Set(threads.map(({ audience }) => audience))].sort()
  const isOffered = speakers.length > 1 || audiences.length > 1
  if (!isOffered && sieve.by === null && sieve.to === null) return null
  return (
    <div className="thread-sieves">
      <Select
        label={t('commentsBy')}
        value={sieve.by ?? ''}
        onChange={({ target }) =>
          onSieve({ ...sieve, by: speakers.find((code) => code === target.value) ?? null })
        }
      >
        <option value="">{t('commentsByAny')}</option>
        {speakers.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </Select>
      <Select
        label={t('commentsToldTo')}
        value={sieve.to ?? ''}
        onChange={({ target }) =>
          onSieve({ ...sieve, to: audiences.find((one) => one === target.value) ?? null })
        }
      >
        <option value="">{t('commentsToldAny')}</option>
        {audiences.map((one) => (
          <option key={one} value={one}>
            {audienceName(one)}
          </option>
        ))}
      </Select>
    </div>
  )
}
