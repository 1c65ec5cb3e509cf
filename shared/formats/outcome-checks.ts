import type { ChosenType } from '../domain/adoption.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import type { Paragraph } from '../domain/views.ts'
import { textOf } from './export-source.ts'
import { type FormulaLang, isFormulaLang } from './formulas.ts'

// What the form of the outcome asks of its paragraphs ([X9]). The checks point at what is unusual; none of them changes a word or
// stands in the way.

/** `subject`: who speaks; `order`: preambular before operative; the others: how a paragraph ends. */
type FormRule = 'subject' | 'order' | 'kind' | 'comma' | 'semicolon' | 'fullStop'

export type FormFault = {
  readonly rule: FormRule
  readonly paragraph: ParagraphId
  /** The words in question: how the paragraph begins or ends. */
  readonly words: string
}

/** Everything in a text that is not as documents of the type have it, in the order of the text. */
export function formFaultsOf(
  type: ChosenType,
  lang: string,
  base: readonly Paragraph[],
): readonly FormFault[] {
  const known = isFormulaLang(lang) ? lang : 'en'
  const written = base.filter(({ kind }) => kind !== 'title' && kind !== 'sub')
  const paragraphs = written.filter((paragraph) => textOf(paragraph).trim() !== '')
  if (type === 'resolution') return ofResolution(paragraphs, known)
  const subjects = SUBJECTS[type][known]
  return paragraphs.flatMap((paragraph) => {
    const opening = textOf(paragraph).trim().slice(0, OPENING)
    return subjects.test(opening) ? [] : [fault('subject', paragraph, opening)]
  })
}

/** As far as the subject may stand from the beginning: “In this regard, the Security Council …”. */
const OPENING = 60
const ENDING = 30

/** Who speaks in a statement, in full or, later in a sentence, in short. */
const SUBJECTS: Readonly<
  Record<Exclude<ChosenType, 'resolution'>, Readonly<Record<FormulaLang, RegExp>>>
> = {
  presidentialStatement: {
    en: /\bthe (Security )?Council\b/iu,
    zh: /安全理事会|安理会/u,
    fr: /\ble Conseil\b|^Il\b/iu,
    ru: /Совет/u,
    es: /\bel Consejo\b/iu,
    ar: /مجلس|المجلس/u,
  },
  pressStatement: {
    en: /\bmembers of the (Security )?Council\b|\bthey\b/iu,
    zh: /(安全理事会|安理会)成员/u,
    fr: /\bmembres du Conseil\b|^Ils\b/iu,
    ru: /[Чч]лены Совета/u,
    es: /\bmiembros del Consejo\b/iu,
    ar: /أعضاء/u,
  },
}

const MARKS: Readonly<
  Record<FormulaLang, Readonly<Record<'comma' | 'semicolon' | 'fullStop', string>>>
> = {
  en: { comma: ',', semicolon: ';', fullStop: '.' },
  fr: { comma: ',', semicolon: ';', fullStop: '.' },
  es: { comma: ',', semicolon: ';', fullStop: '.' },
  ru: { comma: ',', semicolon: ';', fullStop: '.' },
  zh: { comma: '，', semicolon: '；', fullStop: '。' },
  ar: { comma: '،', semicolon: '؛', fullStop: '.' },
}

/** Preambular paragraphs first, each ending in a comma; operative ones end in a semicolon, the last in a full stop. */
function ofResolution(paragraphs: readonly Paragraph[], lang: FormulaLang): readonly FormFault[] {
  const first = paragraphs.findIndex(({ kind }) => kind === 'op')
  return paragraphs.flatMap((paragraph, at) => {
    const text = textOf(paragraph).trim()
    const { kind } = paragraph
    if (kind !== 'pp' && kind !== 'op') return [fault('kind', paragraph, text.slice(0, OPENING))]
    const order = kind === 'pp' && first >= 0 && at > first
    const isLast = at === paragraphs.length - 1
    const ending = kind === 'pp' ? 'comma' : isLast ? 'fullStop' : 'semicolon'
    return [
      ...(order ? [fault('order', paragraph, text.slice(0, OPENING))] : []),
      ...(text.endsWith(MARKS[lang][ending])
        ? []
        : [fault(ending, paragraph, text.slice(-ENDING))]),
    ]
  })
}

function fault(rule: FormRule, { id }: Paragraph, words: string): FormFault {
  return { rule, paragraph: id, words }
}
