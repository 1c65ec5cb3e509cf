import type { ConceptNote } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { TONGUES } from '../tongues/tongues.ts'

const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|No|Lt|Gen|Prof|Ph\.D|H\.E|vs|cf|art|para|paras|U\.N|MM|Sr|Sra|Sres|núm|párr|г|гг|ч|ст|см)\.$/u

/** The sentences of a text. */
export function sentencesOf(text: string, lang: NoteLang): readonly string[] {
  const sentences: string[] = []
  for (const piece of text.split(TONGUES[lang].afterSentence)) {
    const last = sentences.at(-1)
    if (last !== undefined && ABBREVIATION.test(last))
      sentences[sentences.length - 1] = `${last} ${piece}`
    else if (piece.trim() !== '') sentences.push(piece.trim())
  }
  return sentences
}

/** The running paragraphs of the annex: those of the items and their points, in order. */
export function annexParagraphs(note: ConceptNote): readonly string[] {
  return note.sections
    .flatMap(({ items }) => items)
    .flatMap(({ paragraphs, points }) => [...paragraphs, ...points.map(({ text }) => text)])
}

/** Every sentence that tells something about the meeting: title of the annex, then its last sections first, then the letter. */
export function sentencesAboutMeeting(note: ConceptNote): readonly string[] {
  const { lang, letter, annexTitle, sections } = note
  const sectionsLastFirst = [...sections].reverse()
  const texts = [
    annexTitle,
    ...sectionsLastFirst.flatMap(({ items }) => items.flatMap(({ paragraphs }) => paragraphs)),
    ...letter.paragraphs,
  ]
  return texts.flatMap((text) => sentencesOf(text, lang))
}

/** A clause without the punctuation around it. */
export function bare(text: string): string {
  return text.replace(/^[\s,，、；;:：،؛]+|[\s,，、；;:：.。?？،؛؟]+$/gu, '')
}
