import type { ExportSource } from '../../shared/formats/export-source.ts'
import { draftIn } from '../shared/formats/sources.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'

const PARAGRAPHS = 170
const WORDS =
  'the Security Council recalls its resolution on safety of peacekeepers underlines training medical evacuation capacity partnerships host States mandates'

const random = randomFrom(11)

/** A draft of sixty pages; no two paragraphs are alike, in this draft or in another one. */
export function sixtyPages(): ExportSource {
  const words = WORDS.split(' ')
  const paragraph = () =>
    `${Array.from({ length: 160 }, () => words[Math.floor(random() * words.length)]).join(' ')}.`
  return draftIn('en', 'Statement', ...Array.from({ length: PARAGRAPHS }, paragraph))
}
