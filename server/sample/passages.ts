import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  type Range,
} from '../../shared/domain/char-ids.ts'
import type { Thread } from '../../shared/domain/comments.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import type { Paragraph, Run } from '../../shared/domain/views.ts'
import { readThreads } from '../../shared/ydoc/comments.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../shared/ydoc/read-text.ts'

// Finding a place by the words that stand there, as a reader of the mark-up does; struck words stand there, too.

/** The characters of words that stand in the text exactly once; throws if they do not. */
export function passage(ledger: Ledger, words: string): readonly Range[] {
  const found = readView(ledger, { kind: 'markup' }).flatMap(({ runs }) => occurrences(runs, words))
  const [only] = found
  if (!only || found.length > 1)
    throw new Error(`“${words}” stands ${found.length} times in the text`)
  return mergeRanges(only.map(({ client, clock }): Range => [client, clock, 1]))
}

/** The last character of words that stand in the text exactly once. */
export function endOf(ledger: Ledger, words: string): CharId {
  const last = passage(ledger, words).at(-1)
  if (!last) throw new Error('no words were given')
  return { client: last[0], clock: last[1] + last[2] - 1 }
}

/** The paragraph that begins with the words. */
export function paragraphOf(ledger: Ledger, beginning: string): ParagraphId {
  const begins = (paragraph: Paragraph): boolean =>
    paragraph.runs
      .map((run) => run.text)
      .join('')
      .startsWith(beginning)
  const found = readView(ledger, { kind: 'markup' }).find(begins)
  if (!found) throw new Error(`no paragraph begins with “${beginning}”`)
  return found.id
}

/** The open proposal that inserts or deletes exactly the words. */
export function proposalOf(ledger: Ledger, words: string): Proposal {
  const found = readProposals(ledger).find(
    ({ inserted, deleted }) => inserted.text === words || deleted.text === words,
  )
  if (!found) throw new Error(`nobody proposes “${words}”`)
  return found
}

/** The paragraph in which the first of the characters stands. */
export function paragraphWith(ledger: Ledger, [first]: readonly Range[]): ParagraphId {
  const found = readView(ledger, { kind: 'markup' }).find(({ runs }) =>
    runs.some(
      ({ client, clock, text }) =>
        client === first?.[0] && clock <= first[1] && first[1] < clock + text.length,
    ),
  )
  if (!found) throw new Error('no paragraph holds the characters')
  return found.id
}

/** The thread whose first comment begins with the words. */
export function threadOf(ledger: Ledger, beginning: string): Thread {
  const found = readThreads(ledger.doc, 'all').find(({ root }) => root.words.startsWith(beginning))
  if (!found) throw new Error(`no thread begins with “${beginning}”`)
  return found
}

function occurrences(runs: readonly Run[], words: string): readonly CharId[][] {
  const text = runs.map((run) => run.text).join('')
  const ids = runs.flatMap(({ client, clock, text: { length } }) =>
    Array.from({ length }, (_, i): CharId => ({ client, clock: clock + i })),
  )
  const found: CharId[][] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    found.push(ids.slice(at, at + words.length))
  }
  return found
}
