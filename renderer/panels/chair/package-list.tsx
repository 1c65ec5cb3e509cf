import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Package } from '../../../shared/domain/packages.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useDelegationNames } from '../names.ts'
import { ParagraphButton } from './paragraph-button.tsx'

/** A condition under which a delegation stands where it does, in its own words. */
export type Condition = {
  readonly paragraph: ParagraphId
  readonly delegation: string
  readonly words: string
}

type Props = {
  readonly packages: readonly Package[]
  readonly conditions: readonly Condition[]
  readonly entries: ReadonlyMap<ParagraphId, OutlineEntry>
  readonly onOpen: (paragraph: ParagraphId) => void
}

/** What waits for one another on the ladder, and what delegations have made a condition ([Z4]). */
export function PackageList({ packages, conditions, entries, onOpen }: Props) {
  const { t } = useTranslation('chair')
  const nameOf = useDelegationNames()
  const buttons = (ids: readonly ParagraphId[]) =>
    ids.map((id) => (
      <ParagraphButton key={id} entry={entries.get(id)} isShort={true} onOpen={onOpen} />
    ))
  if (packages.length + conditions.length === 0)
    return <p className="chair-none">{t('noPackages')}</p>
  return (
    <ul className="packages" aria-label={t('packages')}>
      {packages.map(({ paragraphs, waitsFor, behind, isReady }) => (
        <li key={paragraphs.join(' ')} data-ready={isReady || undefined}>
          <span className="package-numbers">{buttons(paragraphs)}</span>
          <span className="package-waits">
            {isReady ? t(paragraphs.length > 1 ? 'packageReady' : 'paragraphReady') : null}
            {waitsFor.length > 0 ? `${t('waitsFor')} ` : null}
            {waitsFor.map((code) => (
              <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
            ))}
            {behind.length > 0 ? (
              <>
                {` ${t('stillOpen')} `}
                {buttons(behind)}
              </>
            ) : null}
          </span>
        </li>
      ))}
      {conditions.map(({ paragraph, delegation, words }) => (
        <li key={`${paragraph} ${delegation}`}>
          <span className="package-numbers">{buttons([paragraph])}</span>
          <span className="package-waits">
            <CodeChip code={delegation} name={nameOf(delegation)} look="outline" />{' '}
            <span dir="auto">{words}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
