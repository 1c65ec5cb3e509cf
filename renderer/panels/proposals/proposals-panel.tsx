import { memo, type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Group } from '../../../shared/domain/conduct.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { isOpen, type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import type { Support } from '../../../shared/domain/records.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Member } from '../../session/member.ts'
import type { OutlineEntry, Reading } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { CardList } from './card-list.tsx'
import { type Filter, filterProposals, NO_FILTER } from './filter-proposals.ts'
import { actionsFor, maySupport, type ProposalAction, standOf } from './proposal-actions.ts'
import { ProposalCard } from './proposal-card.tsx'
import { ProposalFilter } from './proposal-filter.tsx'
import { isStandBefore, NOTHING_TOLD, NOTHING_UNSAID, standTold, type Telling } from './telling.ts'
import './proposals.css'

type Props = {
  readonly reading: ExternalStore<Reading>
  readonly me: Member
  /** Whether the text may be changed now at all. */
  readonly mayWrite: boolean
  /** Whether things may still be said of it. */
  readonly mayRemark: boolean
  readonly groups: readonly Group[]
  /** To whom stands are told; null until its words are here. */
  readonly telling: Telling | null
  /** How the room of the chosen audience is. */
  readonly room: ReactNode
  readonly onAct: (action: ProposalAction, proposal: Proposal) => void
  readonly onDecideAll: (action: 'incorporate' | 'decline', proposals: readonly Proposal[]) => void
  readonly onSupport: (proposal: Proposal, support: Support) => void
  readonly onReveal: (proposal: Proposal) => void
}

/** The proposals of all delegations as cards: decide, withdraw, jump to the text. */
export const ProposalsPanel = memo(function ProposalsPanel(props: Props) {
  const { reading, me, mayWrite, groups, telling, onAct, onDecideAll, onSupport, onReveal } = props
  const { proposals, outline } = useStore(reading)
  const [filter, setFilter] = useState<Filter>(NO_FILTER)
  const [current, setCurrent] = useState<string | null>(null)
  const listed = useMemo(() => filterProposals(proposals, filter), [proposals, filter])
  const places = useMemo(() => placesOf(outline), [outline])
  const inside = useMemo(() => surroundings(proposals), [proposals])
  const byName = useMemo(
    () => new Map(proposals.map((one) => [proposalName(one), one])),
    [proposals],
  )
  const numberOf = useCallback((id: ParagraphId) => places.get(id)?.number ?? '', [places])
  const rivalsOf = ({ rivals }: Proposal) =>
    rivals.length > 0 ? rivals.flatMap((ref) => byName.get(proposalName(ref)) ?? []) : ALONE
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
      {mayWrite && holdsPen(me.role) ? (
        <DecideAll listed={listed.filter(isOpen)} onDecideAll={onDecideAll} />
      ) : null}
      <CardList>
        {listed.map((proposal) => (
          <ProposalCard
            key={proposalName(proposal)}
            proposal={proposal}
            actions={actionsFor(proposal, me, mayWrite)}
            number={places.get(proposal.paragraph)?.number ?? ''}
            before={places.get(proposal.paragraph)?.before ?? ''}
            numberOf={numberOf}
            stand={standShown(proposal, props)}
            isBefore={
              proposalName(proposal) === reached &&
              telling !== null &&
              isStandBefore(proposal, me, telling)
            }
            told={telling?.told.get(proposalName(proposal)) ?? NOTHING_TOLD}
            isToldToAll={proposalName(proposal) === reached && isToldToAll(proposal, props)}
            unsaid={telling?.unsaid.get(proposalName(proposal)) ?? NOTHING_UNSAID}
            telling={telling}
            room={proposalName(proposal) === reached ? props.room : null}
            groups={groups}
            rivals={rivalsOf(proposal)}
            isOwn={proposal.delegation === me.delegation}
            inside={inside.get(proposalName(proposal)) ?? NOBODY}
            isCurrent={proposalName(proposal) === reached}
            onAct={onAct}
            onSupport={onSupport}
            onReveal={onReveal}
            onFocus={focus}
          />
        ))}
        {listed.length === 0 ? <Nothing filter={filter} onShowAll={setFilter} /> : null}
      </CardList>
    </section>
  )
})

/** Where this member stands on it, to whom it speaks now; null if it has no say in it. */
function standShown(proposal: Proposal, { me, mayRemark, telling }: Props): Support | null {
  if (!maySupport(proposal, me, mayRemark)) return null
  return telling ? standTold(proposal, me, telling) : standOf(proposal, me)
}

function isToldToAll(proposal: Proposal, { me, mayRemark, telling }: Props): boolean {
  const speaksToFewer = telling !== null && telling.chosen !== 'all'
  return speaksToFewer && maySupport(proposal, me, mayRemark) && standOf(proposal, me) !== 'none'
}

const NOBODY: readonly DelegationCode[] = []
const ALONE: readonly Proposal[] = []

const ALL = { incorporate: 'incorporateAll', decline: 'declineAll' } as const

type DecideAllProps = Pick<Props, 'onDecideAll'> & { readonly listed: readonly Proposal[] }

/** The pen's word on everything that is listed, as one act: the filter says by whom and in which paragraph. */
function DecideAll({ listed, onDecideAll }: DecideAllProps) {
  const { t } = useTranslation('app')
  if (listed.length < 2) return null
  return (
    <div className="proposals-all">
      {(['incorporate', 'decline'] as const).map((action) => (
        <Button key={action} size="small" look="quiet" onClick={() => onDecideAll(action, listed)}>
          {t(ALL[action], { count: listed.length })}
        </Button>
      ))}
    </div>
  )
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
