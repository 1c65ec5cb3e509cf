import { type DelegationCode, parseDelegationCode } from '../../../shared/domain/delegations.ts'
import { type HandCount, handsIn } from '../../../shared/domain/manuscript.ts'
import { delegationCalled } from '../../../shared/formats/delegation-called.ts'
import { FORMULAS } from '../../../shared/formats/formulas.ts'
import type { ImportedText, ImportLeftover } from '../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { langOf } from '../../../shared/formats/reading/lang-of.ts'
import type { DraftPlan, TextLang } from '../../../shared/protocol/start-window.ts'

/** What is in a document of which a negotiation is to be made. */
export type DraftFound = {
  readonly file: File
  readonly paragraphs: number
  readonly hands: ReadonlyMap<string, HandCount>
  readonly changes: number
  readonly comments: number
  readonly leftovers: readonly ImportLeftover[]
  /** Null: neither its words nor the document say. */
  readonly lang: TextLang | null
}

/** What was found, counted as the command line counts it. */
export function foundIn(file: File, imported: ImportedText): DraftFound {
  const lang = langOf(imported)
  const { manuscript, leftovers } = manuscriptOf(imported, FORMULAS[lang ?? 'en'].title)
  const hands = handsIn(manuscript)
  const counts = [...hands.values()]
  return {
    file,
    paragraphs: manuscript.paragraphs.length,
    hands,
    changes: counts.reduce((sum, one) => sum + changesOf(one), 0),
    comments: counts.reduce((sum, one) => sum + one.comments, 0),
    leftovers,
    lang,
  }
}

/** How much somebody tracked. */
export function changesOf({ insertions, deletions, others }: HandCount): number {
  return insertions + deletions + others
}

/** What was typed into the fields of the form. */
export type DraftEntered = {
  readonly lang: TextLang | null
  readonly pen: string
  /** By author. */
  readonly codes: ReadonlyMap<string, string>
}

/** What the fields begin with: only a name that is a delegation's own says who somebody is ([I7]). */
export function enteredAtFirst({ hands, lang }: DraftFound): DraftEntered {
  const codes = new Map([...hands.keys()].map((name) => [name, delegationCalled(name) ?? '']))
  return { lang, pen: '', codes }
}

export type DraftTrouble = 'langMissing' | 'authorMissing' | 'penMissing'

/** What was entered, once all of it can be meant; else what is missing first. */
export function planOf({ hands }: DraftFound, entered: DraftEntered): DraftPlan | DraftTrouble {
  const { lang } = entered
  if (!lang) return 'langMissing'
  const authors: DraftPlan['authors'] = []
  for (const name of hands.keys()) {
    const delegation = codeIn(entered.codes.get(name) ?? '')
    if (!delegation) return 'authorMissing'
    authors.push({ name, delegation })
  }
  const penholder = codeIn(entered.pen)
  return penholder ? { lang, penholder, authors } : 'penMissing'
}

/** The delegation that a field says, in capitals or not; null if it says none. */
export function codeIn(typed: string): DelegationCode | null {
  return parseDelegationCode(typed.trim().toUpperCase())
}
