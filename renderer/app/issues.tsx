import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import './issues.css'

type Props = { readonly dossier: Dossier | null; readonly onOpen: () => void }

/** The questions of the concept note, under the paragraphs that are to answer them. */
export function Issues({ dossier, onOpen }: Props) {
  const { t } = useTranslation('app')
  const issues = dossier?.issues ?? []
  if (issues.length === 0) return null
  return (
    <section className="issues">
      <h2 className="section-title">{t('conceptNote')}</h2>
      <ol>
        {issues.map(({ letter, text }) => (
          <li key={letter}>
            <button type="button" className="issue" onClick={onOpen} title={text}>
              <span className="issue-letter" aria-hidden="true">
                {letter}
              </span>
              <span className="only-heard">{t('issueOpens', { letter })}</span>
              <span className="issue-text" dir="auto">
                {text}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
