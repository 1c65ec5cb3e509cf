import type { Actor, ConceptNote, Duty } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { TONGUES } from '../tongues/tongues.ts'
import { annexParagraphs, bare, sentencesOf } from './sentences.ts'

// What the note expects of each actor: clauses of the form "actor should …" in sentences that are no questions.

/** The duties that the annex states, in order. */
export function dutiesOf(note: ConceptNote): readonly Duty[] {
  return annexParagraphs(note).flatMap((paragraph) =>
    sentencesOf(paragraph, note.lang)
      .filter((sentence) => !/[?？؟](?: ?["”’“»)）])*$/u.test(sentence))
      .flatMap((sentence) => dutiesIn(sentence, note.lang)),
  )
}

function dutiesIn(sentence: string, lang: NoteLang): readonly Duty[] {
  const { duty, afterDuty } = TONGUES[lang]
  const matches = [...sentence.matchAll(duty)]
  return matches.map((match, i) => {
    const text = sentence.slice(match.index + match[0].length, matches[i + 1]?.index)
    return { actor: actorOf(match.groups ?? {}), text: bare(text.replace(afterDuty, '')) }
  })
}

const ACTORS: readonly Actor[] = ['council', 'secretariat', 'contributors', 'funders', 'host']

function actorOf(groups: Readonly<Record<string, string | undefined>>): Actor {
  return ACTORS.find((actor) => groups[actor] !== undefined) ?? 'council'
}
