import type { ConceptNote, OutcomeType } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { annexParagraphs, bare, sentencesAboutMeeting } from './sentences.ts'

const THEME: Readonly<Record<NoteLang, readonly RegExp[]>> = {
  zh: [
    /主题[为是](?:：)?[“"「《]([^”"」》]+)[”"」》]/u,
    /题为[“"「《]([^”"」》]+)[”"」》]的?(?:[^，。]{0,12})(?:辩论|会议|通报)/u,
    /[“"「]([^”"」]{4,60})[”"」](?:为主题|专题|问题)/u,
  ],
  en: [
    /\b(?:theme|topic|subject)(?: of)?,? ["“]([^”"]+)["”]/iu,
    /\b(?:debate|meeting|briefing|discussion)\b[^.“"]{0,80}?\b(?:entitled|titled|on)\b,? ["“]([^”"]+)["”]/iu,
    /\b(?:debate|meeting|briefing)[^.“"]{0,40}? on the (?:theme|topic|subject) of ([^,.;]+?)(?:,| to be held| on \d|[.;]|$)/iu,
  ],
}

/** What the meeting is about: its theme in quotation marks, or what the title of the annex says; null if neither is there. */
export function topicOf(note: ConceptNote): string | null {
  const texts = [...note.letter.paragraphs, ...annexParagraphs(note), note.annexTitle]
  for (const pattern of THEME[note.lang]) {
    for (const text of texts) {
      const found = bare(pattern.exec(text)?.[1] ?? '')
      if (found !== '') return found
    }
  }
  return note.annexTitle === '' ? null : note.annexTitle
}

const OUTCOME: Readonly<Record<NoteLang, RegExp>> = {
  zh: /成果文件|主席声明|(?:通过|达成)[^，。]{0,20}决议|成果/u,
  en: /\boutcome\b|\b(?:presidential|press) statement\b|\bstatement by (?:its|the) President\b|\b(?:adopt\w*|approve|agree on)\b[^.]{0,80}\bresolution\b(?! \d)|\bdraft resolution\b/iu,
}
const FORMS: Readonly<Record<NoteLang, readonly (readonly [OutcomeType, RegExp])[]>> = {
  zh: [
    ['presidentialStatement', /主席声明/u],
    ['resolution', /(?<!号)决议(?:草案)?/u],
    ['pressStatement', /新闻谈话|媒体声明/u],
  ],
  en: [
    ['presidentialStatement', /presidential statement|statement by (?:its|the) President/iu],
    ['resolution', /\bresolution\b(?! \d)/iu],
    ['pressStatement', /press statement/iu],
  ],
}
const SUBJECT: Readonly<Record<NoteLang, readonly RegExp[]>> = {
  zh: [
    /(?:就|关于|围绕)([^，。]{2,40}?)(?:通过|达成|形成|发表)/u,
    /通过(?:一份)?(?:关于|有关)([^，。]{2,40}?)的(?:成果|主席|决议)/u,
  ],
  en: [
    /\b(?:outcome(?: document)?|document|statement|resolution|product)(?: by (?:its|the) President)?,? (?:on|regarding|concerning|addressing|about) (.+?)(?: (?:will|is to|is expected to|would|may)\b| at the\b|[,.;]|$)/iu,
  ],
}

/** What is to come of the meeting. A note that names no form, or several, leaves it open between those that there are. */
export function outcomeOf(note: ConceptNote): {
  readonly types: readonly OutcomeType[]
  readonly subject: string
} {
  const { lang } = note
  const sentence = sentencesAboutMeeting(note).find((one) => OUTCOME[lang].test(one)) ?? ''
  const named = FORMS[lang].filter(([, form]) => form.test(sentence)).map(([type]) => type)
  const subjects = SUBJECT[lang].map((pattern) => bare(pattern.exec(sentence)?.[1] ?? ''))
  const subject = subjects.find((one) => one !== '') ?? ''
  const [only] = named
  if (only && named.length === 1) return { types: [only], subject }
  return { types: ['open', ...(only ? named : DECISIONS)], subject }
}

/** The forms in which the Council speaks as such. */
const DECISIONS: readonly OutcomeType[] = ['presidentialStatement', 'resolution']
