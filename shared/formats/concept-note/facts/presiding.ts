import type { DelegationCode } from '../../../domain/delegations.ts'
import type { ConceptNote } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { annexParagraphs } from './sentences.ts'
import { namesOfStates } from './states.ts'

// Which delegation holds the presidency, and with it the pen, when the dossier begins ([N7]): the one that says so of
// itself, else the one whose Permanent Representative signs the letter.

const STATED: Readonly<Record<NoteLang, readonly ((name: string) => RegExp)[]>> = {
  zh: [
    (name) => new RegExp(`${name}(?:作为|担任|将担任|是)[^，。]{0,20}主席`, 'u'),
    (name) => new RegExp(`(?:^|[^\\p{Script=Han}]|日)${name}常驻联合国`, 'u'),
  ],
  en: [
    (name) =>
      new RegExp(
        `\\b${name},? (?:as|in its capacity as|which holds|will hold|holds|assumes|will assume|during its)[^.]{0,60}presidency|\\b${name},? (?:as|in its capacity as)[^.]{0,40}President of the Security Council|\\bpresidency of (?:the )?${name}\\b`,
        'u',
      ),
    (name) =>
      new RegExp(
        `\\bPermanent Representatives? of (?:the )?(?:[\\p{L}’' ]{0,40}? of )?${name}\\b`,
        'u',
      ),
  ],
}

/** The delegation that presides, or null if the note does not say. */
export function presidingOf(note: ConceptNote): DelegationCode | null {
  const { letter, lang } = note
  const texts = [letter.title, ...letter.paragraphs, ...letter.signature, ...annexParagraphs(note)]
  const text = texts.join('\n')
  // A longer name may hold a shorter one.
  const states = namesOfStates(lang).toSorted(([, a], [, b]) => b.length - a.length)
  for (const stated of STATED[lang]) {
    const found = states.find(([, name]) => stated(name).test(text))
    if (found) return found[0]
  }
  return null
}
