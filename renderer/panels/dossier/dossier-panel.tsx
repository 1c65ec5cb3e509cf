import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actor, Dossier } from '../../../shared/domain/dossier.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useDelegationNames } from '../names.ts'
import { Meeting } from './meeting.tsx'
import './dossier.css'

/** What the concept note says: meeting, issues, cited resolutions, duties, figures, missions; and the members. */
export function DossierPanel({ dossier }: { readonly dossier: Dossier | null }) {
  const { t } = useTranslation(['panels', 'app'])
  const nameOf = useDelegationNames()
  if (!dossier) return <p className="dossier dossier-empty">{t('app:dossierLoading')}</p>
  const { issues, citations, duties, figures, missions, members } = dossier
  return (
    <div className="dossier">
      <Meeting dossier={dossier} />
      <Section title={t('app:issues')} isShown={issues.length > 0}>
        <ol className="dossier-issues">
          {issues.map(({ letter, text }) => (
            <li key={letter} id={`issue-${letter}`}>
              <span className="dossier-letter">({letter})</span>
              <span dir="auto">{text}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('citations')} isShown={citations.length > 0}>
        <ul>
          {citations.map(({ number, year, subject }) => (
            <li key={number}>
              <b>{t('resolution', { number, year })}</b>
              {subject ? <span dir="auto"> {subject}</span> : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('duties')} isShown={duties.length > 0}>
        {actorsOf(dossier).map((actor) => (
          <div key={actor} className="dossier-duties">
            <h3>{t(`actor_${actor}`)}</h3>
            <ul>
              {duties
                .filter((duty) => duty.actor === actor)
                .map(({ text }) => (
                  <li key={text} dir="auto">
                    {text}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </Section>
      <Section title={t('figures')} isShown={figures.length > 0}>
        <ul>
          {figures.map(({ value, text }) => (
            <li key={`${value} ${text}`} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('missions')} isShown={missions.length > 0}>
        <ul>
          {missions.map(({ acronym, name }) => (
            <li key={acronym}>
              <b>{acronym}</b> <span dir="auto">{name}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('members')} isShown={members.length > 0}>
        <div className="dossier-members">
          {members.map((code) => (
            <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
          ))}
        </div>
      </Section>
    </div>
  )
}

const ACTORS: readonly Actor[] = ['council', 'secretariat', 'contributors', 'funders', 'host']

function actorsOf({ duties }: Dossier): readonly Actor[] {
  return ACTORS.filter((actor) => duties.some((duty) => duty.actor === actor))
}

type SectionProps = {
  readonly title: string
  readonly isShown: boolean
  readonly children: ReactNode
}

function Section({ title, isShown, children }: SectionProps) {
  if (!isShown) return null
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      {children}
    </section>
  )
}
