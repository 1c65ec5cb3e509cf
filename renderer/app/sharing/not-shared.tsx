import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShareOutcome, ShareTrouble } from '../../../shared/protocol/sharing.ts'
import type { SharingDesk } from '../../platform.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'

type Props = {
  readonly desk: Pick<SharingDesk, 'share'>
  /** Of this machine, the likeliest first. */
  readonly addresses: readonly string[]
  /** The one that was chosen; null, or one that the machine has lost, stands for the likeliest. */
  readonly wanted: string | null
  /** Why it is not shared, though it was wanted. */
  readonly trouble: ShareTrouble | null
  readonly onWant: (address: string) => void
}

/** What sharing exposes, at which address it would be, and the way to begin; the user is asked once more, outside of the page. */
export function NotShared({ desk, addresses, wanted, trouble, onWant }: Props) {
  const { t } = useTranslation('sharing')
  const [came, setCame] = useState<ShareOutcome | 'asking' | null>(null)
  const address = addresses.find((one) => one === wanted) ?? addresses[0]
  const share = async (at: string): Promise<void> => {
    if (came === 'asking') return
    setCame('asking')
    setCame(await desk.share(at))
  }
  return (
    <>
      <p className="reach-means">{t('exposes')}</p>
      <Addresses addresses={addresses} chosen={address} onChoose={onWant} />
      <p role="alert" className="invite-trouble">
        {trouble
          ? `${t('shareTrouble')} ${t(`trouble_${trouble.kind}`, { ...trouble })}`
          : came === 'failed'
            ? t('shareTrouble')
            : ''}
      </p>
      {address === undefined ? (
        <p role="status">{t('shareNowhere')}</p>
      ) : (
        <Button
          look="primary"
          aria-disabled={came === 'asking'}
          onClick={() => void share(address)}
        >
          {t('shareAct')}
        </Button>
      )}
      <p role="status" className="reach-came">
        <Came came={came} />
      </p>
    </>
  )
}

function Came({ came }: { readonly came: ShareOutcome | 'asking' | null }) {
  const { t } = useTranslation('sharing')
  if (came === 'asking') return t('shareAsked')
  return came === 'declined' || came === 'underWay' ? t(`share_${came}`) : null
}

type AddressesProps = {
  readonly addresses: readonly string[]
  readonly chosen: string | undefined
  readonly onChoose: (address: string) => void
}

/** Which of several addresses; one alone is no choice. */
function Addresses({ addresses, chosen, onChoose }: AddressesProps) {
  const { t } = useTranslation('sharing')
  const id = useId()
  if (addresses.length < 2) return null
  return (
    <fieldset className="reach-addresses" aria-describedby={id}>
      <legend>{t('shareWhere')}</legend>
      {addresses.map((one) => (
        <Choice
          key={one}
          type="radio"
          name="address"
          label={one}
          value={one}
          checked={one === chosen}
          onChange={() => onChoose(one)}
        />
      ))}
      <p className="field-hint" id={id}>
        {t('shareWhereHint')}
      </p>
    </fieldset>
  )
}
