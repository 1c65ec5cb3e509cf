import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { TAKEN_STANDS, type TakenStand } from '../../../shared/domain/positions.ts'
import { STATED_VIA, type StatedVia } from '../../../shared/domain/records.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import { useDelegationNames } from '../names.ts'

export type Attested = {
  readonly of: DelegationCode
  readonly via: StatedVia
  readonly stand: TakenStand
  readonly note: string
}

type Props = {
  readonly members: readonly DelegationCode[]
  readonly onEnter: (attested: Attested) => void
}

/** The pen enters what another delegation has said elsewhere ([Q3]). */
export function Attest({ members, onEnter }: Props) {
  const { t } = useTranslation(['positions', 'app', 'audiences'])
  const nameOf = useDelegationNames()
  const [of, setOf] = useState(members[0])
  const [stand, setStand] = useState<TakenStand>('agree')
  const [via, setVia] = useState<StatedVia>('floor')
  const [note, setNote] = useState('')
  const enter = (): void => {
    if (of === undefined) return
    onEnter({ of, via, stand, note })
    setNote('')
  }
  return (
    <details className="own-more">
      <summary>{t('attest')}</summary>
      <Select
        label={t('attestWho')}
        value={of ?? ''}
        onChange={({ target }) => setOf(members.find((code) => code === target.value))}
      >
        {members.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </Select>
      <Select
        label={t('attestStand')}
        value={stand}
        onChange={({ target }) =>
          setStand(TAKEN_STANDS.find((one) => one === target.value) ?? stand)
        }
      >
        {TAKEN_STANDS.map((one) => (
          <option key={one} value={one}>
            {t(`app:position_${one}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('attestVia')}
        value={via}
        onChange={({ target }) => setVia(STATED_VIA.find((one) => one === target.value) ?? via)}
      >
        {STATED_VIA.map((one) => (
          <option key={one} value={one}>
            {t(`via_${one}`)}
          </option>
        ))}
      </Select>
      <TextArea
        label={t('positionNote')}
        hint={t('audiences:toldTo', { audience: t('audiences:audience_all') })}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button size="small" onClick={enter}>
        {t('attestEnter')}
      </Button>
    </details>
  )
}
