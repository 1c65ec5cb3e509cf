import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { AT_THE_FOOT, suggestedRung } from '../../../shared/domain/ladder.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import { wordsOf } from '../../../shared/domain/views.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Member } from '../../session/member.ts'
import type { OutlineEntry, Reading } from '../../session/readings.ts'
import type { WaitingPosition, Waits } from '../../session/remarks/waiting.ts'
import type { PositionsReading, ShownPosition } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { useStore, useStorePart } from '../../ui/use-store.ts'
import { useDelegationNames } from '../names.ts'
import { Attest, type Attested } from './attest.tsx'
import { LadderLine, type Move } from './ladder-line.tsx'
import { type Audiences, OwnPosition, type Said, type Widening } from './own-position.tsx'
import { PositionTiles } from './position-tiles.tsx'
import { type Earlier, SaidPositions } from './said-positions.tsx'
import { WaitingPositions } from './waiting-positions.tsx'
import './positions.css'

type Props = {
  readonly positions: ExternalStore<PositionsReading>
  readonly earlier: Earlier
  readonly reading: ExternalStore<Reading>
  readonly me: Member
  readonly members: readonly DelegationCode[]
  /** Whether this member may say where its delegation stands now. */
  readonly mayState: boolean
  /** Whether it may move paragraphs on the ladder now. */
  readonly mayMove: boolean
  /** The paragraph in which the caret stands, or stood last. */
  readonly paragraph: ParagraphId | null
  readonly audience: Audiences
  /** How the room of the chosen audience is. */
  readonly room: ReactNode
  readonly isWaiting: boolean
  /** What nobody has heard yet ([Q15]), of all paragraphs. */
  readonly unsaid: (paragraph: ParagraphId) => readonly WaitingPosition[]
  readonly onUnsay: (kept: Waits['kept']) => void
  readonly onState: (paragraph: ParagraphId, said: Said, audience: Audience) => void
  readonly onPublish: (paragraph: ParagraphId, said: Said, widening: Widening) => void
  readonly onMove: (paragraph: ParagraphId, move: Move) => void
  readonly onAttest: (paragraph: ParagraphId, attested: Attested) => void
  readonly onGrid: () => void
}

const NO_STANDS: ReadonlyMap<DelegationCode, ShownPosition> = new Map()

/** Where everybody stands on the paragraph at hand, and where one's own delegation does. */
export function PositionsPanel(props: Props) {
  const { positions, reading, me, members, mayState, paragraph, onState, onAttest } = props
  const { t } = useTranslation(['positions', 'app'])
  const nameOf = useDelegationNames()
  const { standing, all } = useStore(positions)
  const entry = useStorePart(reading, (now) => now?.outline.find(({ id }) => id === paragraph))
  if (!paragraph || !entry) return <Nowhere onGrid={props.onGrid} />
  const stands = standing.get(paragraph) ?? NO_STANDS
  const here = all.filter((position) => position.paragraph === paragraph)
  const own = here.filter((one) => one.delegation === me.delegation && one.attested === null)
  const isMember = members.includes(me.delegation)
  const { number, kind } = entry
  return (
    <section className="positions-panel">
      <h2 className="section-title">
        {kind === 'title' ? t('positionsOfTitle') : t('positionsOf', { number })}
      </h2>
      {kind === 'title' ? null : <Ladder {...props} entry={entry} stands={stands} />}
      <PositionTiles members={members} stands={stands} />
      {mayState && isMember ? (
        <OwnPosition
          name={nameOf(me.delegation)}
          told={new Map(own.map((one) => [one.audience, one]))}
          audience={props.audience}
          room={props.room}
          isWaiting={props.isWaiting}
          onState={(said, audience) => onState(paragraph, said, audience)}
          onPublish={(said, widening) => props.onPublish(paragraph, said, widening)}
        />
      ) : null}
      <WaitingPositions waiting={props.unsaid(paragraph)} onTakeBack={props.onUnsay} />
      <SaidPositions positions={here} earlier={props.earlier} />
      {mayState && holdsPen(me.role) ? (
        <Attest
          members={members.filter((code) => code !== me.delegation)}
          onEnter={(attested) => onAttest(paragraph, attested)}
        />
      ) : null}
      <Button size="small" look="quiet" onClick={props.onGrid}>
        {t('gridOpen')}
      </Button>
    </section>
  )
}

type LadderProps = Props & {
  readonly entry: OutlineEntry
  readonly stands: ReadonlyMap<DelegationCode, ShownPosition>
}

const BRACKET = /[[\]［］【】]/u

function Ladder({ reading, members, mayMove, entry, stands, onMove }: LadderProps) {
  const { base, outline, ladders } = useStore(reading)
  const { id, openProposals } = entry
  const words = base.find((paragraph) => paragraph.id === id)
  const others = outline.filter((one) => one.id !== id && one.number !== '')
  const hasBrackets = words !== undefined && BRACKET.test(wordsOf(words))
  return (
    <LadderLine
      key={id}
      state={ladders.get(id) ?? AT_THE_FOOT}
      suggested={suggestedRung({ members, stands, openProposals, hasBrackets })}
      mayMove={mayMove}
      members={members}
      paragraphs={new Map(others.map(({ id: other, number }) => [other, number]))}
      onMove={(move) => onMove(id, move)}
    />
  )
}

function Nowhere({ onGrid }: Pick<Props, 'onGrid'>) {
  const { t } = useTranslation(['positions', 'app'])
  return (
    <section className="positions-panel">
      <p className="positions-nowhere">{t('positionsNowhere')}</p>
      <Button size="small" look="quiet" onClick={onGrid}>
        {t('gridOpen')}
      </Button>
    </section>
  )
}
