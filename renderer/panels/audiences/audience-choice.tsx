import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audience, groupOf } from '../../../shared/domain/audiences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { useAudienceNames } from './audience-names.ts'
import './audience-choice.css'

type ChoiceProps = {
  /** Sets the choice apart from others of the page. */
  readonly name: string
  readonly audiences: readonly Audience[]
  readonly chosen: Audience
  readonly onChoose: (audience: Audience) => void
  /** How the room of the chosen audience is. */
  readonly children?: ReactNode
}

/** To whom something is told, beside the field in which it is said. */
export function AudienceChoice({ name, audiences, chosen, onChoose, children }: ChoiceProps) {
  const { t } = useTranslation('audiences')
  const { nameOf } = useAudienceNames()
  if (audiences.length < 2) return null
  return (
    <fieldset className="audience-choice">
      <legend>{t('audience')}</legend>
      {audiences.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={name}
          label={nameOf(one)}
          checked={one === chosen}
          onChange={() => onChoose(one)}
        />
      ))}
      {groupOf(chosen) === null ? null : <p className="audience-remark">{t('groupTrust')}</p>}
      {children}
    </fieldset>
  )
}

type WidenProps = {
  readonly wider: readonly Audience[]
  readonly onWiden: (to: Audience) => void
}

/** The acts by which what fewer were told is told to more. */
export function Widen({ wider, onWiden }: WidenProps) {
  const { t } = useTranslation('audiences')
  const { tell } = useAudienceNames()
  return wider.map((audience) => (
    <Button key={audience} size="small" title={t('tellMeans')} onClick={() => onWiden(audience)}>
      {tell(audience)}
    </Button>
  ))
}
