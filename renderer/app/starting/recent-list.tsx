import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { ListedMembers, RecentDossier } from '../../../shared/protocol/start-window.ts'
import { fetchNames, formOf, useDelegationNames, useListing } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { companyOf, namedIn } from './company.ts'

type Props = {
  /** Newest first. */
  readonly recent: readonly RecentDossier[]
  readonly onOpen: (dossier: RecentDossier) => void
  readonly onForget: (dossier: RecentDossier) => void
}

/** What was open before: of what it was, as whom and with how many one sat there, and when. */
export function RecentList({ recent, onOpen, onForget }: Props) {
  const { t } = useTranslation('starting')
  useEffect(() => {
    const codes = recent.flatMap(({ members, seat }) => {
      const own = seat ? [seat.delegation] : []
      return [...own, ...namedIn(companyOf(members, seat?.delegation ?? null))]
    })
    // A name that cannot be fetched is its code.
    fetchNames(codes).catch(() => undefined)
  }, [recent])
  return (
    <>
      <h2 id="recent">{t('recent')}</h2>
      {recent.length === 0 ? (
        <div className="starting-empty">
          <p>{t('nothingRecent')}</p>
          <p>{t('nothingRecentHint')}</p>
        </div>
      ) : (
        <ul aria-labelledby="recent" className="starting-recent">
          {recent.map((one) => (
            <li key={one.file}>
              <Entry dossier={one} onOpen={() => onOpen(one)} />
              <Button
                look="quiet"
                size="icon"
                aria-label={t('forget', { name: one.name })}
                onClick={() => onForget(one)}
              >
                <X size={15} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type EntryProps = { readonly dossier: RecentDossier; readonly onOpen: () => void }

function Entry({ dossier, onOpen }: EntryProps) {
  const { name, folder, topic, members, openedAt, seat, isThere, relay } = dossier
  const { t } = useTranslation(['starting', 'app'])
  const nameOf = useDelegationNames()
  const dayOf = useDay()
  const withWhom = useCompany()(members, seat?.delegation ?? null)
  const as = seat ? t(`app:as_${seat.role}`, { name: nameOf(seat.delegation) }) : t('asNobody')
  return (
    <button
      type="button"
      className="starting-entry"
      data-gone={isThere ? undefined : ''}
      onClick={onOpen}
    >
      <b dir="auto">{topic === '' ? name : topic}</b>
      <span>{[as, withWhom, dayOf(openedAt)].filter(Boolean).join(' · ')}</span>
      {relay !== null ? (
        <small>{t('atRelay', { relay })}</small>
      ) : isThere ? (
        <small dir="ltr" title={folder} className="starting-place">
          {name} · {folder}
        </small>
      ) : (
        <small className="starting-gone">
          {name} · {t('gone')}
        </small>
      )}
    </button>
  )
}

/** With whom it is, without the reader's own delegation; empty if there is nothing to say. */
function useCompany(): (members: ListedMembers, own: DelegationCode | null) => string {
  const { t } = useTranslation('starting')
  const nameOf = useDelegationNames()
  const listing = useListing()
  return (members, own) => {
    const company = companyOf(members, own)
    switch (company.kind) {
      case 'none':
        return ''
      case 'count':
        return t('withMembers', { count: company.count })
      case 'these':
        return t('withThese', { names: listing(company.codes.map(nameOf)) })
      case 'others': {
        const { first, second, count } = company
        return t('withOthers', { first: nameOf(first), second: nameOf(second), count })
      }
    }
  }
}

/** The day and the hour at which something was, as the language writes it. */
function useDay(): (at: number) => string {
  const { i18n } = useTranslation()
  const form = { dateStyle: 'long', timeStyle: 'short' } as const
  return (at) => new Intl.DateTimeFormat(formOf(i18n.language), form).format(at)
}
