import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/starting.ts'
import type { RecentDossier, StartPlace } from '../../../shared/protocol/start-window.ts'
import type { StartDesk } from '../../platform.ts'
import { type Later, later, useLater } from '../../ui/later.ts'
import { learn } from '../i18n.ts'
import { Languages } from '../languages.tsx'
import { useDrop } from '../use-drop.ts'
import { JoinByLink } from './join-by-link.tsx'
import type { NewFromDraftProps } from './new-from-draft.tsx'
import { NewFromNote } from './new-from-note.tsx'
import { RecentList } from './recent-list.tsx'
import './start-window.css'

learn('starting', words)

type Place = StartPlace | 'recent'

// What reads documents comes when one is there.
const newFromDraft: Later<NewFromDraftProps> = later(
  async () => (await import('./new-from-draft.tsx')).NewFromDraft,
)

/** What is there when no negotiation is open: the ways into one, and those that were open before ([D22]). */
export function StartWindow({ desk }: { readonly desk: StartDesk }) {
  const { t } = useTranslation(['starting', 'app'])
  const [place, setPlace] = useState<Place>(desk.firstPlace ?? 'recent')
  const [recent, setRecent] = useState<readonly RecentDossier[] | null>(null)
  useEffect(() => desk.onPlace(setPlace), [desk])
  const [opening, setOpening] = useState<string | null>(null)
  const list = async (): Promise<void> => setRecent(await desk.recent())
  useEffect(() => {
    // What becomes of files happens elsewhere: it is looked at anew whenever somebody comes back.
    const look = (): void => void desk.recent().then(setRecent)
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [desk])
  /** One at a time; the window closes itself when something is open. */
  const open = async (name: string, act: () => Promise<boolean>): Promise<void> => {
    if (opening !== null) return
    setOpening(name)
    if (!(await act())) setOpening(null)
  }
  const [dropped, setDropped] = useState<File | null>(null)
  const take = useCallback(
    (file: File): void => {
      if (desk.openDropped(file)) return
      setDropped(file)
      setPlace('draft')
    },
    [desk],
  )
  useDrop(take)
  const back = (): void => {
    setDropped(null)
    setPlace('recent')
  }
  return (
    <main className="start starting" onKeyDown={({ key }) => key === 'Escape' && back()}>
      <section className="start-side">
        <h1>{t('app:appName')}</h1>
        <p>{t('app:tagline')}</p>
        <Way
          isFirst
          label={t('newFromNote')}
          hint={t('newHint')}
          onChoose={() => setPlace('new')}
        />
        <Way label={t('newFromDraft')} hint={t('draftHint')} onChoose={() => setPlace('draft')} />
        <Way label={t('joinByLink')} hint={t('joinHint')} onChoose={() => setPlace('join')} />
        <Way label={t('openAFile')} hint={t('openHint')} onChoose={() => void desk.openFile()} />
        <Way
          label={t('sample')}
          hint={t('sampleHint')}
          onChoose={() => void open(t('sample'), desk.openSample)}
        />
        <Languages />
      </section>
      <section className="start-main">
        <p role="status" className="starting-status">
          {opening === null ? '' : t('opening', { name: opening })}
        </p>
        {place === 'new' ? (
          <NewFromNote desk={desk} onBack={back} />
        ) : place === 'draft' ? (
          <Draft desk={desk} dropped={dropped} onBack={back} />
        ) : place === 'join' ? (
          <JoinByLink desk={desk} onBack={back} />
        ) : recent ? (
          <RecentList
            recent={recent}
            onOpen={({ file, name }) => void open(name, () => desk.openRecent(file))}
            onForget={({ file }) => void desk.forgetRecent(file).then(list)}
          />
        ) : null}
      </section>
    </main>
  )
}

function Draft(props: NewFromDraftProps) {
  const Form = useLater(newFromDraft)
  return Form ? <Form {...props} /> : null
}

type WayProps = {
  readonly label: string
  readonly hint: string
  /** The one that most people want. */
  readonly isFirst?: boolean
  readonly onChoose: () => void
}

function Way({ label, hint, isFirst, onChoose }: WayProps) {
  return (
    <button
      type="button"
      className="start-choice"
      data-first={isFirst ? '' : undefined}
      onClick={onChoose}
    >
      {label}
      <small>{hint}</small>
    </button>
  )
}
