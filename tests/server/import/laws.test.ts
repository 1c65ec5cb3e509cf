import { describe, expect, it } from 'vitest'
import { withoutForbidden } from '../../../shared/domain/characters.ts'
import { FORMULAS } from '../../../shared/formats/formulas.ts'
import { readingOf } from '../../../shared/formats/imported-readings.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import {
  FIXTURES_MISSING,
  fixtureNames,
  readFixture,
} from '../../shared/formats/docx-in/fixtures.ts'
import { ImportedDossier } from './imported.ts'

/** Larger than the others by far, and no different in kind. */
const LARGE = '632399964516872542_1.docx'

const documents = (['oracle-triples', 'singles'] as const).flatMap((folder) =>
  fixtureNames(folder)
    .filter((name) => !/-(Accepted|Rejected)\.docx$/.test(name) && name !== LARGE)
    .map((name) => [folder, name] as const),
)

/** What a reading of the document should be on the tape: nothing is there of tabs, line breaks and the white of a page. */
function linesOf(imported: ImportedText, which: 'base' | 'accepted'): string[] {
  return readingOf(imported, which)
    .map((line) => withoutForbidden(line.replace(/[\t\n]/g, ' ')))
    .filter((line) => line.trim() !== '')
}

describe.skipIf(FIXTURES_MISSING)(`documents of others on the tape${FIXTURES_MISSING}`, () => {
  it.each(documents)(
    '[I7] %s/%s: base text and if incorporated are what the document reads',
    async (folder, name) => {
      const imported = readFixture(folder, name)
      const dossier = await ImportedDossier.of(imported)
      const [first] = dossier.lines('base')
      const title = first === FORMULAS.en.title ? [first] : []
      expect(dossier.lines('base')).toEqual([...title, ...linesOf(imported, 'base')])
      expect(dossier.lines('accepted')).toEqual([...title, ...linesOf(imported, 'accepted')])
      expect(dossier.unplaced).toBe(0)
    },
  )
})
