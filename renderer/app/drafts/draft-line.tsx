import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Draft } from '../../../shared/ydoc/branch/draft-part.ts'
import { mayTable } from '../../../shared/ydoc/branch/draft-part.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Reading } from '../../session/readings.ts'
import { sayDraft } from './say-draft.ts'

type Props = { readonly draft: Draft; readonly reading: Reading }

/** What a draft does, where, and what stands in its way. */
export function DraftLine({ draft, reading }: Props) {
  const { t } = useTranslation('drafts')
  const nameOf = useDelegationNames()
  const place = placeOf(draft.paragraph, reading)
  const sentences = sayDraft(draft, reading.proposals)
  return (
    <>
      <span className="draft-place">{t(place.key, { number: place.number })}</span>
      {sentences.map(({ key, by, ...values }) => (
        <span className="draft-words" dir="auto" key={`${key} ${JSON.stringify(values)}`}>
          {t(key, { ...values, name: by ? nameOf(by) : '' })}
        </span>
      ))}
      {draft.conflicts.map((conflict) => (
        <span className="draft-conflict" key={conflict}>
          <b>{t(mayTable(draft) ? 'mind' : 'waits')}</b> {t(`conflict_${conflict}`)}
        </span>
      ))}
    </>
  )
}

function placeOf(paragraph: ParagraphId | null, { numbers }: Reading): Place {
  const number = paragraph === null ? undefined : numbers.get(paragraph)
  if (number) return { key: 'paragraphAt', number }
  return { key: number === '' ? 'title' : 'elsewhere', number: '' }
}

type Place = { readonly key: 'paragraphAt' | 'title' | 'elsewhere'; readonly number: string }
