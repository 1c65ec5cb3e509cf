import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import './chair.css'

type Props = {
  /** Undefined if the paragraph has left the text. */
  readonly entry: OutlineEntry | undefined
  /** The number alone, where several stand in a line. */
  readonly isShort?: boolean
  readonly onOpen: (paragraph: ParagraphId) => void
}

/** A paragraph by its number and first words; pressed, the text shows it. */
export function ParagraphButton({ entry, isShort = false, onOpen }: Props) {
  const { t } = useTranslation(['chair', 'app'])
  if (!entry) return null
  const { id, number, opening } = entry
  return (
    <button
      type="button"
      className="paragraph-button"
      data-short={isShort || undefined}
      title={isShort ? opening : undefined}
      onClick={() => onOpen(id)}
    >
      <span className="only-heard">{t('paragraph', { number })}</span>
      <bdi aria-hidden="true">{number}</bdi>
      {isShort ? null : <span dir="auto"> {opening || t('app:untitledParagraph')}</span>}
    </button>
  )
}
