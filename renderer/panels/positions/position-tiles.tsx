import { History, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'
import { useAudienceNames } from '../audiences/audience-names.ts'
import { useDelegationNames } from '../names.ts'
import { SIGNS } from './signs.ts'

type Props = {
  readonly members: readonly DelegationCode[]
  readonly stands: ReadonlyMap<DelegationCode, ShownPosition>
}

/** Where each member stands, in the order of the roster. */
export function PositionTiles({ members, stands }: Props) {
  const { t } = useTranslation(['positions', 'app'])
  const nameOf = useDelegationNames()
  return (
    <ul className="position-tiles" aria-label={t('everybody')}>
      {members.map((code) => {
        const position = stands.get(code)
        const stand = position?.stand ?? 'none'
        return (
          <li
            key={code}
            className="position-tile"
            data-stand={stand}
            data-before={position?.isBefore || undefined}
            title={nameOf(code)}
          >
            <span className="position-tile-head" aria-hidden="true">
              <b>{code}</b> <span className="position-sign">{SIGNS[stand]}</span>
              {position && position.audience !== 'all' ? <Lock size={10} /> : null}
              {position?.isBefore ? <History size={10} /> : null}
            </span>
            <span className="only-heard">{nameOf(code)}: </span>
            <span className="position-tile-word">{t(`app:position_${stand}`)}</span>
            <Heard position={position} />
          </li>
        )
      })}
    </ul>
  )
}

/** What the icons of a tile show, for those who listen. */
function Heard({ position }: { readonly position: ShownPosition | undefined }) {
  const { t } = useTranslation(['positions', 'app'])
  const { toldTo } = useAudienceNames()
  const words = [
    position ? toldTo(position.audience) : '',
    position?.isBefore ? t('beforeLastChange') : '',
  ].filter(Boolean)
  return words.length > 0 ? <span className="only-heard"> ({words.join(', ')})</span> : null
}
