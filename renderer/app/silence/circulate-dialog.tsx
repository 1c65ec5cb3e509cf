import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenType } from '../../../shared/domain/adoption.ts'
import { chosenType } from '../../../shared/domain/adoption-acts.ts'
import { type DelegationCode, SECRETARIAT } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { nextRevisionName } from '../../../shared/domain/revisions.ts'
import * as words from '../../../shared/messages/silence.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, TextArea } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { OutcomeFields } from '../adoption/outcome-fields.tsx'
import type { Announce } from '../announcements.tsx'
import { type Desk, useDesk } from '../drafts/use-desk.ts'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import { MomentField, momentOf } from './moment-field.tsx'
import { useRelayNow } from './moments.ts'
import { RecipientsField } from './recipients-field.tsx'
import '../conduct/conduct.css'
import './silence.css'

learn('silence', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly announce: Announce
  /** What is prepared at the desk, if one prepares there. */
  readonly desk: Desk | null
  readonly onClose: () => void
}

const WHATS = ['circulate', 'circulateAndBegin', 'begin'] as const
type What = (typeof WHATS)[number]

/** The pen sends a version of the text round, and puts one under silence: one sheet for both. */
export function CirculateDialog({ dossier, ...props }: Props) {
  const { t } = useTranslation('silence')
  return (
    <Dialog title={t('circulateTitle')} closeLabel={t('close')} onClose={props.onClose}>
      {dossier ? <CirculateSheet dossier={dossier} {...props} /> : null}
    </Dialog>
  )
}

type SheetProps = Props & { readonly dossier: Dossier }

function CirculateSheet({ negotiation, dossier, announce, desk, onClose }: SheetProps) {
  const { t } = useTranslation('silence')
  const now = useRelayNow(negotiation)
  const { trouble, isBusy, act } = useAct(negotiation)
  const prepared = useDesk(desk)
  const circulated = useStore(negotiation.revisions)
  const lastForAll = dossier.revisions.at(-1)?.name ?? null
  // The name stays what it was when the sheet was opened, also after the revision was circulated and silence refused.
  const [next] = useState(nextRevisionName(circulated))
  const [what, setWhat] = useState<What>('circulate')
  const [note, setNote] = useState('')
  const [until, setUntil] = useState('')
  const [recipients, setRecipients] = useState<readonly DelegationCode[] | null>(null)
  const begins = what !== 'circulate'
  const moment = momentOf(until, now)
  const isTypeOpen = chosenType(dossier) === null
  const [type, setType] = useState<ChosenType>('presidentialStatement')
  const [typeReason, setTypeReason] = useState('')
  const carryOut = async (): Promise<void> => {
    const common = { note, recipients: recipients && [...recipients] }
    if (what !== 'begin' && !(await prepared.publish())) return
    const isCirculated = what === 'begin' || circulated.some(({ name }) => name === next)
    const commentsUntil = begins ? null : (moment ?? null)
    if (begins && isTypeOpen && !(await act({ command: 'chooseType', type, reason: typeReason })))
      return
    // What is put under silence goes to all members, whoever is asked ([K16]).
    const sent = begins ? { note, recipients: null } : common
    if (!isCirculated && !(await act({ command: 'circulate', ...sent, commentsUntil }))) return
    negotiation.refreshRevisions()
    if (begins && typeof moment === 'number') {
      if (!(await act({ command: 'beginSilence', ...common, deadline: moment }))) return
    } else {
      announce.set({ text: t('circulated', { name: next }) })
    }
    onClose()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (moment === undefined || (begins && moment === null)) return
    void carryOut()
  }
  return (
    <form onSubmit={submit}>
      <p role="alert" className="conduct-trouble">
        {trouble || (prepared.hasFailed ? t('deskFailed') : '')}
      </p>
      <fieldset className="silence-choice">
        <legend className="section-title">{t('circulateWhat')}</legend>
        {WHATS.filter((one) => one !== 'begin' || lastForAll !== null).map((one) => (
          <Choice
            key={one}
            type="radio"
            name="what"
            label={t(`what_${one}`, { name: one === 'begin' ? lastForAll : next })}
            checked={what === one}
            onChange={() => setWhat(one)}
          />
        ))}
      </fieldset>
      {what !== 'begin' && prepared.count > 0 ? (
        <Choice
          type="checkbox"
          label={t('withDesk', { count: prepared.count })}
          hint={t('withDeskHint')}
          checked={prepared.isIncluded}
          onChange={({ target }) => prepared.include(target.checked)}
        />
      ) : null}
      <MomentField
        label={t(begins ? 'silenceUntil' : 'commentsUntil')}
        value={until}
        isRequired={begins}
        after={now}
        onChange={setUntil}
      />
      <TextArea
        label={t('coverNote')}
        hint={t('coverNoteHint')}
        maxLength={4000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <RecipientsField
        members={dossier.members}
        others={begins ? [] : [SECRETARIAT]}
        hint={recipients === null ? '' : t(begins ? 'askedAlone' : 'sentAlone')}
        chosen={recipients}
        onChange={setRecipients}
      />
      {begins && isTypeOpen ? (
        <OutcomeFields type={type} reason={typeReason} onType={setType} onReason={setTypeReason} />
      ) : null}
      {begins ? <p className="silence-means">{t('beginMeans')}</p> : null}
      <div className="conduct-acts">
        <Button type="submit" look="primary" disabled={isBusy || prepared.isBusy}>
          {t(`do_${what}`)}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
