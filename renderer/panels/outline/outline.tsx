import { PenLine } from 'lucide-react'
import { type KeyboardEvent, memo, useDeferredValue, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { LadderState, Rung } from '../../../shared/domain/ladder.ts'
import { type Tally, tallyOf } from '../../../shared/domain/positions.ts'
import { STANDS } from '../../../shared/domain/records.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Participant } from '../../session/presence.ts'
import type { OutlineEntry, Reading } from '../../session/readings.ts'
import type { PositionsReading } from '../../session/remarks-board.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useStore, useStorePart } from '../../ui/use-store.ts'
import { useDelegationNames, useListing } from '../names.ts'
import { RUNG_SIGNS } from '../rung-signs.ts'
import './outline.css'

type Props = {
  readonly reading: ExternalStore<Reading>
  readonly presence: ExternalStore<readonly Participant[]>
  readonly positions: ExternalStore<PositionsReading>
  readonly members: readonly DelegationCode[]
  /** The paragraph in which one's caret stands. */
  readonly current: ParagraphId | null
  readonly onOpen: (id: ParagraphId) => void
}

/** The paragraphs by number and first words, with the delegations that have something open in them. */
export const Outline = memo(function Outline(props: Props) {
  const { reading, presence, positions, members, current, onOpen } = props
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const read = useStorePart(reading, (now) => now?.outline) ?? NO_ENTRIES
  // Drawn behind the text, at first and after each change.
  const outline = useDeferredValue(read, NO_ENTRIES)
  const present = useStore(presence)
  const writers = useMemo(() => writersIn(present), [present])
  const { standing } = useStore(positions)
  const ladders = useStorePart(reading, (now) => now?.ladders) ?? NO_LADDERS
  const list = useRef<HTMLOListElement>(null)
  const reached = outline.some(({ id }) => id === current) ? current : outline[0]?.id
  const move = (event: KeyboardEvent<HTMLOListElement>): void => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('.outline-entry') ?? [])]
    const at = entries.findIndex((one) => one.matches(':focus'))
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -at, End: entries.length - 1 - at }[event.key]
    const next = step === undefined ? undefined : entries[at + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <ol className="outline" aria-label={t('outline')} ref={list} onKeyDown={move}>
      {outline.map((entry) => (
        <Entry
          key={entry.id}
          entry={entry}
          writers={writers.get(entry.id) ?? ''}
          tally={standing.has(entry.id) ? sayTally(tallyOf(standing.get(entry.id), members)) : ''}
          rung={ladders.get(entry.id)?.rung ?? 'open'}
          isCurrent={entry.id === current}
          isReached={entry.id === reached}
          onOpen={onOpen}
          t={t}
          nameOf={nameOf}
        />
      ))}
    </ol>
  )
})

/** The delegations whose carets stand in each paragraph, oneself apart: `FRA USA`. */
function writersIn(present: readonly Participant[]): ReadonlyMap<ParagraphId, string> {
  const writers = new Map<ParagraphId, string>()
  for (const { paragraph, delegation, isSelf } of present) {
    if (!paragraph || isSelf) continue
    const known = writers.get(paragraph)
    if (!known?.includes(delegation)) {
      writers.set(paragraph, known ? `${known} ${delegation}` : delegation)
    }
  }
  return writers
}

const NO_LADDERS: ReadonlyMap<ParagraphId, LadderState> = new Map()
const NO_ENTRIES: readonly OutlineEntry[] = []

type EntryProps = {
  readonly entry: OutlineEntry
  readonly writers: string
  /** How many stand where, in the order of `STANDS`: `9 3 1 0 0 2`; empty where nobody has said anything. */
  readonly tally: string
  readonly rung: Rung
  readonly isCurrent: boolean
  readonly isReached: boolean
  readonly onOpen: (id: ParagraphId) => void
  /** Asked for once for all: three hundred who ask for themselves take longer than the text. */
  readonly t: ReturnType<typeof useTranslation<'app'>>['t']
  readonly nameOf: (code: DelegationCode) => string
}

const Entry = memo(function Entry(props: EntryProps) {
  const { entry, writers, tally, rung, isCurrent, isReached, onOpen, t, nameOf } = props
  const { id, number, kind, opening, isRemoved, proposedBy } = entry
  return (
    <li>
      <button
        type="button"
        className="outline-entry"
        data-current={isCurrent || undefined}
        data-removed={isRemoved || undefined}
        data-proposed={proposedBy !== null || undefined}
        aria-current={isCurrent ? 'true' : undefined}
        tabIndex={isReached ? 0 : -1}
        onClick={() => onOpen(id)}
      >
        <span className="outline-number">
          <bdi>{number}</bdi>
          {rung === 'open' ? null : (
            <span className="outline-rung" data-rung={rung} title={t(`rung_${rung}`)}>
              <span aria-hidden="true">{RUNG_SIGNS[rung]}</span>
              <span className="only-heard">{t(`rung_${rung}`)}</span>
            </span>
          )}
        </span>
        <span className="outline-opening" dir="auto">
          {kind === 'title' ? <span className="only-heard">{t('title')}: </span> : null}
          {opening || t('untitledParagraph')}
          {isRemoved ? ` (${t('outlineRemoved')})` : ''}
          {proposedBy === null ? null : (
            <span className="only-heard">
              {' '}
              ({t('outlineProposedBy', { name: nameOf(proposedBy) })})
            </span>
          )}
        </span>
        {writers === '' ? null : <Writers codes={writers.split(' ')} />}
        {entry.openProposals === 0 ? null : <Proposers entry={entry} />}
        {tally === '' ? null : <TallyBar tally={tally} />}
      </button>
    </li>
  )
})

/** Who has a caret in the paragraph now. */
function Writers({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const listing = useListing()
  const words = t('outlineWriters', { delegations: listing(codes.map(nameOf)) })
  return (
    <span className="outline-writers" title={words}>
      <PenLine size={12} aria-hidden="true" />
      <span className="only-heard">{words}</span>
    </span>
  )
}

function sayTally(tally: Tally): string {
  return STANDS.map((stand) => tally[stand]).join(' ')
}

/** How many members stand where on the paragraph, as a bar and in words. */
function TallyBar({ tally }: { readonly tally: string }) {
  const { t } = useTranslation('app')
  const counts = tally.split(' ').map(Number)
  const parts = STANDS.map((stand, at) => ({ stand, count: counts[at] ?? 0 }))
  const said = parts
    .filter(({ stand, count }) => stand !== 'none' && count > 0)
    .map(({ stand, count }) => t('outlineStands', { count, stand: t(`position_${stand}`) }))
    .join(', ')
  return (
    <span className="outline-tally" title={said}>
      {parts.map(({ stand, count }) =>
        count === 0 ? null : (
          <span key={stand} data-stand={stand} style={{ flexGrow: count }} aria-hidden="true" />
        ),
      )}
      <span className="only-heard">{said}</span>
    </span>
  )
}

const SHOWN = 2

function Proposers({ entry }: { readonly entry: OutlineEntry }) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const listing = useListing()
  const { proposers, openProposals } = entry
  const delegations = listing(proposers.map(nameOf))
  const more = proposers.length - SHOWN
  return (
    <span
      className="outline-proposers"
      title={t('outlineProposals', { count: openProposals, delegations })}
    >
      <span aria-hidden="true" className="outline-chips">
        {proposers.slice(0, SHOWN).map((code) => (
          <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
        ))}
        {more > 0 ? <span className="outline-more">+{more}</span> : null}
      </span>
      <span className="only-heard">
        {t('outlineProposals', { count: openProposals, delegations })}
      </span>
    </span>
  )
}
