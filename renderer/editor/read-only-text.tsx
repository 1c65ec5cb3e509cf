import { memo, useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Paragraph, Run, View } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { type Head, showParagraph } from './derive-runs.ts'
import { dressParagraph, dressRun, tagOf } from './dress.ts'
import { viewStore } from './view-store.ts'

type Props = {
  readonly ledger: Ledger
  readonly view: View
  readonly label: string
  readonly numbers: ReadonlyMap<ParagraphId, string>
}

/** A reading of the text in which nothing can be typed: the base text, what it would become, or what one delegation wants. */
export function ReadOnlyText({ ledger, view, label, numbers }: Props) {
  const store = useMemo(() => viewStore(ledger, view), [ledger, view])
  const paragraphs = useSyncExternalStore(store.subscribe, store.getSnapshot)
  const by = view.kind === 'proposalsOf' ? view.delegation : null
  return (
    <article className="text-body" aria-label={label} data-testid="text-body">
      {paragraphs.map((paragraph) => (
        <Words
          key={paragraph.id}
          paragraph={paragraph}
          by={by}
          number={numbers.get(paragraph.id) ?? ''}
        />
      ))}
    </article>
  )
}

type WordsProps = {
  readonly paragraph: Paragraph
  /** Whose proposals are marked; null in a reading without marks. */
  readonly by: DelegationCode | null
  readonly number: string
}

const Words = memo(function Words({ paragraph, by, number }: WordsProps) {
  const { face, runs } = useMemo(() => {
    const isOf = (ref: { readonly delegation: DelegationCode }) => ref.delegation === by
    const words = paragraph.runs.map(
      (run): Run => ({
        ...run,
        isPending: by !== null && run.isPending,
        deletedBy: run.deletedBy.filter(isOf),
        restyledBy: run.restyledBy.filter(isOf),
      }),
    )
    return showParagraph(headOf(paragraph, isOf), words, '' as DelegationCode)
  }, [paragraph, by])
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

function headOf(
  paragraph: Paragraph,
  isOf: (ref: { readonly delegation: DelegationCode }) => boolean,
): Head {
  const { proposedBy } = paragraph
  return {
    ...paragraph,
    proposedBy: proposedBy && isOf({ delegation: proposedBy }) ? proposedBy : null,
    joinedBy: paragraph.joinedBy.filter(isOf),
    removedBy: paragraph.removedBy.filter(isOf),
    rekindedBy: paragraph.rekindedBy.filter(isOf),
    movedBy: paragraph.movedBy.filter(isOf),
    ghosts: [],
  }
}
