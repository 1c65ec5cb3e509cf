import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/drafts.ts'
import { useMaybeStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import type { DraftingState } from './use-drafting.ts'

learn('drafts', words)

/** What stands between a person and its private draft, and that nobody else sees what is written now. */
export function DraftNotice({ state }: { readonly state: DraftingState }) {
  const { t } = useTranslation('drafts')
  const { mode, drafting, isDesk } = state
  const status = useMaybeStore(drafting?.room.status ?? null)
  const text = useMaybeStore(drafting?.text ?? null)
  const isWhole = useMaybeStore(drafting?.isWhole ?? null) ?? true
  const isReady = useMaybeStore(drafting?.mayTable ?? null) ?? false
  if (mode === 'live') return null
  const isShut = status?.kind === 'noKey' || status?.kind === 'leftOut'
  const key = isShut
    ? status.kind
    : !text
      ? 'opening'
      : isReady
        ? isDesk
          ? 'hint_desk'
          : 'hint_private'
        : 'away'
  return (
    <>
      <div className="page-notice" data-tone={isShut || key === 'away' ? 'care' : 'draft'}>
        {t(key)}
      </div>
      {isWhole ? null : (
        <div className="page-notice" data-tone="care">
          {t('notWhole')}
        </div>
      )}
    </>
  )
}
