import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/drafts.ts'
import { mayTable } from '../../../shared/ydoc/branch/draft-part.ts'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useMaybeStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import type { DraftingState } from './use-drafting.ts'
import './drafts.css'

learn('drafts', words)

type Props = {
  readonly state: DraftingState
  /** Shows the list of drafts. */
  readonly onList: () => void
  readonly onTable: () => void
}

/** Beside the text: where one's changes go, how many drafts there are, and the way to table them. */
export function DraftBar({ state, onList, onTable }: Props) {
  const { t } = useTranslation('drafts')
  const { mode, isDesk, drafting, choose } = state
  const drafts = useMaybeStore(drafting?.drafts ?? null) ?? []
  const isReady = useMaybeStore(drafting?.mayTable ?? null) ?? false
  const own = isDesk ? 'desk' : 'private'
  return (
    <span className="draft-bar">
      <Segmented
        label={t('drafting')}
        choices={[
          { key: 'live', label: t('mode_live'), hint: t('hint_live') },
          { key: 'private', label: t(`mode_${own}`), hint: t(`hint_${own}`) },
        ]}
        chosen={mode}
        onChoose={choose}
      />
      {mode === 'private' && drafts.length > 0 ? (
        <>
          <Button size="small" look="quiet" onClick={onList}>
            {t('count', { count: drafts.length })}
          </Button>
          <Button size="small" disabled={!isReady || !drafts.some(mayTable)} onClick={onTable}>
            {t(isDesk ? 'publishOpen' : 'tableOpen')}
          </Button>
        </>
      ) : null}
    </span>
  )
}
