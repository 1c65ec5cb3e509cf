import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { ExternalStore } from '../session/external-store.ts'
import type { Reading } from '../session/readings.ts'
import { Button } from '../ui/button.tsx'
import { useStorePart } from '../ui/use-store.ts'
import './issues.css'

type Props = {
  readonly dossier: Dossier | null
  readonly reading: ExternalStore<Reading> | null
  readonly onOpen: () => void
  readonly onCoverage: () => void
}

const NO_LINKS: Reading['links'] = new Map()
const NO_BASE: Reading['base'] = []

/** The questions of the concept note, under the paragraphs that are to answer them, and how many do ([Z8]). */
export function Issues({ dossier, reading, onOpen, onCoverage }: Props) {
  const { t } = useTranslation('app')
  const links = useStorePart(reading, (now) => now?.links) ?? NO_LINKS
  const base = useStorePart(reading, (now) => now?.base) ?? NO_BASE
  const issues = dossier?.issues ?? []
  if (issues.length === 0) return null
  const answersTo = (letter: string): number =>
    base.filter(({ id }) => links.get(id)?.includes(letter)).length
  return (
    <section className="issues">
      <h2 className="section-title">{t('conceptNote')}</h2>
      <ol>
        {issues.map(({ letter, text }) => {
          const count = answersTo(letter)
          return (
            <li key={letter}>
              <button type="button" className="issue" onClick={onOpen} title={text}>
                <span className="issue-letter" aria-hidden="true">
                  {letter}
                </span>
                <span className="only-heard">{t('issueOpens', { letter })}</span>
                <span className="issue-text" dir="auto">
                  {text}
                </span>
                <span className="issue-answers">
                  <span aria-hidden="true">{count > 0 ? `${count} ¶` : '–'}</span>
                  <span className="only-heard">{t('issueAnswers', { count })}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <Button look="quiet" size="small" onClick={onCoverage}>
        {t('coverage')}
      </Button>
    </section>
  )
}
