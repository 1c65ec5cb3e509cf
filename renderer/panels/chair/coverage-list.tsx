import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Coverage, Target } from '../../../shared/domain/coverage.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { ParagraphButton } from './paragraph-button.tsx'
import './coverage.css'

type Props = {
  readonly coverage: readonly Coverage[]
  readonly entries: ReadonlyMap<ParagraphId, OutlineEntry>
  /** Paragraphs of the base text that can be linked; none for who does not hold the pen. */
  readonly linkable: readonly OutlineEntry[]
  readonly onOpen: (paragraph: ParagraphId) => void
  readonly onLink: (paragraph: ParagraphId, key: string, isAnswer: boolean) => void
}

const KINDS: readonly Target['kind'][] = ['issue', 'duty', 'citation']

/** Everything that the concept note asks for, with the paragraphs that answer it or may ([Z7]-[Z9]). */
export function CoverageList({ coverage, ...rest }: Props) {
  const { t } = useTranslation('chair')
  return KINDS.map((kind) => {
    const ofKind = coverage.filter(({ target }) => target.kind === kind)
    if (ofKind.length === 0) return null
    return (
      <section key={kind}>
        <h3 className="section-title">{t(`coverage_${kind}`)}</h3>
        <ul className="coverage" aria-label={t(`coverage_${kind}`)}>
          {ofKind.map((one) => (
            <Row key={one.target.key} coverage={one} {...rest} />
          ))}
        </ul>
      </section>
    )
  })
}

type RowProps = Omit<Props, 'coverage'> & { readonly coverage: Coverage }

function Row({ coverage, entries, linkable, onOpen, onLink }: RowProps) {
  const { t } = useTranslation('chair')
  const { target, answeredBy, suggested } = coverage
  const numberOf = (id: ParagraphId) => entries.get(id)?.number ?? ''
  const mayLink = linkable.length > 0
  const others = linkable.filter(({ id }) => !answeredBy.includes(id))
  return (
    <li data-open={answeredBy.length === 0 || undefined}>
      <TargetWords target={target} />
      <div className="coverage-answers">
        {answeredBy.length > 0 ? <span>{t('answeredBy')}</span> : <b>{t('notAddressed')}</b>}
        {answeredBy.map((id) => (
          <span key={id} className="coverage-link">
            <ParagraphButton entry={entries.get(id)} isShort={true} onOpen={onOpen} />
            {mayLink ? (
              <Button
                look="quiet"
                size="icon"
                aria-label={t('unlink', { number: numberOf(id) })}
                onClick={() => onLink(id, target.key, false)}
              >
                <X size={13} aria-hidden="true" />
              </Button>
            ) : null}
          </span>
        ))}
        {suggested.length > 0 ? <span className="coverage-may">{t('mayAnswer')}</span> : null}
        {suggested.map((id) => (
          <span key={id} className="coverage-link" data-look="suggested">
            <ParagraphButton entry={entries.get(id)} isShort={true} onOpen={onOpen} />
            {mayLink ? (
              <Button
                look="quiet"
                size="icon"
                aria-label={t('linkTo', { number: numberOf(id) })}
                onClick={() => onLink(id, target.key, true)}
              >
                <Plus size={13} aria-hidden="true" />
              </Button>
            ) : null}
          </span>
        ))}
        {mayLink ? (
          <Select
            label={t('linkOther')}
            isLabelHidden={true}
            value=""
            onChange={({ target: { value } }) => {
              const chosen = others.find(({ id }) => id === value)
              if (chosen) onLink(chosen.id, target.key, true)
            }}
          >
            <option value="">{t('linkOther')}</option>
            {others.map(({ id, number, opening }) => (
              <option key={id} value={id}>
                {number} {opening.slice(0, 40)}
              </option>
            ))}
          </Select>
        ) : null}
      </div>
    </li>
  )
}

/** What is asked, in the note's words. */
export function TargetWords({ target }: { readonly target: Target }) {
  const { t } = useTranslation('chair')
  if (target.kind === 'issue') {
    return (
      <p className="coverage-target">
        <b>({target.key})</b> <span dir="auto">{target.text}</span>
      </p>
    )
  }
  const { text } = target
  const head =
    target.kind === 'duty' ? t(`actorOf_${target.actor}`) : t('resolutionOf', { ...target })
  return (
    <p className="coverage-target">
      <b>{head}</b> <span dir="auto">{text}</span>
    </p>
  )
}
