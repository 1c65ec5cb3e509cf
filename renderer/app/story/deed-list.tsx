import { useTranslation } from 'react-i18next'
import type { DatedDeed, DeedKind } from '../../../shared/domain/deeds.ts'
import { useDelegationNames, useTimes } from '../../panels/names.ts'

/** What was done, one thing a line, in the order of the log: what, by whom, in whose name, when, in which revision. */
export function DeedList({ deeds }: { readonly deeds: readonly DatedDeed[] }) {
  const { t } = useTranslation('history')
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  return (
    <ol className="deeds">
      {deeds.map(({ kind, said, of, words, proposal, entered, revision }) => {
        const by = entered?.by ? nameOf(entered.by) : t('byRelay')
        const what = t(`deed_${kind}`, { by, of: of ? nameOf(of) : by, words: shortened(words) })
        return (
          <li key={`${kind} ${said.client}:${said.clock} ${proposal}`}>
            <span dir="auto">{what}</span>
            <span className="deed-when">
              {' · '}
              {entered ? (
                <time dateTime={new Date(entered.at).toISOString()}>{timeOf(entered.at)}</time>
              ) : (
                t('notSent')
              )}
              {entered?.person ? ` · ${entered.person}` : ''}
              {revision && !SAID.has(kind) ? ` · ${t('inRevision', { name: revision })}` : ''}
              {entered ? ` · ${t('entryOf', { seq: entered.seq })}` : ''}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** What was said or asked for is in no revision: only what the pen did is. */
const SAID = new Set<DeedKind>(['wrote', 'proposed', 'sponsor', 'accept', 'oppose', 'toDelete'])
const MOST_UNITS = 80

function shortened(words: string): string {
  const text = [...words]
  return text.length > MOST_UNITS ? `${text.slice(0, MOST_UNITS).join('')}…` : words
}
