import { useTranslation } from 'react-i18next'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import { Select } from '../../ui/field.tsx'
import { useDelegationNames } from '../names.ts'
import { type Filter, ORDERS, STATE_FILTERS } from './filter-proposals.ts'

type Props = {
  readonly filter: Filter
  readonly proposals: readonly Proposal[]
  readonly outline: readonly OutlineEntry[]
  readonly count: number
  readonly onChange: (filter: Filter) => void
}

/** Which proposals are listed: by state, delegation, paragraph; and in which order. */
export function ProposalFilter({ filter, proposals, outline, count, onChange }: Props) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const codes = [...new Set(proposals.map(({ delegation }) => delegation))].sort()
  const concerned = new Set(proposals.map(({ paragraph }) => paragraph))
  const pick = <T extends string>(all: readonly T[], value: string): T | null =>
    all.find((one) => one === value) ?? null
  const paragraphs = outline.filter(({ id }) => concerned.has(id))
  return (
    <div className="proposal-filter">
      <Select
        label={t('filterState')}
        isLabelHidden={true}
        value={filter.state}
        onChange={({ target }) =>
          onChange({ ...filter, state: pick(STATE_FILTERS, target.value) ?? 'open' })
        }
      >
        {STATE_FILTERS.map((state) => (
          <option key={state} value={state}>
            {t(`filter_${state}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('filterDelegation')}
        isLabelHidden={true}
        value={filter.delegation ?? ''}
        onChange={({ target }) => onChange({ ...filter, delegation: pick(codes, target.value) })}
      >
        <option value="">{t('anyDelegation')}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </Select>
      <Select
        label={t('filterParagraph')}
        isLabelHidden={true}
        value={filter.paragraph ?? ''}
        onChange={({ target }) =>
          onChange({
            ...filter,
            paragraph: pick(
              paragraphs.map(({ id }) => id),
              target.value,
            ),
          })
        }
      >
        <option value="">{t('anyParagraph')}</option>
        {paragraphs.map(({ id, number, kind, opening }) => (
          <option key={id} value={id}>
            {number ? `¶ ${number}` : kind === 'title' ? t('title') : opening.slice(0, 24)}
          </option>
        ))}
      </Select>
      <Select
        label={t('order')}
        isLabelHidden={true}
        value={filter.order}
        onChange={({ target }) =>
          onChange({ ...filter, order: pick(ORDERS, target.value) ?? 'text' })
        }
      >
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {t(`order_${order}`)}
          </option>
        ))}
      </Select>
      <span className="only-heard" role="status">
        {t('proposalsCount', { count })}
      </span>
    </div>
  )
}
