import { describe, expect, it } from 'vitest'
import { compare } from '../../../shared/domain/compare.ts'
import { asVersion } from '../../../shared/domain/compare-outside.ts'
import { countWords } from '../../../shared/domain/find-words.ts'
import { NO_CREDITS } from '../../../shared/domain/versions.ts'
import { outsideParagraphs } from '../../../shared/formats/comparison/outside-paragraphs.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import { negotiate } from '../ydoc/notation.ts'
import { spelled, spelledOut, versionOf } from '../ydoc/versions.ts'
import { FIXTURES_MISSING, fixtureNames, readFixture } from './docx-in/fixtures.ts'

// Documents that people edited in a word processor with changes tracked, and what another program made of them with all changes
// refused and with all taken. The two results are compared without the tracked changes: what is found is held against them.

const RESULT = /-(Accepted|Rejected)\.docx$/
const NAMES = fixtureNames('oracle-triples')
const resultOf = (name: string, what: string) => name.replace('.docx', `-${what}.docx`)
const PAIRS = NAMES.filter(
  (name) => !RESULT.test(name) && NAMES.includes(resultOf(name, 'Rejected')),
)

/** Words that came and went, and paragraphs that were parted or put together; nobody else's programs name these. */
type Found = { readonly in: number; readonly out: number; readonly seams: number }

/** Where more is found than was tracked, and why. */
const MORE: Readonly<Record<string, Found>> = {
  // Two sentences without a space between them, `type.To`, are one word to the Unicode standard.
  'RP025-Paragraph-Props-Change.docx': { in: 3, out: 4, seams: 0 },
}
/** Paragraphs that were split or joined and nothing else. */
const SEAMS: Readonly<Record<string, string>> = {
  'RP005-Deleted-Paragraph-Mark.docx': '1 joined',
  'RP006-Inserted-Paragraph-Mark.docx': '1 split',
  'RP007-Multiple-Deleted-Para-Mark.docx': '3 joined',
  'RP008-Multiple-Inserted-Para-Mark.docx': '3 split',
  'RP046-Consecutive-Deleted-Ranges.docx': '4 joined',
}

function compared(name: string) {
  const read = (what: string) =>
    outsideParagraphs(readFixture('oracle-triples', resultOf(name, what)))
  const before = versionOf(negotiate(...read('Rejected').map(({ text }) => text)).CHN)
  const after = asVersion(read('Accepted'), before, 'en')
  return { before, after, comparison: compare(before, after, NO_CREDITS, 'en') }
}

/** What the document says that its author did. */
function trackedIn({ paragraphs }: ImportedText): Found {
  const words = { in: [] as string[], out: [] as string[] }
  for (const { text, changes } of paragraphs.flatMap(({ runs }) => runs)) {
    const came = changes.some(({ kind }) => kind === 'inserted' || kind === 'movedHere')
    const went = changes.some(({ kind }) => kind === 'deleted' || kind === 'movedAway')
    if (came && !went) words.in.push(text)
    if (went && !came) words.out.push(text)
  }
  const seams = paragraphs.filter(({ end }) => end.length > 0).length
  return { in: countWords(words.in, 'en'), out: countWords(words.out, 'en'), seams }
}

describe.skipIf(FIXTURES_MISSING)(`pairs of documents of others${FIXTURES_MISSING}`, () => {
  it('there are twenty of them', () => {
    expect(PAIRS).toHaveLength(20)
  })

  it.each(PAIRS)(
    '[U4] [U6] of %s both are read back, and no more is found than was tracked',
    (name) => {
      const { before, after, comparison } = compared(name)
      expect(spelledOut(comparison, 'before')).toBe(spelled(before))
      expect(spelledOut(comparison, 'after')).toBe(spelled(after))
      const { wordsIn, wordsOut, split, joined } = comparison.summary
      const most = MORE[name] ?? trackedIn(readFixture('oracle-triples', name))
      expect(wordsIn).toBeLessThanOrEqual(most.in)
      expect(wordsOut).toBeLessThanOrEqual(most.out)
      expect(split + joined).toBeLessThanOrEqual(most.seams)
    },
  )

  it.each(Object.entries(SEAMS))('[U6] in %s it is told that there are %s', (name, told) => {
    const { split, joined, added, removed, wordsIn, wordsOut } = compared(name).comparison.summary
    expect(split > 0 ? `${split} split` : `${joined} joined`).toBe(told)
    expect({ added, removed, wordsIn, wordsOut }).toEqual({ added: 0, removed: 0, wordsIn: 0, wordsOut: 0 }) // biome-ignore format: one fact
  })
})
