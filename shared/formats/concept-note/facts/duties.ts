import type { Actor, ConceptNote, Duty } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { annexParagraphs, bare, sentencesOf } from './sentences.ts'

// What the note expects of each actor: clauses of the form "actor should …" in sentences that are no questions.

type DutyPatterns = {
  readonly actors: readonly (readonly [Actor, string])[]
  readonly modal: string
  /** What may stand before the actor: the beginning, or the end of the clause before. */
  readonly before: string
}

const PATTERNS: Readonly<Record<NoteLang, DutyPatterns>> = {
  zh: {
    actors: [
      ['council', '安理会|安全理事会'],
      ['secretariat', '(?:联合国)?秘书处|秘书长'],
      ['contributors', '(?:部队和警察派遣国|出兵国(?:[和与、及]|以及)出警国|出兵国|出警国|派遣国)'],
      ['funders', '(?:主要)?出资国|捐助国|捐助方'],
      ['host', '当事国(?:政府)?|东道国(?:政府)?|驻在国(?:政府)?'],
    ],
    modal: '(?:应当|应该|应|须|必须|需要|需|有责任)',
    before: '(?<=^|[，；：、。]|而|同时)',
  },
  en: {
    actors: [
      ['council', 'Security Council|Council'],
      ['secretariat', 'United Nations Secretariat|Secretariat|Secretary-General'],
      [
        'contributors',
        'troop- and police-contributing countries|troop-contributing countries(?: and police-contributing countries)?|police-contributing countries|contributors of troops and police|troop and police contributors',
      ],
      [
        'funders',
        '(?:major )?financial contributors|financially contributing (?:States|countries)|donors|contributors of funds',
      ],
      ['host', 'host (?:States|countries|Governments|country|State|Government)'],
    ],
    modal:
      '(?:should|must|shall|needs? to|ha(?:s|ve) a responsibility to|(?:is|are) responsible for)',
    before: '(?<=^|[,;:.] |[,;]? (?:and|while|whereas|that) )',
  },
}

/** The duties that the annex states, in order. */
export function dutiesOf(note: ConceptNote): readonly Duty[] {
  return annexParagraphs(note).flatMap((paragraph) =>
    sentencesOf(paragraph, note.lang)
      .filter((sentence) => !/[?？]["”’)）]*$/u.test(sentence))
      .flatMap((sentence) => dutiesIn(sentence, note.lang)),
  )
}

function dutiesIn(sentence: string, lang: NoteLang): readonly Duty[] {
  const { actors, modal, before } = PATTERNS[lang]
  const names = actors.map(([actor, name]) => `(?<${actor}>${name})`).join('|')
  const space = lang === 'en' ? ' ' : ''
  const article = lang === 'en' ? '(?:[Tt]he )?' : ''
  const stated = new RegExp(`${before}${article}(?:${names})${space}${modal}${space}`, 'giu')
  const matches = [...sentence.matchAll(stated)]
  return matches.map((match, i) => {
    const text = sentence.slice(match.index + match[0].length, matches[i + 1]?.index)
    return {
      actor: actorOf(match.groups ?? {}, actors),
      text: bare(text.replace(/[,;]? (?:and|while|whereas) *$/u, '')),
    }
  })
}

function actorOf(
  groups: Readonly<Record<string, string | undefined>>,
  actors: DutyPatterns['actors'],
): Actor {
  return actors.find(([actor]) => groups[actor] !== undefined)?.[0] ?? 'council'
}
