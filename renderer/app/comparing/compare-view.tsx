import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compare } from '../../../shared/domain/compare.ts'
import { asVersion, withoutLinks } from '../../../shared/domain/compare-outside.ts'
import { NO_CREDITS } from '../../../shared/domain/versions.ts'
import type { Compared, Say } from '../../../shared/formats/comparison/compared.ts'
import { summaryIn } from '../../../shared/formats/comparison/compared.ts'
import { namedMoments } from '../../../shared/formats/comparison/named-moments.ts'
import type { VersionAnswer } from '../../../shared/protocol/version.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Select } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useFailureText } from '../failure-text.ts'
import { momentIn } from '../timeline/moment-name.ts'
import { ComparedRows } from './compared-rows.tsx'
import type { HistoryProps } from './history-dialog.tsx'
import { type OutsideDocument, TakesDocument } from './outside-document.tsx'
import { SaveComparison } from './save-comparison.tsx'
import { useVersions, type VersionName } from './use-versions.ts'

/** No revision has such a name. */
const OUTSIDE = '\u0000'
const LAYOUTS = ['inline', 'sides'] as const
export type ComparedLayout = (typeof LAYOUTS)[number]

type Props = HistoryProps & {
  readonly before: VersionName
  readonly after: VersionName
  readonly onChoose: (before: VersionName, after: VersionName) => void
}

/** Two versions laid over each other, or side by side. */
export function CompareView(props: Props) {
  const { negotiation, before, after, onChoose } = props
  const { t } = useTranslation('comparison')
  const failureText = useFailureText()
  const [outside, setOutside] = useState<OutsideDocument | null>(null)
  const got = useVersions(negotiation, outside ? [before] : [before, after])
  const revisions = useStore(negotiation.revisions)
  const moments = [before, after].filter((name) => momentIn(name) !== null)
  const names = [...revisions.map(({ name }) => name), ...new Set(moments), null]
  const nameOf = (name: VersionName): string => {
    const seq = momentIn(name)
    return seq === null ? (name ?? t('now')) : t('entry', { seq })
  }
  const choice = (
    label: string,
    chosen: VersionName,
    choose: (name: VersionName) => void,
    document: OutsideDocument | null,
  ) => (
    <Select
      label={label}
      value={document ? OUTSIDE : (chosen ?? '')}
      onChange={({ target }) => choose(target.value === '' ? null : target.value)}
    >
      {document ? <option value={OUTSIDE}>{document.name}</option> : null}
      {names.map((name) => (
        <option key={name ?? ''} value={name ?? ''}>
          {nameOf(name)}
        </option>
      ))}
    </Select>
  )
  const chooseAfter = (name: VersionName): void => {
    if (name === OUTSIDE) return
    setOutside(null)
    onChoose(before, name)
  }
  return (
    <TakesDocument onChoose={setOutside}>
      <div className="compare-choice">
        {choice(t('compareFrom'), before, (name) => onChoose(name, after), null)}
        {choice(t('compareTo'), after, chooseAfter, outside)}
      </div>
      {got.kind === 'coming' ? <p role="status">{t('comparing')}</p> : null}
      {got.kind === 'failed' ? <p role="alert">{failureText(got.failure)}</p> : null}
      {got.kind === 'here' ? <Shown {...props} versions={got.versions} outside={outside} /> : null}
    </TakesDocument>
  )
}

type ShownProps = Props & {
  readonly versions: readonly VersionAnswer[]
  readonly outside: OutsideDocument | null
}

function Shown({ versions, outside, ...props }: ShownProps) {
  const { dossier } = props
  const { t } = useTranslation('comparison')
  const say: Say = (key, values) => t(key, { ...values })
  const [layout, setLayout] = useState<ComparedLayout>('inline')
  const [isAttributed, setAttributed] = useState(true)
  const compared = useMemo(
    () => comparedOf(versions, dossier, outside),
    [versions, dossier, outside],
  )
  const rows = useRef<HTMLDivElement>(null)
  const { at, count, step } = useSteps(rows)
  if (!compared) return null
  const named = namedMoments(compared, say)
  const { summary } = compared.comparison
  const total = compared.comparison.rows.length - summary.same
  return (
    <div className="compare">
      <div className="compare-tools">
        <Segmented
          label={t('layout')}
          choices={LAYOUTS.map((key) => ({ key, label: t(`layout_${key}`) }))}
          chosen={layout}
          onChoose={setLayout}
        />
        <Choice
          type="checkbox"
          label={t('withAttribution')}
          checked={isAttributed}
          onChange={({ target }) => setAttributed(target.checked)}
        />
        <span className="compare-steps">
          <Button
            size="icon"
            look="quiet"
            aria-label={`${t('previousChange')} (Shift F8)`}
            disabled={total === 0}
            onClick={() => step(-1)}
          >
            <ChevronUp size={16} aria-hidden="true" />
          </Button>
          <Button
            size="icon"
            look="quiet"
            aria-label={`${t('nextChange')} (F8)`}
            disabled={total === 0}
            onClick={() => step(1)}
          >
            <ChevronDown size={16} aria-hidden="true" />
          </Button>
          <span role="status">{at === null ? '' : t('changeOf', { at: at + 1, count })}</span>
        </span>
        <SaveComparison {...props} compared={compared} say={say} isAttributed={isAttributed} />
      </div>
      {outside ? <p className="compare-hint">{t('outsideGuess')}</p> : null}
      <p className="compare-summary">
        {total === 0
          ? t('noChange')
          : summaryIn(compared.comparison, say, isAttributed).join(' · ')}
      </p>
      <ComparedRows
        ref={rows}
        compared={named}
        say={say}
        layout={layout}
        isAttributed={isAttributed}
      />
    </div>
  )
}

function comparedOf(
  [before, after]: readonly VersionAnswer[],
  { topic, lang }: HistoryProps['dossier'],
  outside: OutsideDocument | null,
): Compared | null {
  if (before && outside) return comparedOutside(before, outside, { topic, lang })
  if (!before || !after) return null
  // Whichever is younger knows what became of the words of both.
  const { credits } = before.seq > after.seq ? before : after
  const comparison = compare(before.version, after.version, credits, lang)
  return { topic, lang, before, after, comparison }
}

function comparedOutside(
  before: VersionAnswer,
  { name, at, paragraphs }: OutsideDocument,
  about: Pick<Compared, 'topic' | 'lang'>,
): Compared {
  const known = withoutLinks(before.version)
  const version = asVersion(paragraphs, known, about.lang)
  const comparison = compare(known, version, NO_CREDITS, about.lang)
  return { ...about, before, after: { name, at, seq: null }, comparison }
}

/** Leads from change to change by the focus, which those who do not see the page hear. */
function useSteps(rows: { readonly current: HTMLElement | null }) {
  const [place, setPlace] = useState<{ readonly at: number; readonly count: number } | null>(null)
  const step = (by: 1 | -1): void => {
    const changes = [...(rows.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
    if (changes.length === 0) return
    const from = changes.indexOf(
      changes.find((one) => one === document.activeElement) ?? document.body,
    )
    const last = from >= 0 ? from : (place?.at ?? (by > 0 ? -1 : changes.length))
    const at = (last + by + changes.length) % changes.length
    changes[at]?.focus({ preventScroll: true })
    changes[at]?.scrollIntoView({ block: 'center' })
    setPlace({ at, count: changes.length })
  }
  // Wherever the focus is in the dialog, and before the text behind it hears of the key.
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return
      event.preventDefault()
      event.stopPropagation()
      step(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  })
  return { at: place?.at ?? null, count: place?.count ?? 0, step }
}
