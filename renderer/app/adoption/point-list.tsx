import type { ReactNode } from 'react'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { Button } from '../../ui/button.tsx'

type Point = {
  readonly says: ReactNode
  /** The words it is about, as they stand in the text; empty if it is about none. */
  readonly words: string
  /** Null if it is about the whole text. */
  readonly paragraph: ParagraphId | null
}

type Props = {
  readonly points: readonly Point[]
  /** What the button says that leads to a paragraph. */
  readonly goThere: string
  readonly onParagraph: (paragraph: ParagraphId) => void
}

/** What is to be looked at before a text leaves the room, each with the way to where it stands. */
export function PointList({ points, goThere, onParagraph }: Props) {
  return (
    <ul className="leftovers">
      {points.map(({ says, words, paragraph }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole, and two points may read the same
        <li key={at}>
          <span>
            {says}
            {words ? <q dir="auto">{words}</q> : null}
          </span>
          {paragraph ? (
            <Button size="small" onClick={() => onParagraph(paragraph)}>
              {goThere}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
