import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type IncomingChange, isBreak, wordsInserted } from '../../../shared/domain/incoming.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Reading } from '../../session/readings.ts'
import { useStore } from '../../ui/use-store.ts'

type Props = {
  readonly title: string
  readonly hint?: string
  readonly changes: readonly IncomingChange[]
  readonly reading: ExternalStore<Reading>
  readonly chosen: ReadonlyMap<IncomingChange, boolean>
  readonly isChosen: (change: IncomingChange) => boolean
  readonly onChoose: (chosen: ReadonlyMap<IncomingChange, boolean>) => void
}

/** Changes to choose from, each with its paragraph, what goes and what comes. */
export function ChangeList({ title, hint, changes, reading, chosen, isChosen, onChoose }: Props) {
  const { numbers } = useStore(reading)
  if (changes.length === 0) return null
  return (
    <section className="import-changes">
      <h3>{title}</h3>
      {hint ? <p className="field-hint">{hint}</p> : null}
      <ul>
        {changes.map((change, at) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew whenever it changes
            key={at}
            change={change}
            number={numbers.get(change.paragraph) ?? ''}
            isChosen={isChosen(change)}
            onChoose={(is) => onChoose(new Map([...chosen, [change, is]]))}
          />
        ))}
      </ul>
    </section>
  )
}

type LineProps = {
  readonly change: IncomingChange
  readonly number: string
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function Line({ change, number, isChosen, onChoose }: LineProps) {
  const { t } = useTranslation('importing')
  const id = useId()
  return (
    <li>
      <input
        type="checkbox"
        id={id}
        checked={isChosen}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <label htmlFor={id}>
        <span className="import-place">
          {number
            ? t(isBehind(change) ? 'importBehind' : 'importAt', { number })
            : t('importAtTitle')}
        </span>{' '}
        <What change={change} />
      </label>
    </li>
  )
}

/** Whether it begins a paragraph of its own. */
function isBehind({ what }: IncomingChange): boolean {
  const [first] = what.kind === 'words' ? what.inserted : []
  return first !== undefined && isBreak(first)
}

function What({ change: { what } }: Pick<LineProps, 'change'>) {
  const { t } = useTranslation('importing')
  switch (what.kind) {
    case 'words': {
      const inserted = withoutSigns(wordsInserted(what.inserted))
      return (
        <span dir="auto">
          {what.removedWords ? <del>{withoutSigns(what.removedWords)}</del> : null}
          {what.removedWords && inserted ? ' ' : null}
          {inserted ? <ins>{inserted}</ins> : null}
        </span>
      )
    }
    case 'join':
      return <span>{t('incoming_join')}</span>
    case 'comment':
      return <span dir="auto">{t('incoming_comment', { words: what.comment.text })}</span>
    case 'removal':
    case 'move':
    case 'kind':
    case 'style':
      return (
        <span dir="auto">{t(`incoming_${what.kind}`, { words: withoutSigns(what.words) })}</span>
      )
  }
}
