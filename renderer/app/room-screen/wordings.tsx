import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Group } from '../../../shared/domain/conduct.ts'
import { type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import { type Excerpt, excerptOf } from '../../../shared/domain/room-page.ts'
import { groupsBehind } from '../../../shared/domain/stands.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import { describeProposal } from '../../../shared/formats/describe-proposal.ts'
import { spokeBefore } from '../../../shared/ydoc/fingerprint.ts'
import { useDelegationNames, useListing } from '../../panels/names.ts'
import { ProposalSentence } from '../../panels/proposals/proposal-sentence.tsx'
import type { Reading } from '../../session/readings.ts'

type Props = {
  readonly paragraph: Paragraph
  /** Those that are open, in the order of the text. */
  readonly proposals: readonly Proposal[]
  readonly reading: Reading
  readonly groups: readonly Group[]
  readonly lang: string
}

/** What is proposed in a paragraph, wording beside wording, each with who wants it. */
export function Wordings({ proposals, ...around }: Props) {
  const { t } = useTranslation('room-screen')
  if (proposals.length === 0) return null
  return (
    <ul className="room-wordings" aria-label={t('wordings')}>
      {proposals.map((proposal) => (
        <Wording key={proposalName(proposal)} proposal={proposal} {...around} />
      ))}
    </ul>
  )
}

type WordingProps = Omit<Props, 'proposals'> & { readonly proposal: Proposal }

const OF_WORDS: readonly string[] = ['insertion', 'deletion', 'replacement']

function Wording({ paragraph, proposal, reading, groups, lang }: WordingProps) {
  const { delegation, kind } = proposal
  const hue: Record<string, string> = { '--by': `var(--hue-${delegation}, var(--ink-2))` }
  const excerpt = OF_WORDS.includes(kind) ? excerptOf(paragraph, proposal) : null
  return (
    <li style={hue satisfies CSSProperties}>
      <h2>
        <By proposal={proposal} groups={groups} />
      </h2>
      {excerpt ? (
        <Words excerpt={excerpt} lang={lang} />
      ) : (
        <ProposalSentence
          saying={describeProposal(proposal, placesIn(reading, paragraph))}
          delegation={delegation}
        />
      )}
    </li>
  )
}

function placesIn({ outline, numbers }: Reading, { id }: Paragraph) {
  const at = outline.findIndex((entry) => entry.id === id)
  const numberOf = (paragraph: Paragraph['id']): string => numbers.get(paragraph) ?? ''
  return { number: numberOf(id), before: outline[at - 1]?.number ?? '', numberOf }
}

/** `France · with DEU, EST`; a group of which all have signed stands for its members. */
function By({
  proposal,
  groups,
}: {
  readonly proposal: Proposal
  readonly groups: readonly Group[]
}) {
  const { t } = useTranslation('room-screen')
  const nameOf = useDelegationNames()
  const listing = useListing()
  const before = spokeBefore(proposal)
  const signedBy = groupsBehind(proposal, groups, before)
  const behind = groups.filter(({ name }) => signedBy.includes(name))
  const spoken = new Set(behind.flatMap(({ members }) => members))
  const others = proposal.stands.sponsors.filter((code) => !spoken.has(code))
  const delegations = [...behind.map(({ name }) => name), ...others]
  const name = nameOf(proposal.delegation)
  return delegations.length > 0
    ? `${name} · ${t('with', { delegations: listing(delegations) })}`
    : name
}

function Words({ excerpt, lang }: { readonly excerpt: Excerpt; readonly lang: string }) {
  const { before, words, after, isGone } = excerpt
  return (
    <p lang={lang} dir="auto">
      {'\u201C'}
      {before}
      {isGone ? <del>{words}</del> : <ins>{words}</ins>}
      {after}
      {'\u201D'}
    </p>
  )
}
