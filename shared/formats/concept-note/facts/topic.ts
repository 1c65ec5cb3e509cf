import type { ConceptNote, OutcomeType } from '../../../domain/dossier.ts'
import { TONGUES } from '../tongues/tongues.ts'
import { annexParagraphs, bare, sentencesAboutMeeting } from './sentences.ts'

/** What the meeting is about: its theme in quotation marks, or what the title of the annex says; null if neither is there. */
export function topicOf(note: ConceptNote): string | null {
  const texts = [...note.letter.paragraphs, ...annexParagraphs(note), note.annexTitle]
  for (const pattern of TONGUES[note.lang].outcome.theme) {
    for (const text of texts) {
      const found = bare(pattern.exec(text)?.[1] ?? '')
      if (found !== '') return found
    }
  }
  return note.annexTitle === '' ? null : note.annexTitle
}

/** What is to come of the meeting. A note that names no form, or several, leaves it open between those that there are. */
export function outcomeOf(note: ConceptNote): {
  readonly types: readonly OutcomeType[]
  readonly subject: string
} {
  const phrases = TONGUES[note.lang].outcome
  const sentence = sentencesAboutMeeting(note).find((one) => phrases.outcome.test(one)) ?? ''
  const named = phrases.forms.filter(([, form]) => form.test(sentence)).map(([type]) => type)
  const subjects = phrases.subject.map((pattern) => bare(pattern.exec(sentence)?.[1] ?? ''))
  const subject = subjects.find((one) => one !== '') ?? ''
  const [only] = named
  if (only && named.length === 1) return { types: [only], subject }
  return { types: ['open', ...(only ? named : DECISIONS)], subject }
}

/** The forms in which the Council speaks as such. */
const DECISIONS: readonly OutcomeType[] = ['presidentialStatement', 'resolution']
