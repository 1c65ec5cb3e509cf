import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenType, Leftover } from '../../../shared/domain/adoption.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { deriveProposals } from '../../../shared/domain/derive-proposals.ts'
import { viewOf } from '../../../shared/domain/views.ts'
import { leftoversOf } from '../../../shared/formats/leftovers.ts'
import { type FormFault, formFaultsOf } from '../../../shared/formats/outcome-checks.ts'
import { readRecords, readStatements } from '../../../shared/ydoc/read-text.ts'
import { readTape } from '../../../shared/ydoc/tape.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import { Button } from '../../ui/button.tsx'

const NONE: Findings = { leftovers: [], formFaults: [] }

/** What is to be looked at before a text is adopted; an agreed text does not change while one looks. */
export type Findings = {
  /** As the relay will find it. */
  readonly leftovers: readonly Leftover[]
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
    const { ledger } = text
    const tape = readTape(ledger)
    const statements = readStatements(ledger.doc)
    const records = readRecords(ledger.doc)
    const base = viewOf(tape, statements, { kind: 'base' })
    const markup = viewOf(tape, statements, { kind: 'markup' })
    const proposals = deriveProposals(tape, records)
    return {
      leftovers: leftoversOf({ base, markup, proposals, records }),
      formFaults: type ? formFaultsOf(type, lang, base) : [],
    }
  }, [text, type, lang])
}

type Props = {
  readonly leftovers: readonly Leftover[]
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
      <ul className="leftovers">
        {leftovers.map(({ kind, paragraph, delegation, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole, and two entries may read the same
          <li key={at}>
            <span>
              {t(`leftover_${kind}`, { name: delegation ? nameOf(delegation) : '' })}
              {words ? <q dir="auto">{words}</q> : null}
            </span>
            {paragraph ? (
              <Button size="small" onClick={() => onParagraph(paragraph)}>
                {t('goThere')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
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
      <ul className="leftovers">
        {faults.map(({ rule, paragraph, words }) => (
          <li key={`${rule} ${paragraph}`}>
            <span>
              {t(`form_${rule}`)}
              <q dir="auto">{words}</q>
            </span>
            <Button size="small" onClick={() => onParagraph(paragraph)}>
              {t('goThere')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
