import type { CharId, ParagraphId, Range } from './char-ids.ts'
import { wordsIn } from './find-words.ts'
import type { Paragraph } from './views.ts'

/** The word beside a caret, which is the character left of it or the mark ([V8]): the one behind it first; empty if there is none. */
export function wordAt(
  paragraphs: readonly Paragraph[],
  { paragraph, caret }: { readonly paragraph: ParagraphId; readonly caret: CharId },
  lang: string,
): readonly Range[] {
  const runs = paragraphs.find(({ id }) => id === paragraph)?.runs ?? []
  const units = runs.flatMap(({ client, clock, text }) =>
    Array.from({ length: text.length }, (_, i): Range => [client, clock + i, 1]),
  )
  const text = runs.map((run) => run.text).join('')
  const left = units.findIndex(
    ([client, clock]) => client === caret.client && clock === caret.clock,
  )
  const [words = []] = wordsIn([text], lang)
  const at = [left + 1, left].find((one) => /[\p{L}\p{N}]/u.test(text[one] ?? ''))
  const [start, end] = (at === undefined ? undefined : words[at]) ?? [0, 0]
  return units.slice(start, end)
}
