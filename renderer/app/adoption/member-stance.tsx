import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ChosenType,
  type Stance,
  type StanceKind,
  stancesFor,
} from '../../../shared/domain/adoption.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { Button } from '../../ui/button.tsx'
import { CodeChip } from '../../ui/code-chip.tsx'
import { Choice, Select, TextArea } from '../../ui/field.tsx'
import type { Do } from '../silence/round-acts.tsx'
import { numberedParagraphs } from '../silence/round-facts.ts'
import { useParagraphList } from './said-paragraphs.ts'
import './adoption.css'

type Props = {
  readonly code: DelegationCode
  readonly name: string
  readonly dossier: Dossier
  readonly type: ChosenType
  readonly stance: Stance | null
  readonly isBusy: boolean
  readonly isOpen: boolean
  readonly onDo: Do
}

/** One member: what it says, from which paragraphs it dissociates itself, and its explanation of position. */
export function MemberStance(props: Props) {
  const { code, name, type, stance, isBusy, isOpen, onDo } = props
  const { t } = useTranslation('adoption')
  const [edited, setEdited] = useState<StanceKind | null>(null)
  const choose = (kind: StanceKind): void => {
    // From which paragraphs has to be said first.
    setEdited(kind === 'dissociate' ? kind : null)
    if (kind === 'dissociate') return
    const said = { stance: kind, paragraphs: [], explanation: stance?.explanation ?? '' }
    void onDo({ command: 'recordStance', delegation: code, ...said })
  }
  return (
    <li>
      <CodeChip code={code} name={name} look="outline" />
      <span>{name}</span>
      {isOpen ? (
        <Select
          label={t('stanceOf', { name })}
          isLabelHidden={true}
          disabled={isBusy}
          value={edited ?? stance?.stance ?? ''}
          onChange={({ target }) => {
            const kind = stancesFor(type).find((one) => one === target.value)
            if (kind) choose(kind)
          }}
        >
          {stance ? null : <option value="">{t('notHeard')}</option>}
          {stancesFor(type).map((kind) => (
            <option key={kind} value={kind}>
              {t(`stance_${kind}`)}
            </option>
          ))}
        </Select>
      ) : (
        <span>{t(stance ? `stance_${stance.stance}` : 'notHeard')}</span>
      )}
      <Said {...props} />
      {isOpen && (stance || edited) ? (
        <Details
          {...props}
          kind={edited ?? stance?.stance ?? 'join'}
          onDone={() => setEdited(null)}
        />
      ) : null}
    </li>
  )
}

function Said({ dossier, stance }: Props) {
  const { t } = useTranslation('adoption')
  const list = useParagraphList(dossier)
  if (!stance || (stance.paragraphs.length === 0 && stance.explanation === '')) return null
  return (
    <p className="stance-said">
      {stance.paragraphs.length > 0
        ? t('dissociatedFrom', { paragraphs: list(stance.paragraphs) })
        : null}
      {stance.explanation ? <q dir="auto">{stance.explanation}</q> : null}
    </p>
  )
}

type DetailsProps = Props & { readonly kind: StanceKind; readonly onDone: () => void }

function Details({ code, name, dossier, stance, isBusy, kind, onDo, onDone }: DetailsProps) {
  const { t } = useTranslation('adoption')
  const [paragraphs, setParagraphs] = useState<readonly ParagraphId[]>(stance?.paragraphs ?? [])
  const [explanation, setExplanation] = useState(stance?.explanation ?? '')
  const round = dossier.rounds.at(-1)
  const dissociates = kind === 'dissociate'
  const all = round ? numberedParagraphs(round, dossier) : []
  const enter = (event: FormEvent): void => {
    event.preventDefault()
    const chosen = dissociates ? [...paragraphs] : []
    const said = { stance: kind, paragraphs: chosen, explanation }
    void onDo({ command: 'recordStance', delegation: code, ...said }).then((isDone) => {
      if (isDone) onDone()
    })
  }
  return (
    <details className="stance-details" open={dissociates && !stance}>
      <summary>{t(dissociates ? 'stance_dissociate' : 'explanation')}</summary>
      <form onSubmit={enter}>
        {dissociates ? (
          <fieldset className="silence-choice">
            <legend>{t('paragraphsFrom', { name })}</legend>
            <div className="silence-members">
              {all.map(([id, number]) => (
                <Choice
                  key={id}
                  type="checkbox"
                  label={number ? t('paragraphNamed', { number }) : t('titleParagraph')}
                  checked={paragraphs.includes(id)}
                  onChange={({ target }) =>
                    setParagraphs(
                      all
                        .map(([one]) => one)
                        .filter((one) => (one === id ? target.checked : paragraphs.includes(one))),
                    )
                  }
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        <TextArea
          label={t('explanationOf', { name })}
          maxLength={8000}
          value={explanation}
          onChange={({ target }) => setExplanation(target.value)}
        />
        <Button type="submit" disabled={isBusy || (dissociates && paragraphs.length === 0)}>
          {t('do_enterStance')}
        </Button>
      </form>
    </details>
  )
}
