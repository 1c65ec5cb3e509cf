import { useTranslation } from 'react-i18next'
import type { Annex } from '../../../shared/domain/annexes.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { useDates } from '../adoption/dates.ts'
import { AskedTwice } from '../asked-twice.tsx'

type Props = {
  readonly annex: Annex
  /** Null for those who may not take it away. */
  readonly onRemove: (() => void) | null
  readonly isBusy: boolean
}

/** An annex as it is read: words alone, each paragraph in the direction of its letters. */
export function AnnexWords({ annex, onRemove, isBusy }: Props) {
  const { t } = useTranslation('annexes')
  const nameOf = useDelegationNames()
  const dateOf = useDates()
  const { title, source, by, at, blocks } = annex
  const on = dateOf(new Date(at).toISOString().slice(0, 10))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <article className="annex-words" aria-label={title} tabIndex={0}>
      <h3 dir="auto">{title}</h3>
      <p className="field-hint">{t('putIn', { source, by: nameOf(by), on })}</p>
      {onRemove ? (
        <AskedTwice
          label={t('remove')}
          question={t('sureRemove', { title })}
          doLabel={t('do_remove')}
          cancelLabel={t('cancel')}
          isBusy={isBusy}
          onDo={onRemove}
        />
      ) : null}
      {blocks.map(({ kind, text }, place) =>
        kind === 'heading' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: nobody changes an annex
          <h4 key={place} dir="auto">
            {text}
          </h4>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: nobody changes an annex
          <p key={place} dir="auto">
            {text}
          </p>
        ),
      )}
    </article>
  )
}
