import { memo, useMemo, useSyncExternalStore } from 'react'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Paragraph, View } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { viewStore, wordsOf } from './view-store.ts'

type Props = {
  readonly ledger: Ledger
  readonly view: View
  readonly label: string
  readonly numbers: ReadonlyMap<ParagraphId, string>
}

/** A reading of the text in which nothing can be typed: the base text, or what it would become. */
export function ReadOnlyText({ ledger, view, label, numbers }: Props) {
  const store = useMemo(() => viewStore(ledger, view), [ledger, view])
  const paragraphs = useSyncExternalStore(store.subscribe, store.getSnapshot)
  return (
    <article className="text-body" aria-label={label} data-testid="text-body">
      {paragraphs.map((paragraph) => (
        <Words key={paragraph.id} paragraph={paragraph} number={numbers.get(paragraph.id) ?? ''} />
      ))}
    </article>
  )
}

type WordsProps = { readonly paragraph: Paragraph; readonly number: string }

const Words = memo(function Words({ paragraph, number }: WordsProps) {
  const Tag = paragraph.kind === 'title' ? 'h1' : 'p'
  return (
    <Tag dir="auto" data-kind={paragraph.kind} data-number={number} data-paragraph={paragraph.id}>
      <span>{wordsOf(paragraph)}</span>
    </Tag>
  )
})
