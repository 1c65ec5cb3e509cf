import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenType } from '../../../shared/domain/adoption.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, TextArea } from '../../ui/field.tsx'
import type { Do } from '../silence/round-acts.tsx'
import { Twice } from '../twice.tsx'

type Props = {
  readonly dossier: Dossier
  readonly isBusy: boolean
  readonly onDo: Do
}

/** [K9] */
export function PutInBlue({ isBusy, onDo }: Props) {
  const { t } = useTranslation('adoption')
  return (
    <section>
      <h3 className="section-title">{t('putInBlue')}</h3>
      <Button disabled={isBusy} onClick={() => void onDo({ command: 'putInBlue' })}>
        {t('do_putInBlue')}
      </Button>
    </section>
  )
}

type AdoptProps = Props & { readonly type: ChosenType; readonly leftovers: number }

/** [K12] The adoption; what stands against it is said instead of it. */
export function Adopt({ dossier, type, leftovers, isBusy, onDo }: AdoptProps) {
  const { t } = useTranslation('adoption')
  const [override, setOverride] = useState('')
  const [withdrawn, setWithdrawn] = useState<readonly string[]>([])
  const [isAsked, setAsked] = useState(false)
  const unheard = dossier.members.length - dossier.stances.length
  const obstacle =
    unheard > 0
      ? t('adoptUnheard', { count: unheard })
      : type === 'resolution' && dossier.inBlue === null
        ? t('adoptNotInBlue')
        : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (!isAsked) return
    const reason = leftovers === 0 ? null : override
    void onDo({ command: 'adopt', override: reason, withdrawn: [...withdrawn] }).then((isDone) => {
      if (!isDone) setAsked(false)
    })
  }
  return (
    <form className="silence-confirm" onSubmit={submit}>
      <h3 className="section-title">{t('adoptTitle')}</h3>
      <p id="adoption-means">{obstacle ?? t('adoptMeans')}</p>
      {obstacle !== null ? (
        <Button disabled={true} aria-describedby="adoption-means">
          {t('do_adopt')}
        </Button>
      ) : (
        <>
          <Rivals drafts={dossier.drafts} withdrawn={withdrawn} onChange={setWithdrawn} />
          {leftovers > 0 ? (
            <TextArea
              label={t('override')}
              hint={t('overrideHint')}
              required={true}
              maxLength={2000}
              value={override}
              onChange={({ target }) => setOverride(target.value)}
            />
          ) : null}
          <Twice
            area="adoption"
            label={t('do_adopt')}
            isAsked={isAsked}
            isBusy={isBusy}
            onCancel={() => setAsked(false)}
          />
        </>
      )}
    </form>
  )
}

type RivalsProps = {
  readonly drafts: readonly string[]
  readonly withdrawn: readonly string[]
  readonly onChange: (withdrawn: readonly string[]) => void
}

/** What became of the rival texts: those that were not withdrawn are set aside by the adoption. */
function Rivals({ drafts, withdrawn, onChange }: RivalsProps) {
  const { t } = useTranslation('adoption')
  if (drafts.length === 0) return null
  return (
    <fieldset className="silence-choice">
      <legend>{t('rivals')}</legend>
      {drafts.map((draft) => (
        <Choice
          key={draft}
          type="checkbox"
          label={draft}
          checked={withdrawn.includes(draft)}
          onChange={({ target }) =>
            onChange(
              drafts.filter((one) => (one === draft ? target.checked : withdrawn.includes(one))),
            )
          }
        />
      ))}
    </fieldset>
  )
}

/** [K4] Back to the negotiation, for a reason. */
export function Reopen({ isBusy, onDo }: Props) {
  const { t } = useTranslation('adoption')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isAsked) void onDo({ command: 'reopen', reason })
    else setAsked(true)
  }
  return (
    <details className="silence-act">
      <summary>{t('reopenTitle')}</summary>
      <form onSubmit={submit}>
        <p>{t('reopenMeans')}</p>
        <TextArea
          label={t('reopenReason')}
          required={true}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Twice
          area="adoption"
          label={t('do_reopen')}
          isAsked={isAsked}
          isBusy={isBusy}
          onCancel={() => setAsked(false)}
        />
      </form>
    </details>
  )
}
