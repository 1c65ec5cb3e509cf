import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import {
  type Awaited,
  isReopening,
  type LadderState,
  RUNGS,
  type Rung,
} from '../../../shared/domain/ladder.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Select, TextField } from '../../ui/field.tsx'
import { useDelegationNames, useListing, useTimes } from '../names.ts'

export type Move = {
  readonly rung: Rung
  readonly waitsFor: readonly Awaited[]
  readonly reason: string
}

type Props = {
  readonly state: LadderState
  readonly suggested: Pick<Move, 'rung' | 'waitsFor'>
  /** Whether this member may move it now. */
  readonly mayMove: boolean
  readonly members: readonly DelegationCode[]
  /** The other paragraphs by id, with their numbers. */
  readonly paragraphs: ReadonlyMap<string, string>
  readonly onMove: (move: Move) => void
}

/** How far the paragraph has come; those who hold the pen move it. */
export function LadderLine(props: Props) {
  const { state, suggested, mayMove, onMove } = props
  const { t } = useTranslation(['positions', 'app'])
  const listing = useListing()
  const timeOf = useTimes()
  const nameOf = useAwaitedNames(props.paragraphs)
  const say = ({ rung, waitsFor }: Pick<Move, 'rung' | 'waitsFor'>): string =>
    rung === 'pending' && waitsFor.length > 0
      ? t('rungWaits', { names: listing(waitsFor.map(nameOf)) })
      : t(`app:rung_${rung}`)
  const isSuggested =
    suggested.rung === state.rung && suggested.waitsFor.join() === state.waitsFor.join()
  // What was agreed is opened again for a reason, which nobody can suggest.
  const maySuggest = mayMove && !isSuggested && !isReopening(state.rung, suggested.rung)
  return (
    <div className="ladder" data-rung={state.rung}>
      <p className="ladder-rung">
        <b>{say(state)}</b>
        {state.movedAt === null ? null : (
          <time dateTime={new Date(state.movedAt).toISOString()}>{timeOf(state.movedAt)}</time>
        )}
      </p>
      {state.reason ? (
        <p className="position-remark" dir="auto">
          {t('reopenedBecause', { reason: state.reason })}
        </p>
      ) : null}
      {maySuggest ? (
        <Button size="small" onClick={() => onMove({ ...suggested, reason: '' })}>
          {t('rungSuggested', { rung: say(suggested) })}
        </Button>
      ) : null}
      {mayMove ? (
        <MoveForm key={`${state.rung} ${state.movedAt}`} {...props} nameOf={nameOf} />
      ) : null}
    </div>
  )
}

/** Delegations by name, paragraphs by number. */
function useAwaitedNames(paragraphs: ReadonlyMap<string, string>): (awaited: Awaited) => string {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  return (awaited) => {
    const number = paragraphs.get(awaited)
    return number === undefined ? nameOf(awaited) : t('paragraphNumber', { number })
  }
}

type FormProps = Props & { readonly nameOf: (awaited: Awaited) => string }

function MoveForm({ state, members, paragraphs, nameOf, onMove }: FormProps) {
  const { t } = useTranslation(['positions', 'app'])
  const [rung, setRung] = useState(state.rung)
  const [waitsFor, setWaitsFor] = useState(state.waitsFor)
  const [reason, setReason] = useState('')
  const needsReason = isReopening(state.rung, rung)
  const isReady =
    (!needsReason || reason.trim() !== '') && (rung !== 'pending' || waitsFor.length > 0)
  const toggle = (one: Awaited): void =>
    setWaitsFor(
      waitsFor.includes(one) ? waitsFor.filter((known) => known !== one) : [...waitsFor, one],
    )
  const candidates = [...members, ...([...paragraphs.keys()] as Awaited[])]
  return (
    <details className="own-more">
      <summary>{t('moveOnLadder')}</summary>
      <Select
        label={t('rung')}
        value={rung}
        onChange={({ target }) => setRung(RUNGS.find((one) => one === target.value) ?? rung)}
      >
        {RUNGS.map((one) => (
          <option key={one} value={one}>
            {t(`app:rung_${one}`)}
          </option>
        ))}
      </Select>
      {rung === 'pending' ? (
        <fieldset className="ladder-awaited">
          <legend>{t('waitsFor')}</legend>
          {candidates.map((one) => (
            <Choice
              key={one}
              type="checkbox"
              label={nameOf(one)}
              checked={waitsFor.includes(one)}
              onChange={() => toggle(one)}
            />
          ))}
        </fieldset>
      ) : null}
      {needsReason ? (
        <TextField
          label={t('reopenReason')}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      ) : null}
      <Button size="small" disabled={!isReady} onClick={() => onMove({ rung, waitsFor, reason })}>
        {t('rungMove')}
      </Button>
    </details>
  )
}
