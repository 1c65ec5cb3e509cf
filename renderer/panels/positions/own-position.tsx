import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audience, widerThan } from '../../../shared/domain/audiences.ts'
import { TAKEN_STANDS, type TakenStand } from '../../../shared/domain/positions.ts'
import type { Stand } from '../../../shared/domain/records.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { AudienceChoice, Widen } from '../audiences/audience-choice.tsx'
import { useAudienceNames } from '../audiences/audience-names.ts'
import { SIGNS } from './signs.ts'

export type Said = {
  readonly stand: Stand
  readonly note: string
  readonly redLine: string
  readonly condition: string
}

export type Audiences = {
  /** To whom one may tell something, the widest first. */
  readonly offered: readonly Audience[]
  readonly chosen: Audience
  readonly choose: (audience: Audience) => void
}

export type Widening = { readonly from: Audience; readonly to: Audience }

type Told = ReadonlyMap<Audience, ShownPosition>

type Props = {
  readonly name: string
  /** What the own delegation has told each audience here. */
  readonly told: Told
  readonly audience: Audiences
  readonly room: ReactNode
  readonly isWaiting: boolean
  readonly onState: (said: Said, audience: Audience) => void
  /** Tells more what fewer were told. */
  readonly onPublish: (said: Said, widening: Widening) => void
}

const NOTHING: Said = { stand: 'none', note: '', redLine: '', condition: '' }

function saidIn(position: ShownPosition | undefined): Said {
  if (!position) return NOTHING
  const { stand, note, redLine, condition } = position
  return { stand, note, redLine, condition }
}

/** Where one's own delegation stands: one press says it, to whom is chosen beside. */
export function OwnPosition(props: Props) {
  const { name, told, audience, isWaiting, onState, onPublish } = props
  const { t } = useTranslation(['positions', 'app'])
  const { offered, chosen } = audience
  const present = told.get(chosen)
  const said = saidIn(present)
  const state = (stand: TakenStand): void =>
    onState({ ...said, stand: stand === said.stand ? 'none' : stand }, chosen)
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
      <AudienceChoice
        name="position-audience"
        audiences={offered}
        chosen={chosen}
        onChoose={audience.choose}
      >
        {props.room}
      </AudienceChoice>
      <ToldOthers told={told} chosen={chosen} />
      <div className="own-acts">
        {present?.isBefore ? (
          <>
            <span className="position-remark">{t('beforeLastChange')}</span>
            <Button size="small" onClick={() => onState(said, chosen)}>
              {t('renew')}
            </Button>
          </>
        ) : null}
        {present && chosen !== 'all' ? (
          <>
            <Widen
              wider={widerThan(chosen, offered)}
              onWiden={(to) => onPublish(said, { from: chosen, to })}
            />
            <Button size="small" look="quiet" onClick={() => onState(NOTHING, chosen)}>
              {t('takeBack')}
            </Button>
          </>
        ) : null}
      </div>
      {present ? (
        <More key={keyOf(present)} said={said} onKeep={(more) => onState(more, chosen)} />
      ) : null}
      {isWaiting ? (
        <p role="status" className="position-remark">
          {t('positionWaiting')}
        </p>
      ) : null}
    </fieldset>
  )
}

/** What the delegation has told others than those to whom it speaks now. */
function ToldOthers({ told, chosen }: { readonly told: Told; readonly chosen: Audience }) {
  const { t } = useTranslation(['audiences', 'app'])
  const { nameOf } = useAudienceNames()
  const others = [...told].filter(([audience]) => audience !== chosen)
  if (others.length === 0) return null
  return (
    <div className="position-remark">
      <ul className="own-told" aria-label={t('wasToldTitle')}>
        {others.map(([audience, { stand }]) => (
          <li key={audience}>
            {t('wasTold', { audience: nameOf(audience), stand: t(`app:position_${stand}`) })}
          </li>
        ))}
      </ul>
      {told.has('all') ? <p>{t('allKept')}</p> : null}
    </div>
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
