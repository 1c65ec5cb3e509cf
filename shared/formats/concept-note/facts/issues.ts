import type { ConceptNote, Issue } from '../../../domain/dossier.ts'

const IS_ABOUT_ISSUES =
  /议题|问题|\b(?:issues?|questions?|discussion|topics?|thèmes?|sujets?|cuestiones|preguntas|temas)\b|вопрос|тем[ыа]|مسائل|أسئلة|قضايا|مواضيع/iu

/** The points that the note puts before the participants: those that ask, or stand where the heading says so. */
export function issuesOf(note: ConceptNote): readonly Issue[] {
  const lists = note.sections.flatMap(({ heading, items }) =>
    items
      .filter(({ points }) => points.length > 0)
      .map(({ points, paragraphs }) => ({
        points,
        questions: points.filter(({ text }) => /[?？؟](?: ?["”’“»)）])*$/u.test(text)).length,
        isNamedSo: IS_ABOUT_ISSUES.test(heading) || IS_ABOUT_ISSUES.test(paragraphs.at(-1) ?? ''),
      })),
  )
  const best = lists.toSorted(
    (a, b) => Number(b.isNamedSo) - Number(a.isNamedSo) || b.questions - a.questions,
  )[0]
  return best?.points ?? []
}
