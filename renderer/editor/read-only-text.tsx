import { memo, useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Paragraph, Run, View } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { type Head, showParagraph } from './derive-runs.ts'
import { dressParagraph, dressRun, tagOf } from './dress.ts'
import { viewStore } from './view-store.ts'
import './editor.css'

type Props = {
  readonly ledger: Ledger
  readonly view: View
  readonly label: string
  readonly numbers: ReadonlyMap<ParagraphId, string>
  /** Holds the place of the editor, whose code is on its way. */
  readonly isStandIn?: boolean
}

/** What each view of the text is called, by the keys of its messages. */
export const VIEW_LABELS = {
  markup: 'labelMarkup',
  base: 'labelBase',
  proposalsOf: 'labelProposalsOf',
  ifIncorporated: 'labelIfIncorporated',
} as const

/** Which proposals a reading marks. */
type Marks = (by: { readonly delegation: DelegationCode }) => boolean

const NONE: Marks = () => false
const ALL: Marks = () => true

/** A reading of the text in which nothing can be typed; ghosts of moved paragraphs are the editor's alone. */
export function ReadOnlyText({ ledger, view, label, numbers, isStandIn = false }: Props) {
  const store = useMemo(() => viewStore(ledger, view), [ledger, view])
  const paragraphs = useSyncExternalStore(store.subscribe, store.getSnapshot)
  const marks = useMemo(() => marksOf(view), [view])
  const state = isStandIn ? { 'aria-busy': true } : { 'data-testid': 'text-body' }
  return (
    <article className="text-body" aria-label={label} {...state}>
      {paragraphs.map((paragraph) => (
        <Words
          key={paragraph.id}
          paragraph={paragraph}
          marks={marks}
          number={numbers.get(paragraph.id) ?? ''}
        />
      ))}
    </article>
  )
}

function marksOf(view: View): Marks {
  if (view.kind === 'proposalsOf') return ({ delegation }) => delegation === view.delegation
  return view.kind === 'markup' ? ALL : NONE
}

type WordsProps = {
  readonly paragraph: Paragraph
  readonly marks: Marks
  readonly number: string
}

const Words = memo(function Words({ paragraph, marks, number }: WordsProps) {
  const { face, runs } = useMemo(() => {
    const words = paragraph.runs.map(
      (run): Run => ({
        ...run,
        isPending: marks !== NONE && run.isPending,
        deletedBy: run.deletedBy.filter(marks),
        restyledBy: run.restyledBy.filter(marks),
      }),
    )
    return showParagraph(headOf(paragraph, marks), words, '' as DelegationCode)
  }, [paragraph, marks])
  const Tag = tagOf(face)
  const dress = useCallback(
    (dom: HTMLElement | null): void => {
      if (dom) dressParagraph(dom, face)
    },
    [face],
  )
  return (
    <Tag ref={dress} dir="auto" data-number={number} data-paragraph={paragraph.id}>
      {runs.map(({ text, look }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name but their place
        <span key={at} ref={(dom) => void (dom && dressRun(dom, look))}>
          {text}
        </span>
      ))}
    </Tag>
  )
})

function headOf(paragraph: Paragraph, marks: Marks): Head {
  const { proposedBy } = paragraph
  return {
    ...paragraph,
    proposedBy: proposedBy && marks({ delegation: proposedBy }) ? proposedBy : null,
    joinedBy: paragraph.joinedBy.filter(marks),
    removedBy: paragraph.removedBy.filter(marks),
    rekindedBy: paragraph.rekindedBy.filter(marks),
    movedBy: paragraph.movedBy.filter(marks),
    ghosts: [],
  }
}
