import { useTranslation } from 'react-i18next'
import type { Group } from '../../../shared/domain/conduct.ts'
import { isOpen, type Proposal } from '../../../shared/domain/proposals.ts'
import { groupsBehind } from '../../../shared/domain/stands.ts'
import { spokeBefore } from '../../../shared/ydoc/fingerprint.ts'
import { useDelegationNames, useListing } from '../names.ts'

type Props = { readonly proposal: Proposal; readonly groups: readonly Group[] }

/** Why it is proposed, where its wording is from, and who else stands where on it ([P11], [P17]). */
export function Remarks({ proposal, groups }: Props) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const listing = useListing()
  const { kind, note, source, stands } = proposal
  const names = (codes: readonly string[]) => listing(codes.map(nameOf))
  const before = isOpen(proposal) ? spokeBefore(proposal) : []
  const behind = groupsBehind(proposal, groups, before)
  const lines = [
    ...(note && kind !== 'concept' ? [note] : []),
    ...(source ? [t('sourceOf', { source })] : []),
    ...(stands.sponsors.length > 0 ? [t('signedBy', { delegations: names(stands.sponsors) })] : []),
    ...(behind.length > 0 ? [t('behindIt', { groups: listing(behind) })] : []),
    ...(stands.accepting.length > 0
      ? [t('acceptedBy', { delegations: names(stands.accepting) })]
      : []),
    ...(stands.opposing.length > 0
      ? [t('opposedBy', { delegations: names(stands.opposing) })]
      : []),
    ...(before.length > 0 ? [t('saidBeforeChange', { delegations: names(before) })] : []),
  ]
  return lines.map((line) => (
    <p key={line} className="proposal-remark" dir="auto">
      {line}
    </p>
  ))
}
