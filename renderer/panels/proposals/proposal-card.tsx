import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Group } from '../../../shared/domain/conduct.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { Support } from '../../../shared/domain/records.ts'
import type { ToldSupport } from '../../../shared/domain/stands.ts'
import { describeProposal } from '../../../shared/formats/describe-proposal.ts'
import type { WaitingSupport } from '../../session/remarks/waiting.ts'
import { Button } from '../../ui/button.tsx'
import { CodeChip } from '../../ui/code-chip.tsx'
import { later, useLater } from '../../ui/later.ts'
import { useDelegationNames, useListing, useTimes } from '../names.ts'
import { Alternatives } from './alternatives.tsx'
import type { ProposalAction } from './proposal-actions.ts'
import { ProposalSentence } from './proposal-sentence.tsx'
import { Remarks } from './remarks.tsx'
import { StandButton } from './stand-button.tsx'
import type { Telling } from './telling.ts'

const toldStands = later(async () => (await import('./told-stands.tsx')).ToldStands)

type Props = {
  readonly proposal: Proposal
  readonly actions: readonly ProposalAction[]
  /** Number of the paragraph it stands in, and of the one before; empty if there is none. */
  readonly number: string
  readonly before: string
  readonly numberOf: (paragraph: ParagraphId) => string
  /** Where this member stands on it; null if it is none of its business. */
  readonly stand: Support | null
  /** Whether it stood there before the last change of the proposal ([P11]). */
  readonly isBefore: boolean
  /** What fewer than all members were told of it. */
  readonly told: readonly ToldSupport[]
  /** What nobody has heard yet of where this member stands. */
  readonly unsaid: readonly WaitingSupport[]
  /** Whether this member has told all members where it stands, and speaks to fewer now ([Q11]). */
  readonly isToldToAll: boolean
  /** To whom stands are told; null until its words are here. */
  readonly telling: Telling | null
  /** How the room of the chosen audience is; for the card in hand. */
  readonly room: ReactNode
  readonly groups: readonly Group[]
  readonly rivals: readonly Proposal[]
  readonly isOwn: boolean
  /** In whose insertions it stands. */
  readonly inside: readonly DelegationCode[]
  /** The one card of the list that Tab reaches. */
  readonly isCurrent: boolean
  readonly onAct: (action: ProposalAction, proposal: Proposal) => void
  readonly onSupport: (proposal: Proposal, support: Support) => void
  readonly onReveal: (proposal: Proposal) => void
  readonly onFocus: (proposal: Proposal) => void
}

/** One proposal: whose, what, where, and what may be done with it. */
export const ProposalCard = memo(function ProposalCard(props: Props) {
  const { proposal, actions, number, before, numberOf, isCurrent, onReveal, onFocus } = props
  const { t } = useTranslation('app')
  const open = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return
    event.preventDefault()
    onReveal(proposal)
  }
  // With the focus a card comes in hand and shows more, another shows less: what is pressed would be gone from under the pointer.
  const keepStill = (event: MouseEvent<HTMLElement>): void => {
    const { target } = event
    if (!isCurrent && target instanceof Element && target.closest('button')) event.preventDefault()
  }
  return (
    <article
      className="proposal-card"
      data-state={proposal.state}
      data-proposal={`${proposal.delegation}/${proposal.key}`}
      tabIndex={isCurrent ? 0 : -1}
      onKeyDown={open}
      onMouseDown={keepStill}
      onClick={() => onReveal(proposal)}
      onFocus={() => onFocus(proposal)}
    >
      <CardHead
        proposal={proposal}
        number={number}
        isOwn={props.isOwn}
        isCurrent={isCurrent}
        onReveal={onReveal}
      />
      <ProposalSentence
        saying={describeProposal(proposal, { number, before, numberOf })}
        delegation={proposal.delegation}
      />
      <Remarks proposal={proposal} groups={props.groups} />
      {props.telling && (props.told.length + props.unsaid.length > 0 || props.isToldToAll) ? (
        <Told
          proposal={proposal}
          told={props.told}
          unsaid={props.unsaid}
          isToldToAll={props.isToldToAll}
          earlier={isCurrent ? props.telling.earlier : null}
          onUnsay={props.telling.unsay}
        />
      ) : null}
      <Relations proposal={proposal} inside={props.inside} />
      {isCurrent && props.rivals.length > 0 ? <Alternatives {...props} /> : null}
      {actions.length > 0 || props.stand !== null || proposal.state !== 'open' ? (
        <div className="proposal-acts">
          <StateChip state={proposal.state} />
          {actions.map((action) => (
            <Button
              key={action}
              size="small"
              tabIndex={isCurrent ? 0 : -1}
              onClick={(event) => {
                event.stopPropagation()
                props.onAct(action, proposal)
              }}
            >
              {t(labelOf(action, proposal.kind))}
            </Button>
          ))}
          {props.stand === null ? null : (
            <StandButton
              stand={props.stand}
              isBefore={props.isBefore}
              isCurrent={isCurrent}
              telling={props.telling}
              onWanted={() => onFocus(proposal)}
              onChoose={(support) => props.onSupport(proposal, support)}
              onWiden={(to) => props.telling?.widen(proposal, props.stand ?? 'none', to)}
            />
          )}
        </div>
      ) : null}
      {isCurrent && props.stand !== null ? props.room : null}
    </article>
  )
})

type ToldProps = Pick<Props, 'proposal' | 'told' | 'unsaid' | 'isToldToAll'> & {
  readonly earlier: Telling['earlier'] | null
  readonly onUnsay: Telling['unsay']
}

function Told(props: ToldProps) {
  const ToldStands = useLater(toldStands)
  return ToldStands ? <ToldStands {...props} /> : null
}

/** Words that are kept and things to be said are not incorporated as words are. */
function labelOf(action: ProposalAction, kind: Proposal['kind']): string {
  if (action === 'incorporate' && kind === 'retain') return 'keepAsDrafted'
  return action === 'incorporate' && kind === 'concept' ? 'takeUp' : action
}

type HeadProps = Pick<Props, 'proposal' | 'number' | 'isOwn' | 'isCurrent' | 'onReveal'>

function CardHead({ proposal, number, isOwn, isCurrent, onReveal }: HeadProps) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const { delegation, statedAt } = proposal
  return (
    <header className="proposal-head">
      <CodeChip code={delegation} name={nameOf(delegation)} />
      <b>{nameOf(delegation)}</b>
      {isOwn ? <span className="proposal-own">{t('yours')}</span> : null}
      {statedAt === null ? null : (
        <time dateTime={new Date(statedAt).toISOString()}>{timeOf(statedAt)}</time>
      )}
      <button
        type="button"
        className="proposal-place"
        aria-label={[t('goTo'), number && t('paragraphNumber', { number })]
          .filter(Boolean)
          .join(': ')}
        title={t('goTo')}
        tabIndex={isCurrent ? 0 : -1}
        onClick={(event) => {
          event.stopPropagation()
          onReveal(proposal)
        }}
      >
        ¶ {number}
      </button>
    </header>
  )
}

function StateChip({ state }: Pick<Proposal, 'state'>) {
  const { t } = useTranslation('app')
  if (state === 'open') return null
  return (
    <span className="proposal-state" data-state={state}>
      {t(`state_${state}`)}
    </span>
  )
}

type RelationsProps = Pick<Props, 'proposal' | 'inside'>

function Relations({ proposal: { rivals, nested }, inside }: RelationsProps) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const listing = useListing()
  const names = (codes: readonly DelegationCode[]) => listing([...new Set(codes)].map(nameOf))
  const codes = (refs: readonly { readonly delegation: DelegationCode }[]) =>
    refs.map(({ delegation }) => delegation)
  return (
    <>
      {rivals.length > 0 ? (
        <p className="proposal-relation" data-kind="rival">
          {t('rivalTo', { delegations: names(codes(rivals)) })}
        </p>
      ) : null}
      {nested.length > 0 ? (
        <p className="proposal-relation">{t('contains', { delegations: names(codes(nested)) })}</p>
      ) : null}
      {inside.length > 0 ? (
        <p className="proposal-relation">{t('inside', { delegations: names(inside) })}</p>
      ) : null}
    </>
  )
}
