import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { APPOINTED } from '../../../shared/domain/conduct.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'

type Props = { readonly dossier: Dossier; readonly onDo: (command: DossierCommand) => void }

/** President and facilitator: who holds the office from when to when, and appointing another. */
export function Offices({ dossier, onDo }: Props) {
  const { t } = useTranslation('conduct')
  const heldBy = useHeldBy(dossier)
  return (
    <section>
      <h3 className="section-title">{t('conductOffices')}</h3>
      <dl className="conduct-offices">
        {APPOINTED.map((office) => (
          <div key={office}>
            <dt>{t(`office_${office}`)}</dt>
            <dd>{heldBy(office)}</dd>
          </div>
        ))}
      </dl>
      <Appointing dossier={dossier} onDo={onDo} />
    </section>
  )
}

function useHeldBy({ offices }: Dossier): (office: string) => string {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  return (office) => {
    const held = offices.filter((one) => one.office === office)
    const said = held.map(({ delegation, from, until }) => {
      const form = from ? (until ? 'heldBetween' : 'heldFrom') : until ? 'heldUntil' : 'heldNow'
      return t('held', { name: nameOf(delegation), period: t(form, { from, until }) })
    })
    return said.join('; ') || t('officeNobody')
  }
}

function Appointing({ dossier: { members }, onDo }: Props) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const [office, setOffice] = useState<(typeof APPOINTED)[number]>('president')
  const [holder, setHolder] = useState(members[0])
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const appoint = (event: FormEvent): void => {
    event.preventDefault()
    if (!holder) return
    const period = { from: from || null, until: until || null }
    onDo({ command: 'appoint', office, delegation: holder, ...period })
  }
  return (
    <form className="conduct-appoint" onSubmit={appoint}>
      <Select
        label={t('officeOf')}
        value={office}
        onChange={({ target }) =>
          setOffice(APPOINTED.find((one) => one === target.value) ?? office)
        }
      >
        {APPOINTED.map((one) => (
          <option key={one} value={one}>
            {t(`office_${one}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('officeHolder')}
        value={holder}
        onChange={({ target }) => setHolder(members.find((one) => one === target.value))}
      >
        {members.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </Select>
      <TextField
        label={t('officeFrom')}
        type="date"
        value={from}
        max={until || undefined}
        onChange={({ target }) => setFrom(target.value)}
      />
      <TextField
        label={t('officeUntil')}
        hint={t('officeOpenHint')}
        type="date"
        value={until}
        min={from || undefined}
        onChange={({ target }) => setUntil(target.value)}
      />
      <Button type="submit">{t('do_appoint')}</Button>
    </form>
  )
}
