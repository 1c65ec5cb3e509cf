import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/domain/compare.ts'
import type { Shown } from '../../../shared/domain/compare-order.ts'
import {
  type Compared,
  foldsOf,
  type Group,
  groupsOf,
  isUnchanged,
  numbersIn,
  remarksOn,
  type Say,
} from '../../../shared/formats/comparison/compared.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { ComparedLayout } from './compare-view.tsx'

type Props = {
  readonly ref: Ref<HTMLDivElement>
  readonly compared: Compared
  readonly say: Say
  readonly layout: ComparedLayout
  readonly isAttributed: boolean
}

/**
 * The rows of a comparison; both sides stand in one scrolling grid, so that they always go together. The sides are ordered as
 * the language of the text reads, and each paragraph as its own letters do: what the window says in one stands apart from them.
 */
export function ComparedRows({ ref, compared, say, layout, isAttributed }: Props) {
  const { comparison, before, after, lang } = compared
  const { i18n } = useTranslation()
  const number = numbersIn(comparison)
  const context = { say, number, isAttributed, layout }
  return (
    <div
      className="compared"
      data-layout={layout}
      lang={lang}
      dir={i18n.dir(lang)}
      ref={ref}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
    >
      {layout === 'sides' ? (
        <div className="compared-heads" aria-hidden="true">
          <span>{before.name}</span>
          <span>{after.name}</span>
        </div>
      ) : null}
      {foldsOf(comparison).map((fold) => {
        const key = fold.rows[0]?.row ?? 0
        const rows = fold.rows.map((one) => (
          <OneRow key={`${one.row} ${one.as}`} shown={one} {...context} />
        ))
        if (fold.kind === 'rows') return rows
        return (
          <details key={`fold ${key}`} className="compared-fold">
            <summary>{say('folded', { count: fold.rows.length })}</summary>
            {rows}
          </details>
        )
      })}
    </div>
  )
}

type RowProps = {
  readonly shown: Shown & { readonly one: Row }
  readonly say: Say
  readonly number: (id: string) => string
  readonly layout: ComparedLayout
  readonly isAttributed: boolean
}

function OneRow(props: RowProps) {
  const { shown, say, layout } = props
  const { one, as } = shown
  const { before, after, change, isMoved } = one
  const remarks = remarksOn(shown, say)
  const said =
    remarks.length > 0 ? <bdi className="compared-remark">{remarks.join(' · ')}</bdi> : null
  const row = {
    className: 'compared-row',
    'data-kind': (after ?? before)?.kind,
    'data-became': as === 'wasHere' ? 'wasHere' : change,
    'data-moved': isMoved || undefined,
    // A paragraph without any change is passed over.
    ...(isUnchanged(one) ? {} : { 'data-change': '', tabIndex: -1 }),
  }
  if (layout === 'inline') {
    return (
      <div {...row}>
        <span className="compared-number">
          {(as === 'wasHere' ? before : (after ?? before))?.number}
        </span>
        <p dir="auto">
          {said}
          {as === 'wasHere' ? null : <Words {...props} left={null} />}
        </p>
      </div>
    )
  }
  // A moved paragraph stands on the left where it stood, and on the right where it stands.
  const showsLeft = as === 'wasHere' || !isMoved
  const showsRight = as === 'row'
  return (
    <div {...row}>
      <span className="compared-number">{showsLeft ? before?.number : ''}</span>
      <p dir="auto">{showsLeft ? <Words {...props} left="added" /> : null}</p>
      <span className="compared-number">{showsRight ? after?.number : ''}</span>
      <p dir="auto">
        {said}
        {showsRight ? <Words {...props} left="removed" /> : null}
      </p>
    </div>
  )
}

/** The words of one side, or of both if nothing is left out. */
function Words(props: RowProps & { readonly left: Group['kind'] | null }) {
  const { shown, number, left } = props
  const groups = groupsOf(shown.one.pieces, number).filter(({ kind }) => kind !== left)
  return groups.map((group, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name but their place, and never change
    <OneGroup key={i} group={group} {...props} />
  ))
}

function OneGroup({ group, say, isAttributed }: RowProps & { readonly group: Group }) {
  const nameOf = useDelegationNames()
  const { kind, text, by, proposal, emphasis } = group
  if (kind === 'kept') return <span data-emphasis={emphasis.join(' ') || undefined}>{text}</span>
  const Tag = kind === 'added' ? 'ins' : 'del'
  const isNamed = isAttributed && by.length > 0
  const names = by.map(nameOf).join(', ')
  const who = isNamed ? say(`by_${kind}`, { by: names }) : say(`bare_${kind}`)
  const under = isNamed && proposal !== null ? `, ${say('underProposal', { name: proposal })}` : ''
  return (
    <>
      <Tag
        data-emphasis={emphasis.join(' ') || undefined}
        title={isNamed ? who + under : undefined}
      >
        <bdi className="only-heard">[{who}: </bdi>
        {text}
        <bdi className="only-heard">]</bdi>
      </Tag>
      {isNamed ? (
        <sup className="compared-by" aria-hidden="true">
          <bdi>{by.join(' · ')}</bdi>
        </sup>
      ) : null}
    </>
  )
}
