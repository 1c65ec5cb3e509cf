import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AUDIENCES,
  type Audience,
  TAKEN_STANDS,
  type TakenStand,
} from '../../../shared/domain/positions.ts'
import type { Stand } from '../../../shared/domain/records.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, TextArea } from '../../ui/field.tsx'
import { SIGNS } from './signs.ts'

export type Said = {
  readonly stand: Stand
  readonly note: string
  readonly redLine: string
  readonly condition: string
}

type Props = {
  readonly name: string
  /** What the own delegation has told each audience here. */
  readonly told: { readonly [A in Audience]: ShownPosition | undefined }
  readonly audience: Audience
  readonly isWaiting: boolean
  readonly onAudience: (audience: Audience) => void
  readonly onState: (said: Said, audience: Audience) => void
  /** Tells everybody what those who hold the pen were told. */
  readonly onPublish: (said: Said) => void
}

const NOTHING: Said = { stand: 'none', note: '', redLine: '', condition: '' }

function saidIn(position: ShownPosition | undefined): Said {
  if (!position) return NOTHING
  const { stand, note, redLine, condition } = position
  return { stand, note, redLine, condition }
}

/** Where one's own delegation stands: one press says it, to whom is chosen beside. */
export function OwnPosition(props: Props) {
  const { name, told, audience, isWaiting, onAudience, onState, onPublish } = props
  const { t } = useTranslation(['positions', 'app'])
  const present = told[audience]
  const other = told[audience === 'all' ? 'pen' : 'all']
  const said = saidIn(present)
  const state = (stand: TakenStand): void =>
    onState({ ...said, stand: stand === said.stand ? 'none' : stand }, audience)
  return (
    <fieldset className="own-position">
      <legend className="section-title">{t('ownPosition', { name })}</legend>
      <div className="own-stands">
        {TAKEN_STANDS.map((stand) => (
          <button
            key={stand}
            type="button"
            className="own-stand"
            data-stand={stand}
            aria-pressed={said.stand === stand}
            onClick={() => state(stand)}
          >
            <span className="position-sign" aria-hidden="true">
              {SIGNS[stand]}
            </span>
            {t(`app:position_${stand}`)}
          </button>
        ))}
      </div>
      <fieldset className="own-audience">
        <legend>{t('audience')}</legend>
        {AUDIENCES.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="position-audience"
            label={t(`audience_${one}`)}
            checked={one === audience}
            onChange={() => onAudience(one)}
          />
        ))}
      </fieldset>
      {other ? (
        <p className="position-remark">
          {t(other.audience === 'all' ? 'toldAll' : 'toldPen', {
            stand: t(`app:position_${other.stand}`),
          })}{' '}
          {other.audience === 'all' ? t('audienceAllKept') : null}
        </p>
      ) : null}
      <div className="own-acts">
        {present?.isBefore ? (
          <>
            <span className="position-remark">{t('beforeLastChange')}</span>
            <Button size="small" onClick={() => onState(said, audience)}>
              {t('renew')}
            </Button>
          </>
        ) : null}
        {told.pen ? (
          <>
            <Button size="small" onClick={() => onPublish(saidIn(told.pen))}>
              {t('tellAll')}
            </Button>
            <Button size="small" look="quiet" onClick={() => onState(NOTHING, 'pen')}>
              {t('takeBack')}
            </Button>
          </>
        ) : null}
      </div>
      {present ? (
        <More key={keyOf(present)} said={said} onKeep={(more) => onState(more, audience)} />
      ) : null}
      {isWaiting ? (
        <p role="status" className="position-remark">
          {t('positionWaiting')}
        </p>
      ) : null}
    </fieldset>
  )
}

/** Another paragraph, audience or word begins with fields of its own. */
function keyOf({ paragraph, audience, statedAt }: ShownPosition): string {
  return `${paragraph} ${audience} ${statedAt}`
}

type MoreProps = { readonly said: Said; readonly onKeep: (said: Said) => void }

function More({ said, onKeep }: MoreProps) {
  const { t } = useTranslation(['positions', 'app'])
  const [more, setMore] = useState(said)
  const field = (name: 'note' | 'redLine' | 'condition', label: string) => (
    <TextArea
      label={label}
      rows={2}
      maxLength={2000}
      value={more[name]}
      onChange={({ target }) => setMore({ ...more, [name]: target.value })}
    />
  )
  return (
    <details className="own-more">
      <summary>{t('more')}</summary>
      {field('note', t('positionNote'))}
      {field('redLine', t('redLine'))}
      {field('condition', t('condition'))}
      <Button size="small" onClick={() => onKeep({ ...more, stand: said.stand })}>
        {t('keepMore')}
      </Button>
    </details>
  )
}
