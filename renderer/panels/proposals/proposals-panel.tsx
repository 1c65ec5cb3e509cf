import { memo, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { isOpen, type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Member } from '../../session/member.ts'
import type { OutlineEntry, Reading } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { CardList } from './card-list.tsx'
import { type Filter, filterProposals, NO_FILTER } from './filter-proposals.ts'
import { type ProposalAction, ProposalCard } from './proposal-card.tsx'
import { ProposalFilter } from './proposal-filter.tsx'
import './proposals.css'

type Props = {
  readonly reading: ExternalStore<Reading>
  readonly me: Member
  /** Whether the text may be changed now at all. */
  readonly mayWrite: boolean
  readonly onAct: (action: ProposalAction, proposal: Proposal) => void
  readonly onReveal: (proposal: Proposal) => void
}

/** The proposals of all delegations as cards: decide, withdraw, jump to the text. */
export const ProposalsPanel = memo(function ProposalsPanel(props: Props) {
  const { reading, me, mayWrite, onAct, onReveal } = props
  const { proposals, outline } = useStore(reading)
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [current, setCurrent] = useState<string | null>(null)
  const listed = useMemo(() => filterProposals(proposals, filter), [proposals, filter])
  const places = useMemo(() => placesOf(outline), [outline])
  const inside = useMemo(() => surroundings(proposals), [proposals])
  const focus = useCallback((proposal: Proposal) => setCurrent(proposalName(proposal)), [])
  const reached = listed.some((one) => proposalName(one) === current)
    ? current
    : listed[0] && proposalName(listed[0])
  return (
    <section className="proposals-panel fills-panel">
      <ProposalFilter
        filter={filter}
        proposals={proposals}
        outline={outline}
        count={listed.length}
        onChange={setFilter}
      />
      <CardList>
        {listed.map((proposal) => (
          <ProposalCard
            key={proposalName(proposal)}
            proposal={proposal}
            actions={actionsFor(proposal, me, mayWrite)}
            number={places.get(proposal.paragraph)?.number ?? ''}
            before={places.get(proposal.paragraph)?.before ?? ''}
            isOwn={proposal.delegation === me.delegation}
            inside={inside.get(proposalName(proposal)) ?? NOBODY}
            isCurrent={proposalName(proposal) === reached}
            onAct={onAct}
            onReveal={onReveal}
            onFocus={focus}
          />
        ))}
        {listed.length === 0 ? <Nothing filter={filter} onShowAll={setFilter} /> : null}
      </CardList>
    </section>
  )
})

const NOBODY: readonly DelegationCode[] = []
const NOTHING: readonly ProposalAction[] = []
const DECIDE: readonly ProposalAction[] = ['incorporate', 'decline']
const WITHDRAW: readonly ProposalAction[] = ['withdraw']
const BOTH: readonly ProposalAction[] = [...DECIDE, ...WITHDRAW]

/** What a role may do with a proposal: the pen decides, the owner withdraws, the others read. */
export function actionsFor(
  proposal: Proposal,
  { delegation, role }: Member,
  mayWrite: boolean,
): readonly ProposalAction[] {
  if (!mayWrite || !isOpen(proposal)) return NOTHING
  const isOwn = proposal.delegation === delegation && role !== 'observer' && role !== 'screen'
  if (holdsPen(role)) return isOwn ? BOTH : DECIDE
  return isOwn ? WITHDRAW : NOTHING
}

type Place = { readonly number: string; readonly before: string }

function placesOf(outline: readonly OutlineEntry[]): ReadonlyMap<ParagraphId | null, Place> {
  const places = new Map<ParagraphId | null, Place>()
  let before = ''
  for (const { id, number } of outline) {
    places.set(id, { number, before })
    before = number
  }
  return places
}

function surroundings(proposals: readonly Proposal[]): ReadonlyMap<string, DelegationCode[]> {
  const inside = new Map<string, DelegationCode[]>()
  for (const { delegation, nested } of proposals) {
    for (const ref of nested) {
      const name = proposalName(ref)
      inside.set(name, [...(inside.get(name) ?? []), delegation])
    }
  }
  return inside
}

type NothingProps = { readonly filter: Filter; readonly onShowAll: (filter: Filter) => void }

function Nothing({ filter, onShowAll }: NothingProps) {
  const { t } = useTranslation('app')
  const isNarrowed = filter.delegation !== null || filter.paragraph !== null
  return (
    <div className="proposals-none">
      <p>{t(isNarrowed || filter.state !== 'open' ? 'noProposalsHere' : 'noProposalsOpen')}</p>
      {filter.state === 'all' && !isNarrowed ? null : (
        <Button size="small" onClick={() => onShowAll({ ...NO_FILTER, state: 'all' })}>
          {t('showAll')}
        </Button>
      )}
    </div>
  )
}
