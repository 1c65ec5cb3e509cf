import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leftover } from '../../../shared/domain/adoption.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { deriveProposals } from '../../../shared/domain/derive-proposals.ts'
import { viewOf } from '../../../shared/domain/views.ts'
import { leftoversOf } from '../../../shared/formats/leftovers.ts'
import { readRecords, readStatements } from '../../../shared/ydoc/read-text.ts'
import { readTape } from '../../../shared/ydoc/tape.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import { Button } from '../../ui/button.tsx'

const NONE: readonly Leftover[] = []

/** What is left over in the text, as the relay will find it; an agreed text does not change while one looks. */
export function useLeftovers(text: LiveText | null): readonly Leftover[] {
  return useMemo(() => {
    if (!text) return NONE
    const { ledger } = text
    const tape = readTape(ledger)
    const statements = readStatements(ledger.doc)
    const records = readRecords(ledger.doc)
    return leftoversOf({
      base: viewOf(tape, statements, { kind: 'base' }),
      markup: viewOf(tape, statements, { kind: 'markup' }),
      proposals: deriveProposals(tape, records),
      records,
    })
  }, [text])
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
