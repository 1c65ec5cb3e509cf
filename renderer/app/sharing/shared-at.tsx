import { useTranslation } from 'react-i18next'
import type { Sharing } from '../../../shared/protocol/sharing.ts'
import type { SharingDesk } from '../../platform.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { AskedTwice } from '../asked-twice.tsx'
import { fingerprintAsShown, hostOf } from './invite-links.ts'

type Props = {
  readonly desk: Pick<SharingDesk, 'stop'>
  readonly sharing: Sharing
  /** Of this machine, at present. */
  readonly addresses: readonly string[]
}

/** The address at which others reach the negotiation, the fingerprint by which they know it, and the way to stop. */
export function SharedAt({ desk, sharing, addresses }: Props) {
  const { t } = useTranslation('sharing')
  const host = hostOf(sharing)
  return (
    <>
      <dl className="reach-facts">
        <Fact name={t('address')} text={sharing.address} copyLabel={t('copyAddress')} />
        <Fact
          name={t('fingerprint')}
          text={fingerprintAsShown(sharing.fingerprint)}
          copyLabel={t('copyFingerprint')}
        />
      </dl>
      {addresses.includes(host) ? null : (
        <p role="alert" className="invite-trouble">
          {t('addressGone', { address: host })}
        </p>
      )}
      <p className="reach-means">{t('exposes')}</p>
      <p className="reach-means">{t('fingerprintHint')}</p>
      <AskedTwice
        label={t('stopAct')}
        question={t('stopAsk')}
        doLabel={t('stopDo')}
        cancelLabel={t('stopCancel')}
        isBusy={false}
        onDo={() => void desk.stop()}
      />
    </>
  )
}

type FactProps = { readonly name: string; readonly text: string; readonly copyLabel: string }

function Fact({ name, text, copyLabel }: FactProps) {
  const { t } = useTranslation('app')
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code dir="ltr">{text}</code>
        <CopyButton
          text={text}
          size="small"
          label={copyLabel}
          doneLabel={t('copied')}
          failedLabel={t('copyByHand')}
        />
      </dd>
    </div>
  )
}
