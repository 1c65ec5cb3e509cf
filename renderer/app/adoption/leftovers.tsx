import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenType } from '../../../shared/domain/adoption.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { type ToldLeftover, toldLeftovers } from '../../../shared/formats/leftovers.ts'
import { type FormFault, formFaultsOf } from '../../../shared/formats/outcome-checks.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import { Asked } from './asked.tsx'
import { PointList } from './point-list.tsx'
import { readFinished } from './read-finished.ts'

const NONE: Findings = { leftovers: [], formFaults: [] }

/** What is to be looked at before a text is adopted; an agreed text does not change while one looks. */
export type Findings = {
  /** As the relay will find it. */
  readonly leftovers: readonly ToldLeftover[]
  readonly formFaults: readonly FormFault[]
}

/** Reads the text as far as it is here. */
export function useFindings(
  text: LiveText | null,
  type: ChosenType | null,
  lang: string,
): Findings {
  return useMemo(() => {
    if (!text) return NONE
    const finished = readFinished(text)
    return {
      leftovers: toldLeftovers(finished, text.reading.getSnapshot().numbers),
      formFaults: type ? formFaultsOf(type, lang, finished.base) : [],
    }
  }, [text, type, lang])
}

type Props = {
  readonly leftovers: readonly ToldLeftover[]
  readonly onParagraph: (paragraph: ParagraphId) => void
}

/** The gate before the adoption: marks of a negotiation that is not over ([X5]). */
export function Leftovers({ leftovers, onParagraph }: Props) {
  const { t } = useTranslation('adoption')
  const nameOf = useDelegationNames()
  return (
    <section>
      <h3 className="section-title">{t('leftovers')}</h3>
      {leftovers.length === 0 ? <p>{t('leftoversNone')}</p> : null}
      <PointList
        points={leftovers.map(({ kind, paragraph, delegation, words, asks }) => ({
          says: (
            <>
              {t(`leftover_${kind}`, { name: delegation ? nameOf(delegation) : '' })}
              <Asked asks={asks} />
            </>
          ),
          ...{ words: asks ? '' : words, paragraph },
        }))}
        goThere={t('goThere')}
        onParagraph={onParagraph}
      />
    </section>
  )
}

type FormProps = {
  readonly faults: readonly FormFault[]
  readonly onParagraph: (paragraph: ParagraphId) => void
}

/** What documents of this type do otherwise ([X9]): to be looked at, not to be obeyed. */
export function FormFaults({ faults, onParagraph }: FormProps) {
  const { t } = useTranslation('adoption')
  if (faults.length === 0) return null
  return (
    <section>
      <h3 className="section-title">{t('formFaults')}</h3>
      <PointList
        points={faults.map(({ rule, paragraph, words }) => ({
          says: t(`form_${rule}`),
          ...{ words, paragraph },
        }))}
        goThere={t('goThere')}
        onParagraph={onParagraph}
      />
    </section>
  )
}
