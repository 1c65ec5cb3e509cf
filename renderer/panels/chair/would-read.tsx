import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useDelegationNames } from '../names.ts'

/** A paragraph as it would read, with what the change does to what was said of it ([Z6]). */
export type Preview = {
  readonly key: string
  readonly number: string
  readonly before: string | null
  readonly after: string | null
  /** Whose word on the present wording would be of before the last change. */
  readonly outdated: readonly DelegationCode[]
}

/** What would read otherwise if a proposal were incorporated; nothing is changed by looking. */
export function WouldReadList({ previews }: { readonly previews: readonly Preview[] }) {
  const { t } = useTranslation('chair')
  if (previews.length === 0) return <p className="chair-none">{t('readsTheSame')}</p>
  return (
    <ul className="would-read" aria-label={t('wouldRead')}>
      {previews.map((one) => (
        <li key={one.key}>
          {one.number ? <bdi className="would-read-number">{one.number}</bdi> : null}
          <Words {...one} />
          <Outdated codes={one.outdated} />
        </li>
      ))}
    </ul>
  )
}

function Words({ before, after }: Preview) {
  const { t } = useTranslation('chair')
  if (after === null) {
    return (
      <p dir="auto">
        <del>{withoutSigns(before ?? '')}</del>
      </p>
    )
  }
  const { head, gone, come, tail } = parted(withoutSigns(before ?? ''), withoutSigns(after))
  return (
    <p dir="auto">
      {before === null ? <b>{t('newParagraph')} </b> : null}
      {head}
      {gone ? <del>{gone}</del> : null}
      {come ? <ins>{come}</ins> : null}
      {tail}
    </p>
  )
}

function Outdated({ codes }: { readonly codes: readonly DelegationCode[] }) {
  const { t } = useTranslation('chair')
  const nameOf = useDelegationNames()
  if (codes.length === 0) return null
  return (
    <p className="would-read-outdated">
      {t('wouldBeBefore', { count: codes.length })}{' '}
      {codes.map((code) => (
        <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
      ))}
    </p>
  )
}

/** Two wordings as what they share at both ends and what differs between, cut where words are. */
function parted(before: string, after: string) {
  const [old, next] = [wordsOf(before), wordsOf(after)]
  const most = Math.min(old.length, next.length)
  // From the end first: words that are added take the comma in front of them along, not the one behind.
  let tail = 0
  while (tail < most && old.at(-1 - tail) === next.at(-1 - tail)) tail++
  let head = 0
  while (head + tail < most && old[head] === next[head]) head++
  return {
    head: old.slice(0, head).join(''),
    gone: old.slice(head, old.length - tail).join(''),
    come: next.slice(head, next.length - tail).join(''),
    tail: tail > 0 ? old.slice(-tail).join('') : '',
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu) ?? []
}
