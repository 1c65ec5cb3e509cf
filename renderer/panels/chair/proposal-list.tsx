import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import { Button } from '../../ui/button.tsx'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useDelegationNames } from '../names.ts'

type Props = {
  readonly label: string
  readonly none: string
  readonly proposals: readonly Proposal[]
  /** The name of the one whose consequences are shown. */
  readonly tried: string | null
  readonly sentenceOf: (proposal: Proposal) => ReactNode
  readonly onTry: (proposal: Proposal | null) => void
  /** What would read otherwise, below the one that is tried. */
  readonly preview: ReactNode
}

/** Proposals with who opposes them; each can be tried without being incorporated. */
export function ProposalList(props: Props) {
  const { label, none, proposals, tried, sentenceOf, onTry, preview } = props
  const { t } = useTranslation('chair')
  const nameOf = useDelegationNames()
  if (proposals.length === 0) return <p className="chair-none">{none}</p>
  return (
    <ul className="chair-proposals" aria-label={label}>
      {proposals.map((proposal) => {
        const name = proposalName(proposal)
        const { delegation, stands } = proposal
        const isTried = tried === name
        return (
          <li key={name}>
            <div className="chair-proposal">
              <CodeChip code={delegation} name={nameOf(delegation)} />
              {sentenceOf(proposal)}
              <Button
                size="small"
                aria-expanded={isTried}
                onClick={() => onTry(isTried ? null : proposal)}
              >
                {t('whatIf')}
              </Button>
            </div>
            {stands.opposing.length > 0 ? (
              <p className="movers" data-stand="oppose">
                <b aria-hidden="true">✕</b> {t('oppose')}{' '}
                {stands.opposing.map((code) => (
                  <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
                ))}
              </p>
            ) : null}
            {isTried ? preview : null}
          </li>
        )
      })}
    </ul>
  )
}
