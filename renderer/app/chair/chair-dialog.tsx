import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { packagesOf } from '../../../shared/domain/packages.ts'
import { parkedAmong } from '../../../shared/domain/parking.ts'
import { isOpen, type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import { describeProposal } from '../../../shared/formats/describe-proposal.ts'
import * as words from '../../../shared/messages/chair.ts'
import { BracketChart } from '../../panels/chair/bracket-chart.tsx'
import { ContestedList } from '../../panels/chair/contested-list.tsx'
import { PackageList } from '../../panels/chair/package-list.tsx'
import { ProposalList } from '../../panels/chair/proposal-list.tsx'
import { WouldReadList } from '../../panels/chair/would-read.tsx'
import { ProposalSentence } from '../../panels/proposals/proposal-sentence.tsx'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { Reading } from '../../session/readings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { bracketCounts, conditionsIn, contestedIn, previewOf } from './chair-facts.ts'

learn('chair', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** What those who hold the pen want to see of a negotiation at one glance ([Z]); nothing in it changes the text. */
export function ChairDialog({ negotiation, dossier, text, onParagraph, onClose }: Props) {
  const { t } = useTranslation('chair')
  const reading = useStore(text.reading)
  const { standing, all } = useStore(negotiation.positions)
  const { members } = dossier
  const entries = useMemo(
    () => new Map(reading.outline.map((entry) => [entry.id, entry])),
    [reading.outline],
  )
  const contested = useMemo(
    () => contestedIn(reading, standing, members),
    [reading, standing, members],
  )
  const order = reading.outline.map(({ id }) => id)
  const packages = packagesOf({ order, ladders: reading.ladders, standing })
  const conditions = conditionsIn(order, all)
  const open = (paragraph: ParagraphId): void => {
    onClose()
    onParagraph(paragraph)
  }
  return (
    <Dialog title={t('title')} closeLabel={t('close')} size="wide" onClose={onClose}>
      <div className="chair">
        <section>
          <h3 className="section-title">{t('furthest')}</h3>
          <ContestedList contested={contested} entries={entries} onOpen={open} />
        </section>
        <div className="chair-side">
          <section className="chair-card">
            <h3 className="section-title">{t('openBrackets')}</h3>
            <BracketChart counts={bracketCounts(dossier.revisions, reading, t('now'))} />
          </section>
          <section className="chair-card">
            <h3 className="section-title">{t('packages')}</h3>
            <PackageList {...{ packages, conditions, entries }} onOpen={open} />
          </section>
        </div>
        <Tried {...{ negotiation, reading, text, members }} />
      </div>
    </Dialog>
  )
}

type TriedProps = {
  readonly negotiation: Negotiation
  readonly reading: Reading
  readonly text: LiveText
  readonly members: readonly DelegationCode[]
}

/** The parking lot and all other open proposals, of which one at a time is tried. */
function Tried({ negotiation, reading, text, members }: TriedProps) {
  const { t } = useTranslation('chair')
  const { standing } = useStore(negotiation.positions)
  const pen = useStore(negotiation.me).delegation
  const [tried, setTried] = useState<Proposal | null>(null)
  const parked = parkedAmong(reading.proposals)
  const supported = reading.proposals.filter((one) => isOpen(one) && !parked.includes(one))
  const numberOf = (id: ParagraphId) => reading.numbers.get(id) ?? ''
  const numberBefore = (id: ParagraphId) => {
    const at = reading.outline.findIndex((entry) => entry.id === id)
    return reading.outline[at - 1]?.number ?? ''
  }
  // A replica is made for it: once for each proposal that is looked at, and again when the text has changed.
  const preview = useMemo(
    () => tried && previewOf({ text, reading, standing, members, pen, proposal: tried }),
    [tried, text, reading, standing, members, pen],
  )
  const common = {
    tried: tried && proposalName(tried),
    onTry: setTried,
    sentenceOf: (proposal: Proposal) => {
      const number = proposal.paragraph ? numberOf(proposal.paragraph) : ''
      const before = proposal.paragraph ? numberBefore(proposal.paragraph) : ''
      const saying = describeProposal(proposal, { number, before, numberOf })
      return <ProposalSentence saying={saying} delegation={proposal.delegation} />
    },
    preview: preview ? (
      <WouldReadList previews={preview} />
    ) : (
      <p className="chair-none">{t('cannotTry')}</p>
    ),
  }
  return (
    <>
      <section>
        <h3 className="section-title">{t('parkingLot', { count: parked.length })}</h3>
        <p className="chair-hint">{t('parkingHint')}</p>
        <ProposalList
          {...common}
          label={t('parked')}
          none={t('nothingParked')}
          proposals={parked}
        />
      </section>
      <section>
        <h3 className="section-title">{t('supported', { count: supported.length })}</h3>
        <ProposalList
          {...common}
          label={t('supportedList')}
          none={t('nothingSupported')}
          proposals={supported}
        />
      </section>
    </>
  )
}
