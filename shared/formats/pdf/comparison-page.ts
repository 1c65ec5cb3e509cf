import type { Row } from '../../domain/compare.ts'
import type { Shown } from '../../domain/compare-order.ts'
import type { ParagraphKind } from '../../domain/segments.ts'
import {
  type Compared,
  type ComparedMoment,
  foldsOf,
  type Group,
  groupsOf,
  isUnchanged,
  numbersIn,
  remarksOn,
  type Say,
  summaryIn,
} from '../comparison/compared.ts'
import { FORMULAS, isFormulaLang } from '../formulas.ts'

// What the PDF of a comparison is made of, as data ([X53]). On paper nothing folds: what stayed stands there in grey.

type ComparedRun = {
  readonly text: string
  readonly change: Group['kind']
  /** `FRA · USA`; null for what stayed, where the log does not say, and without attribution. */
  readonly by: string | null
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
}

type ComparedBlock = {
  readonly kind: ParagraphKind
  readonly level: number
  readonly number: string
  /** What became of the paragraph besides its words. */
  readonly remarks: readonly string[]
  readonly isUnchanged: boolean
  readonly runs: readonly ComparedRun[]
}

export type ComparisonPage = {
  /** As Typst knows the language: `zh` and `CN`. */
  readonly lang: string
  readonly region: string
  readonly dir: 'ltr' | 'rtl'
  readonly topic: string
  readonly lead: string
  readonly times: string
  readonly summary: readonly string[]
  readonly key: string
  readonly date: readonly [year: number, month: number, day: number]
  readonly blocks: readonly ComparedBlock[]
}

/** The page of a comparison; `isAttributed`: with who wrote and who removed each run. */
export function comparisonPage(compared: Compared, say: Say, isAttributed = true): ComparisonPage {
  const { topic, lang, before, after, comparison } = compared
  const formula = FORMULAS[isFormulaLang(lang) ? lang : 'en']
  const number = numbersIn(comparison)
  const latest = new Date(Math.max(before.at, after.at))
  return {
    lang: formula.tag.slice(0, 2),
    region: formula.tag.slice(formula.tag.indexOf('-') + 1),
    dir: formula.isRightToLeft ? 'rtl' : 'ltr',
    topic,
    lead: say('comparisonLead', { before: before.name, after: after.name }),
    times: [before, after].map((one) => timed(one, say)).join(' · '),
    summary: summaryIn(comparison, say, isAttributed),
    key: say('comparisonKey'),
    date: [latest.getUTCFullYear(), latest.getUTCMonth() + 1, latest.getUTCDate()],
    blocks: foldsOf(comparison).flatMap(({ rows }) =>
      rows.map((row) => blockOf(row, { say, number, isAttributed })),
    ),
  }
}

type Context = {
  readonly say: Say
  readonly number: (id: string) => string
  readonly isAttributed: boolean
}

function blockOf(shown: Shown & { readonly one: Row }, context: Context): ComparedBlock {
  const { one, as } = shown
  const { before, after, pieces } = one
  const place = as === 'wasHere' ? before : (after ?? before)
  const groups = as === 'wasHere' ? [] : groupsOf(pieces, context.number)
  return {
    kind: place?.kind ?? 'plain',
    level: place?.level ?? 0,
    number: place?.number ?? '',
    remarks: remarksOn(shown, context.say),
    isUnchanged: isUnchanged(one),
    runs: groups.map((group) => runOf(group, context.isAttributed)),
  }
}

function runOf({ kind, text, by, emphasis }: Group, isAttributed: boolean): ComparedRun {
  const looks = Object.fromEntries(emphasis.map((style) => [style, true]))
  const isNamed = isAttributed && kind !== 'kept' && by.length > 0
  return { text, change: kind, by: isNamed ? by.join(' · ') : null, ...looks }
}

function timed({ name, at }: ComparedMoment, say: Say): string {
  return say('comparedAt', { name, time: `${new Date(at).toISOString().slice(0, 16)}Z` })
}
