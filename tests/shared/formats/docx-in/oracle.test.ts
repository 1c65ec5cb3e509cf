import { describe, expect, it } from 'vitest'
import { type ImportedReading, readingOf } from '../../../../shared/formats/imported-readings.ts'
import { FIXTURES_MISSING, fixtureNames, readFixture } from './fixtures.ts'

const RESULT = /-(Accepted|Rejected)\.docx$/
const all = fixtureNames('oracle-triples')
const cases = all
  .filter((name) => RESULT.test(name))
  .map((name): [string, ImportedReading, string] => [
    name.replace(RESULT, '.docx'),
    RESULT.exec(name)?.[1] === 'Accepted' ? 'accepted' : 'base',
    name,
  ])

describe.skipIf(FIXTURES_MISSING)(
  `documents with results of another program${FIXTURES_MISSING}`,
  () => {
    it('[I4] there are 42 results, of 22 documents', () => {
      expect(cases).toHaveLength(42)
      expect(new Set(cases.map(([name]) => name)).size).toBe(22)
    })

    it.each(cases)('[I4] %s reads, %s, as %s', (name, which, result) => {
      const expected = readingOf(readFixture('oracle-triples', result), which)
      expect(readingOf(readFixture('oracle-triples', name), which)).toEqual(expected)
    })
  },
)
