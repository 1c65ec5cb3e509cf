import { useTranslation } from 'react-i18next'
import {
  LANG_NAMES,
  type OfficialLang,
  type Translation,
  translationId,
} from '../../../shared/domain/translations.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { useDates } from '../adoption/dates.ts'
import { AskedTwice } from '../asked-twice.tsx'

type Props = {
  readonly lang: OfficialLang
  /** Null where there is none. */
  readonly translation: Translation | null
  /** Of the text as it stands. */
  readonly textHash: string
  readonly isBusy: boolean
  readonly onRead: (id: string) => void
  /** Null for those who may not take it away. */
  readonly onRemove: ((id: string) => void) | null
}

/** One language: whether the text is there in it, of which version, and from whom. */
export function TranslationLine({ lang, translation, textHash, isBusy, onRead, onRemove }: Props) {
  const { t } = useTranslation('translations')
  const nameOf = useDelegationNames()
  const dateOf = useDates()
  const name = (
    <span className="translation-lang">
      <bdi lang={lang}>{LANG_NAMES[lang]}</bdi>
    </span>
  )
  if (!translation) {
    return (
      <li>
        {name} <span>{t('isMissing')}</span>
      </li>
    )
  }
  const { source, by, at, revision } = translation
  const id = translationId(translation)
  const on = dateOf(new Date(at).toISOString().slice(0, 10))
  return (
    <li>
      {name} <span>{t('isThere', { source, by: nameOf(by), on })}</span>{' '}
      {translation.textHash === textHash ? null : <span>{t('isOlder', { revision })} </span>}
      <Button size="small" onClick={() => onRead(id)}>
        {t('read', { lang: LANG_NAMES[lang] })}
      </Button>{' '}
      {onRemove ? (
        <AskedTwice
          label={t('remove', { id })}
          question={t('sureRemove', { id })}
          doLabel={t('do_remove')}
          cancelLabel={t('cancel')}
          isBusy={isBusy}
          onDo={() => onRemove(id)}
        />
      ) : null}
    </li>
  )
}
