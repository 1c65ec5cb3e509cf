import type { ConceptNote, Meeting } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { dateIn, timeIn } from './dates.ts'
import { bare, sentencesAboutMeeting } from './sentences.ts'

// When, where and how the Council is to meet, and who is to speak, in the words of the note.

type MeetingPatterns = {
  /** Says that a sentence is about the meeting being held. */
  readonly held: RegExp
  readonly place: RegExp
  readonly format: readonly RegExp[]
  readonly openTo: RegExp
  readonly chair: readonly RegExp[]
  readonly briefers: readonly RegExp[]
  readonly betweenBriefers: RegExp
}

const PATTERNS: Readonly<Record<NoteLang, MeetingPatterns>> = {
  zh: {
    held: /召开|举行|举办|辩论会|会议/u,
    place: /在([^，。；]{2,20}?(?:厅|会议室|会堂|大楼))(?:内)?(?:召开|举行|举办|进行)/u,
    format: [
      /(?:采取|采用|以)(?:安理会|安全理事会)?([^，。；]{2,16}?)(?:的)?(?:形式|方式)/u,
      /((?:高级别|部长级|年度)*(?:公开)?(?:辩论会|通报会|磋商|互动对话))/u,
    ],
    openTo: /欢迎([^，。；]{2,60}?)(?:与会|参加|参会|出席|发言)/u,
    chair: [/(?:^|[，。；])(?:[将拟]?由)?([^，。；]{2,50}?)(?:将)?(?:亲自)?主持/u],
    briefers: [
      /听取(?:由)?([^。；]{2,200}?)(?:的|所作的|作)?(?:情况)?(?:通报|介绍)/u,
      /由([^。；，]{2,200}?)(?:向安理会)?(?:作|进行)(?:情况)?通报/u,
    ],
    betweenBriefers:
      /(?<=秘书长|代表|司令|司令员|主席|主任|专员|大使|署长|女士|先生)(?:、|，|以及|及|和|与)/u,
  },
  en: {
    held: /\b(?:held|hold|convene[ds]?|convening|take place|takes place|meet|organi[sz]e|debate|meeting|briefing)\b/iu,
    place:
      /\b(?:in|at) the ((?:[A-Z][\p{L}'’-]+ )*(?:[A-Z][\p{L}'’-]+ )?(?:Chamber|Conference Room(?: \d+)?|Hall|Room \d+)|[A-Z][\p{L} ]+ Chamber)/u,
    format: [
      /\b(?:format of|in the form of|take the form of|as) an? ((?:[\w-]+ ){0,5}?(?:debate|briefing|dialogue|meeting|discussion|consultations))/iu,
      /\b((?:(?:open|annual|quarterly|[a-z]+-level) )*(?:debate|briefing|consultations|interactive dialogue))\b/iu,
    ],
    openTo:
      /\b([^.;]{3,120}?) (?:are|is|will be) (?:also )?(?:welcome|invited|encouraged) to (?:attend|participate|speak|take part|make statements|deliver)/iu,
    chair: [
      /\b(?:chaired|presided over) by (.+?)[.;]?$/iu,
      /^(?:The (?:meeting|debate) )?(.{3,160}?),? (?:will|is to|is expected to) (?:chair|preside)/u,
    ],
    briefers: [
      /\bbriefings? (?:will be (?:given|delivered|provided) )?(?:by|from) (.+?)[.;]?$/iu,
      /\bbriefed by (.+?)[.;]?$/iu,
      /^(.+?) (?:will|are to|is to) brief\b/iu,
    ],
    betweenBriefers:
      /(?:,| and|;)+ (?=(?:the |a |an )?(?:Under-|Assistant|Deputy|Special|Secretary|Executive|Force|Police|Head|Director|High|Commissioner|President|Chair|Representative|representative|Permanent|Minister|Mr|Ms|Mrs|Dr|His|Her|Lieutenant|Major|General))/u,
  },
}

/** What the note says of the meeting; what it does not say is null or empty. */
export function meetingOf(note: ConceptNote): Meeting {
  const { lang } = note
  const patterns = PATTERNS[lang]
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
  const held = sentences.filter((sentence) => PATTERNS[lang].held.test(sentence))
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
  return lang === 'en' ? text.replace(/^(?:the|an?) /iu, '') : text
}
