import { type CSSProperties, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { AT_THE_FOOT } from '../../../shared/domain/ladder.ts'
import { isOpen } from '../../../shared/domain/proposals.ts'
import { roomParts } from '../../../shared/domain/room-page.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import * as words from '../../../shared/messages/room-screen.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { markOf } from '../../panels/use-outcome.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Reading } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useReadThrough } from '../chair/use-read-through.ts'
import { learn } from '../i18n.ts'
import { Wordings } from './wordings.tsx'
import './room-screen.css'

learn('room-screen', words)

type Props = {
  readonly dossier: Dossier
  /** What all members have: nothing that is drafted or told in a narrower room is shown ([Z12]). */
  readonly text: LiveText
  readonly holdsPen: boolean
  /** Null where the window is nothing else. */
  readonly onLeave: (() => void) | null
}

/** The screen that all delegations look at: one paragraph, large, that follows whoever reads the text through ([Z12]). */
export function RoomScreen({ dossier, text, holdsPen, onLeave }: Props) {
  const { t, i18n } = useTranslation(['room-screen', 'app'])
  const nameOf = useDelegationNames()
  const reading = useStore(text.reading)
  const pages = useReadThrough({ text, dossier, holdsPen, waitsForReader: true })
  const { paragraphs, at, leader, follows } = pages
  useEscape(onLeave)
  const shown = paragraphs[at]
  const revision = dossier.revisions.at(-1)
  return (
    <div className="room-screen" dir={i18n.dir(dossier.lang)}>
      <header>
        <h1 dir="auto">{dossier.topic}</h1>
        <span role="status">
          {revision ? `${revision.name} · ` : ''}
          {shown ? t('at', { at: at + 1, count: paragraphs.length }) : ''}
        </span>
        <span className="room-end">
          {leader && !follows ? (
            <Button onClick={() => pages.setFollows(true)}>
              {t('follow', { name: nameOf(leader.delegation) })}
            </Button>
          ) : leader ? (
            t('readingTogether', { name: nameOf(leader.delegation) })
          ) : null}
          {onLeave ? (
            <span className="room-leave">
              <Button look="quiet" onClick={onLeave}>
                {t('leave')}
              </Button>
            </span>
          ) : null}
        </span>
      </header>
      {/* Long paragraphs are read by scrolling, and that by keyboard, too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <main aria-label={t('label')} tabIndex={0}>
        {shown ? (
          <Page paragraph={shown} reading={reading} dossier={dossier} />
        ) : (
          <p>{t('nothingYet')}</p>
        )}
      </main>
      <footer>
        <span>{t(`app:mark_${markOf(dossier)}`)}</span>
        <span className="room-end">{shown ? <Where {...{ pages, shown, reading }} /> : null}</span>
      </footer>
    </div>
  )
}

type PageProps = {
  readonly paragraph: Paragraph
  readonly reading: Reading
  readonly dossier: Dossier
}

function Page({ paragraph, reading, dossier }: PageProps) {
  const { t } = useTranslation('room-screen')
  const { proposals, numbers } = reading
  const number = numbers.get(paragraph.id) ?? ''
  const parts = roomParts(paragraph, proposals, numbers)
  const open = proposals.filter((one) => isOpen(one) && one.paragraph === paragraph.id)
  const length = parts.reduce((sum, { text }) => sum + text.length, open.length * WORDING)
  const size: Record<string, string> = { '--letter': `${letterFor(length)}cqi` }
  return (
    <>
      {number ? (
        <p className="room-number" aria-hidden="true">
          {number}
        </p>
      ) : null}
      <article
        aria-label={t('paragraph', { number })}
        lang={dossier.lang}
        dir="auto"
        style={size satisfies CSSProperties}
      >
        {number ? '\u201C' : ''}
        {parts.map(({ kind, text }, at) =>
          kind === 'proposed' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
            <mark key={at}>{text}</mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
            <span key={at}>{text}</span>
          ),
        )}
      </article>
      <Wordings
        paragraph={paragraph}
        proposals={open}
        reading={reading}
        groups={dossier.groups}
        lang={dossier.lang}
      />
    </>
  )
}

type WhereProps = {
  readonly pages: Pick<ReturnType<typeof useReadThrough>, 'paragraphs' | 'at'>
  readonly shown: Paragraph
  readonly reading: Reading
}

/** What the room is at, how far it has come, and what is next. */
function Where({ pages: { paragraphs, at }, shown, reading }: WhereProps) {
  const { t } = useTranslation(['room-screen', 'app'])
  const { numbers, ladders } = reading
  const next = paragraphs.slice(at + 1).find(({ id }) => numbers.get(id))
  return [
    t('paragraph', { number: numbers.get(shown.id) ?? '' }),
    t(`app:rung_${(ladders.get(shown.id) ?? AT_THE_FOOT).rung}`),
    next ? t('next', { number: numbers.get(next.id) ?? '' }) : t('last'),
  ].join(' · ')
}

/** The letters for which a wording below takes the room. */
const WORDING = 60

/** The height of a letter, in hundredths of the screen's width: as large as the paragraph leaves room for. */
function letterFor(length: number): number {
  const [, size = 1.8] = SIZES.find(([longest]) => length <= longest) ?? []
  return size
}

const SIZES = [
  [180, 3.3],
  [320, 2.9],
  [520, 2.4],
  [800, 2.1],
] as const

function useEscape(leave: (() => void) | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave?.()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [leave])
}
