import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { useListing } from '../../panels/names.ts'
import { numberOf } from '../silence/round-facts.ts'

/** Paragraphs of the agreed text by their numbers: “Paragraph 8 and Paragraph 10”. */
export function useParagraphList(dossier: Dossier): (paragraphs: readonly ParagraphId[]) => string {
  const { t } = useTranslation('adoption')
  const listing = useListing()
  const round = dossier.rounds.at(-1)
  return (paragraphs) =>
    listing(
      paragraphs.map((id) => {
        const number = round && numberOf(id, round, dossier)
        return number ? t('paragraphNamed', { number }) : t('titleParagraph')
      }),
    )
}
