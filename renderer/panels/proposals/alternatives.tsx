import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import { describeProposal } from '../../../shared/formats/describe-proposal.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useDelegationNames } from '../names.ts'
import { ProposalSentence } from './proposal-sentence.tsx'

type Props = {
  readonly rivals: readonly Proposal[]
  readonly number: string
  readonly before: string
  readonly numberOf: (paragraph: ParagraphId) => string
  readonly onReveal: (proposal: Proposal) => void
}

/** The other wordings for the same place, side by side; choosing one shows it in the text ([P12]). */
export function Alternatives({ rivals, onReveal, ...places }: Props) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  return (
    <fieldset className="proposal-alternatives">
      <legend className="only-heard">{t('alternatives')}</legend>
      {rivals.map((rival) => (
        <button
          key={proposalName(rival)}
          type="button"
          className="proposal-alternative"
          onClick={(event) => {
            event.stopPropagation()
            onReveal(rival)
          }}
        >
          <CodeChip code={rival.delegation} name={nameOf(rival.delegation)} />
          <ProposalSentence
            saying={describeProposal(rival, places)}
            delegation={rival.delegation}
          />
        </button>
      ))}
    </fieldset>
  )
}
