import { useTranslation } from 'react-i18next'
import { LOCALES } from '../../shared/messages/locales.ts'
import { Segmented } from '../ui/segmented.tsx'
import { LANGUAGE_NAMES, speak } from './i18n.ts'
import './start.css'

/** The choice of the window's language, before one is in a negotiation. */
export function Languages() {
  const { t, i18n } = useTranslation('app')
  return (
    <div className="start-language">
      <Segmented
        label={t('language')}
        choices={LOCALES.map((key) => ({ key, label: LANGUAGE_NAMES[key] }))}
        chosen={LOCALES.find((locale) => locale === i18n.language) ?? 'en'}
        onChoose={(locale) => void speak(locale)}
      />
    </div>
  )
}
