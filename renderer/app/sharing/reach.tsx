import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SharingNews } from '../../../shared/protocol/sharing.ts'
import type { SharingDesk } from '../../platform.ts'
import { Button } from '../../ui/button.tsx'
import { NotShared } from './not-shared.tsx'
import { SharedAt } from './shared-at.tsx'

type Props = {
  readonly desk: SharingDesk
  /** Null until it is known. */
  readonly news: SharingNews | null
}

/** Where the negotiation can be reached at present, what that exposes, and the way to share it or to stop. */
export function Reach({ desk, news }: Props) {
  const { t } = useTranslation('sharing')
  const place = useRef<HTMLElement>(null)
  // Kept while it is tried, and while it is shared.
  const [wanted, setWanted] = useState<string | null>(null)
  const kind = news?.state.kind
  useLayoutEffect(() => {
    // The button that was pressed is gone with what it was for; the dialog would give its focus to the way out.
    if (kind !== undefined && document.activeElement === document.body) place.current?.focus()
  }, [kind])
  return (
    <section ref={place} className="reach" tabIndex={-1} aria-label={t('reach')}>
      <h3 className="section-title">{t('reach')}</h3>
      <div role="status" className="reach-now">
        {news ? <Now {...news} onStop={() => void desk.stop()} /> : null}
      </div>
      {news?.state.kind === 'own' ? (
        <NotShared
          desk={desk}
          addresses={news.addresses}
          wanted={wanted}
          trouble={news.state.trouble}
          onWant={setWanted}
        />
      ) : null}
      {news?.state.kind === 'shared' ? (
        <SharedAt desk={desk} sharing={news.state} addresses={news.addresses} />
      ) : null}
    </section>
  )
}

function Now({ state, onStop }: Pick<SharingNews, 'state'> & { readonly onStop: () => void }) {
  const { t } = useTranslation('sharing')
  switch (state.kind) {
    case 'own':
      return <p>{t('reachOwn')}</p>
    case 'shared':
      return <p>{t('reachShared')}</p>
    case 'stopping':
      return <UnderWay label={t('reachStopping')} />
    case 'starting':
      return <UnderWay label={t('reachStarting')} onStop={onStop} />
    case 'returning':
      return <UnderWay label={t('reachReturning')} onStop={onStop} />
  }
}

function UnderWay({ label, onStop }: { readonly label: string; readonly onStop?: () => void }) {
  const { t } = useTranslation('sharing')
  return (
    <div className="reach-under-way">
      <progress aria-label={label} />
      <span>{label}</span>
      {onStop ? (
        <Button size="small" onClick={onStop}>
          {t('stopAct')}
        </Button>
      ) : null}
    </div>
  )
}
