import { useTranslation } from 'react-i18next'
import { chosenType } from '../../../shared/domain/adoption-acts.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { presidentsWords } from '../../../shared/formats/presidents-words.ts'
import * as words from '../../../shared/messages/adoption.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import { Adopt, PutInBlue, Reopen } from './adoption-acts.tsx'
import { IssueAs } from './issue-as.tsx'
import { FormFaults, Leftovers, useFindings } from './leftovers.tsx'
import { Stances } from './stances.tsx'
import '../conduct/conduct.css'
import '../silence/silence.css'

learn('adoption', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** From an agreed text to a document: who joins, what is left over, the adoption, and as what it is issued. */
export function AdoptionDialog({ negotiation, dossier, onParagraph, onClose }: Props) {
  const { t } = useTranslation('adoption')
  const isHere = dossier?.stage === 'agreed' || dossier?.stage === 'adopted'
  return (
    <Dialog title={t('adoptionTitle')} closeLabel={t('close')} onClose={onClose}>
      {dossier && isHere ? (
        <Sheet
          negotiation={negotiation}
          dossier={dossier}
          onParagraph={(id) => {
            onClose()
            onParagraph(id)
          }}
        />
      ) : (
        <p>{t('notAgreed')}</p>
      )}
    </Dialog>
  )
}

type SheetProps = Omit<Props, 'onClose'> & { readonly dossier: Dossier }

function Sheet({ negotiation, dossier, onParagraph }: SheetProps) {
  const { t } = useTranslation('adoption')
  const { role } = useStore(negotiation.me)
  const { trouble, isBusy, act } = useAct(negotiation)
  const session = useStore(negotiation.text)
  const type = dossier.adoption?.type ?? chosenType(dossier)
  const text = useMaybeStore(session?.text ?? null)
  const { leftovers, formFaults } = useFindings(text, type, dossier.lang)
  const conducts = role === 'penholder' && dossier.stage === 'agreed'
  const common = { dossier, isBusy, onDo: act }
  return (
    <>
      <p role="alert" className="conduct-trouble">
        {trouble}
      </p>
      {type ? (
        <>
          <Facts dossier={dossier} type={t(`type_${type}`)} />
          <RivalFates dossier={dossier} />
          <Stances {...common} type={type} isOpen={conducts} />
        </>
      ) : (
        <p>{t('noTypeYet')}</p>
      )}
      {conducts && type ? (
        <>
          <Leftovers leftovers={leftovers} onParagraph={onParagraph} />
          <FormFaults faults={formFaults} onParagraph={onParagraph} />
          {type === 'resolution' && dossier.inBlue === null ? <PutInBlue {...common} /> : null}
          <Adopt {...common} type={type} leftovers={leftovers.length} />
        </>
      ) : null}
      {conducts ? <Reopen {...common} /> : null}
      {type && (role === 'penholder' || role === 'secretariat') ? (
        <>
          <President dossier={dossier} />
          <IssueAs {...common} type={type} />
        </>
      ) : null}
    </>
  )
}

/** The rival texts of an adopted one, and what became of them. */
function RivalFates({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('adoption')
  const rivals = dossier.adoption?.rivals ?? []
  return rivals.map(({ draft, fate }) => <p key={draft}>{t(`fate_${fate}`, { draft })}</p>)
}

function President({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('adoption')
  const words = presidentsWords(dossier)
  if (!words) return null
  return (
    <section>
      <h3 className="section-title">{t('presidentSays')}</h3>
      <div className="silence-facts" lang={dossier.lang}>
        <blockquote dir="auto">{words.before}</blockquote>
        <blockquote dir="auto">{words.after}</blockquote>
      </div>
    </section>
  )
}

const SHOWN_DIGITS = 12

function Facts({ dossier, type }: { readonly dossier: Dossier; readonly type: string }) {
  const { t } = useTranslation('adoption')
  const round = dossier.rounds.at(-1)
  if (!round) return null
  const { revision, textHash } = round
  return (
    <div className="silence-facts">
      <p>
        {t('adoptionText', { type, revision })} <code>{textHash.slice(0, SHOWN_DIGITS)}</code>{' '}
        <CopyButton
          text={textHash}
          size="small"
          label={t('copyHash')}
          doneLabel={t('copied')}
          failedLabel={t('copyFailed')}
        />
      </p>
    </div>
  )
}
