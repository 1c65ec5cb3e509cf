import { useTranslation } from 'react-i18next'
import type { SealedSession } from '../../session/sealed/sealed-session.ts'
import { useStore } from '../../ui/use-store.ts'

const FAULTS = ['withheld', 'disordered', 'foreign', 'refused', 'expunged'] as const

/** What a reader should know of how the relay has dealt with the room; nothing as long as it is honest. */
export function RoomNotices({ sealed }: { readonly sealed: SealedSession }) {
  const { t } = useTranslation('team')
  const notices = useStore(sealed.notices)
  const said = [
    ...(notices.isKeyFleeting ? [t('keyFleeting')] : []),
    ...(notices.isSetBack ? [t('setBack')] : []),
    ...FAULTS.filter((fault) => notices[fault] > 0).map((fault) =>
      t(`fault_${fault}`, { count: notices[fault] }),
    ),
  ]
  return said.length === 0 ? null : (
    <div role="status">
      <ul className="team-notices">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
