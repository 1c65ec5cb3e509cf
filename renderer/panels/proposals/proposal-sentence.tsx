import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Saying } from '../../../shared/formats/describe-proposal.ts'
import { underlineOf } from '../../editor/underline.ts'

type Props = { readonly saying: Saying; readonly delegation: DelegationCode }

// Stand-ins for the wordings, so that a translated sentence can be cut where they go.
const INSERTED = '\uE000'
const DELETED = '\uE001'
const SUBJECT = '\uE002'

/** A proposal in words, with the wordings shown as they are shown in the text. */
export function ProposalSentence({ saying: { key, values }, delegation }: Props) {
  const { t } = useTranslation('app')
  const name: string = key
  const sentence = t(name, { ...values, inserted: INSERTED, deleted: DELETED, subject: SUBJECT })
  const hue: Record<string, string> = { '--by': `var(--hue-${delegation}, var(--ink-2))` }
  let at = 0
  return (
    <p className="proposal-words" style={hue satisfies CSSProperties} dir="auto">
      {sentence.split(/([\uE000-\uE002])/u).map((part) => {
        const place = at
        at += part.length
        if (part === INSERTED) {
          return (
            <ins key={place} data-underline={underlineOf(delegation)}>
              {values.inserted}
            </ins>
          )
        }
        if (part === SUBJECT) return <span key={place}>{values.subject}</span>
        return part === DELETED ? <del key={place}>{values.deleted}</del> : part
      })}
    </p>
  )
}
