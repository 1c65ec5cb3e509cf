import { expect, it } from 'vitest'
import { chronologyWords } from '../../../server/export/chronology-words.ts'
import { chronologyOf } from '../../../shared/domain/chronology.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { chronologyDocx, chronologyText } from '../../../shared/formats/chronology.ts'
import { readDocx } from '../../../shared/formats/docx-in/read-docx.ts'
import { readingOf } from '../../../shared/formats/imported-readings.ts'
import { adoptedText, HOUR, T0, underSilence } from '../domain/closings.ts'
import { draftIn } from './sources.ts'

function sourceOf(dossier: Dossier) {
  return { ...draftIn(dossier.lang, 'Statement'), dossier }
}

it('[K15] tells revisions, rounds, stances and the adoption in the order of time', () => {
  const extended = (): Dossier => {
    const dossier = underSilence()
    const rounds = dossier.rounds.map((round) => ({
      ...round,
      deadline: T0 + 3 * HOUR,
      extensions: [
        { at: T0 + 1, from: T0 + HOUR },
        { at: T0 + 2, from: T0 + 2 * HOUR },
      ],
    }))
    return { ...dossier, rounds }
  }
  expect(chronologyOf(adoptedText()).map(({ kind }) => kind)).toEqual([
    'circulated',
    'begun',
    'ended',
    'heard',
    'adopted',
  ])
  const deadlines = chronologyOf(extended()).flatMap((one) =>
    'deadline' in one ? [(one.deadline - T0) / HOUR] : [],
  )
  expect(deadlines).toEqual([1, 2, 3])
})

it('[X70] in whole sentences, with New York’s time, as a text and as a Word document alike', () => {
  const adopted = sourceOf(adoptedText())
  const words = chronologyWords(adopted)
  const text = chronologyText(adopted, words)
  expect(text).toContain('24 March 2020 at 10:00\nChina circulated Zero draft to all members.\n')
  expect(text).toContain('Silence procedure 1 ended: Zero draft is agreed.')
  expect(text).toContain('Adopted as Zero draft.')
  const docx = readDocx(chronologyDocx(adopted, words))
  if (!docx.ok) throw new Error(docx.error.kind)
  const lines = text.split('\n').filter((line) => line !== '')
  expect(readingOf(docx.value, 'accepted')).toEqual(lines)
  const chinese = sourceOf({ ...adoptedText(), lang: 'zh' })
  expect(chronologyText(chinese, chronologyWords(chinese))).toContain('中国 向全体成员分发')
  const fresh = sourceOf({
    ...adoptedText(),
    revisions: [],
    rounds: [],
    stances: [],
    adoption: null,
  })
  expect(chronologyText(fresh, words)).toContain('Nothing has been circulated yet.')
})
