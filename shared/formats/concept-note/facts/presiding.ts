import type { DelegationCode } from '../../../domain/delegations.ts'
import type { ConceptNote } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { NOTE_LANGS, TONGUES } from '../tongues/tongues.ts'
import { annexParagraphs } from './sentences.ts'
import { namesOfStates } from './states.ts'

// Which delegation holds the presidency, and with it the pen, when the dossier begins ([N7]): the one that says so of
// itself, else the one whose Permanent Representative signs the letter.

/** The delegation that presides, or null if the note does not say. */
export function presidingOf(note: ConceptNote): DelegationCode | null {
  const { letter } = note
  const texts = [letter.title, ...letter.paragraphs, ...letter.signature, ...annexParagraphs(note)]
  const text = texts.join('\n')
  // The letter may be in another language than its annex.
  for (const lang of new Set([note.lang, ...NOTE_LANGS])) {
    const found = presidingIn(text, lang)
    if (found) return found
  }
  return null
}

function presidingIn(text: string, lang: NoteLang): DelegationCode | null {
  // A longer name may hold a shorter one.
  const states = namesOfStates(lang).toSorted(([, a], [, b]) => b.length - a.length)
  for (const stated of TONGUES[lang].presiding) {
    const found = states.find(([, name]) => stated(name).test(text))
    if (found) return found[0]
  }
  return null
}
