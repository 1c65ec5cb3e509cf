import { useTranslation } from 'react-i18next'
import { type ChosenType, stancesFor } from '../../../shared/domain/adoption.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import type { Do } from '../silence/round-acts.tsx'
import { MemberStance } from './member-stance.tsx'

type Props = {
  readonly dossier: Dossier
  readonly type: ChosenType
  readonly isBusy: boolean
  /** Whether what members say is entered here; otherwise it is only read. */
  readonly isOpen: boolean
  readonly onDo: Do
}

/** What each member says of the agreed text, in the English alphabetical order of their names ([K10]). */
export function Stances({ dossier, type, isBusy, isOpen, onDo }: Props) {
  const { t } = useTranslation('adoption')
  const nameOf = useDelegationNames()
  const unheard = dossier.members.filter(
    (code) => !dossier.stances.some(({ delegation }) => delegation === code),
  )
  const [usual] = stancesFor(type)
  const enterOthers = async (): Promise<void> => {
    for (const delegation of unheard) {
      const stance = { stance: usual ?? 'join', paragraphs: [], explanation: '' }
      if (!(await onDo({ command: 'recordStance', delegation, ...stance }))) return
    }
  }
  return (
    <section>
      <h3 className="section-title">{t('members')}</h3>
      <ul className="stances">
        {dossier.members.map((code) => (
          <MemberStance
            key={code}
            {...{ code, dossier, type, isBusy, isOpen, onDo }}
            name={nameOf(code)}
            stance={dossier.stances.find(({ delegation }) => delegation === code) ?? null}
          />
        ))}
      </ul>
      {isOpen && unheard.length > 0 ? (
        <Button disabled={isBusy} onClick={() => void enterOthers()}>
          {t(`all_${type}`)}
        </Button>
      ) : null}
    </section>
  )
}
