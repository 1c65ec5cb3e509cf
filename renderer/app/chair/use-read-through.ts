import { useEffect, useState } from 'react'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import type { LiveText } from '../../session/live-text.ts'
import { tellReading } from '../../session/presence.ts'
import { useStore } from '../../ui/use-store.ts'
import { pageAfter, type Reader, readerAmong } from './reader.ts'

type Options = {
  readonly text: LiveText
  readonly dossier: Dossier
  readonly holdsPen: boolean
  /** Whether it goes along with whoever reads later, too; else only if somebody reads already. */
  readonly waitsForReader: boolean
}

export type ReadThrough = {
  readonly paragraphs: readonly Paragraph[]
  /** The page: an index of `paragraphs`. */
  readonly at: number
  readonly leader: Reader | null
  readonly follows: boolean
  readonly setFollows: (follows: boolean) => void
  /** Goes one's own way. */
  readonly turn: (to: number) => void
}

/** The text one paragraph at a time: whose page is shown, and who is told of one's own ([Z11]). */
export function useReadThrough(options: Options): ReadThrough {
  const { text, dossier, holdsPen, waitsForReader } = options
  const { markup } = useStore(text.reading)
  const leader = readerAmong(useStore(text.presence), dossier)
  const [follows, setFollows] = useState(waitsForReader || leader !== null)
  const [own, setOwn] = useState<ParagraphId | null>(null)
  const paragraphs = markup.filter(({ kind }) => kind !== 'title')
  // Kept, so that the page stays when whoever was followed leaves.
  if (follows && leader && own !== leader.paragraph) setOwn(leader.paragraph)
  const at = Math.max(
    0,
    paragraphs.findIndex(({ id }) => id === own),
  )
  useTelling(text, holdsPen && !(follows && leader) ? (paragraphs[at]?.id ?? null) : null)
  const turn = (to: number): void => {
    const next = paragraphs[to]
    if (!next || to === at) return
    setFollows(false)
    setOwn(next.id)
  }
  useKeys((key) => {
    const to = pageAfter(key, at, paragraphs.length)
    if (to !== null) turn(to)
    return to !== null
  })
  return { paragraphs, at, leader, follows, setFollows, turn }
}

/** Hears keys wherever in the window the focus is; `press` says whether it has taken one. */
function useKeys(press: (key: string) => boolean): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      if (isPlain && press(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [press])
}

/** Tells the others for as long as it is shown. */
function useTelling({ awareness }: LiveText, paragraph: ParagraphId | null): void {
  useEffect(() => {
    if (paragraph === null) return
    tellReading(awareness, paragraph)
    return () => tellReading(awareness, null)
  }, [awareness, paragraph])
}
