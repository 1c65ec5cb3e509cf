import type { ConceptNote, Meeting } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { TONGUES } from '../tongues/tongues.ts'
import { dateIn, timeIn } from './dates.ts'
import { bare, sentencesAboutMeeting } from './sentences.ts'

// When, where and how the Council is to meet, and who is to speak, in the words of the note.

/** What the note says of the meeting; what it does not say is null or empty. */
export function meetingOf(note: ConceptNote): Meeting {
  const { lang } = note
  const patterns = TONGUES[lang].meeting
  const sentences = sentencesAboutMeeting(note)
  const first = (...wanted: readonly RegExp[]): string | null => firstMatch(sentences, wanted)
  const briefers = first(...patterns.briefers)
  const openTo = first(patterns.openTo)
  const place = first(patterns.place)
  const format = first(...patterns.format)
  const chair = first(...patterns.chair)
  const meeting: Meeting = {
    ...whenOf(note, sentences),
    place,
    format,
    chair: chair && withoutArticle(chair, lang),
    briefers: briefers
      ? briefers
          .split(patterns.betweenBriefers)
          .map((one) => withoutArticle(bare(one), lang))
          .filter((one) => one !== '')
      : [],
  }
  return openTo ? { ...meeting, openTo: withoutArticle(openTo, lang) } : meeting
}

/** The day on which the meeting is held, not that of the letter nor one that only tells what happened before. */
function whenOf(note: ConceptNote, sentences: readonly string[]): Pick<Meeting, 'date' | 'time'> {
  const { lang, letter } = note
  const year = letter.date?.slice(0, 4) ?? null
  const isAfterLetter = (date: string): boolean => !letter.date || date >= letter.date
  const held = sentences.filter((sentence) => TONGUES[lang].meeting.held.test(sentence))
  const dates = held.map((sentence) => dateIn(sentence, lang, year)).filter((date) => date !== null)
  const times = held.map((sentence) => timeIn(sentence, lang)).filter((time) => time !== null)
  return { date: dates.find(isAfterLetter) ?? null, time: times[0] ?? null }
}

function firstMatch(sentences: readonly string[], wanted: readonly RegExp[]): string | null {
  for (const pattern of wanted) {
    for (const sentence of sentences) {
      const found = bare(pattern.exec(sentence)?.[1] ?? '')
      if (found !== '') return found
    }
  }
  return null
}

function withoutArticle(text: string, lang: NoteLang): string {
  return text.replace(TONGUES[lang].meeting.article, '')
}
