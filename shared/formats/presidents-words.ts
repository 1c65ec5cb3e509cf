import { chosenType } from '../domain/adoption-acts.ts'
import type { Dossier } from '../domain/dossier.ts'
import { type FormulaLang, isFormulaLang, UNKNOWN } from './formulas.ts'

/** What the President says before and after a statement, for the record of the meeting ([X10]). */
export type PresidentsWords = { readonly before: string; readonly after: string }

/** In the negotiated language; null for an outcome that the President does not read out. The symbol is `[…]` until it is known. */
export function presidentsWords(
  dossier: Pick<Dossier, 'lang' | 'typeChoices' | 'outcome' | 'adoption' | 'issuedAs'>,
): PresidentsWords | null {
  const type = dossier.adoption?.type ?? chosenType(dossier)
  if (type !== 'presidentialStatement') return null
  const { before, after } = WORDS[isFormulaLang(dossier.lang) ? dossier.lang : 'en']
  return { before, after: after(dossier.issuedAs?.symbol ?? UNKNOWN) }
}

const WORDS: Readonly<
  Record<FormulaLang, { readonly before: string; after(symbol: string): string }>
> = {
  en: {
    before:
      'After consultations among Council members, I have been authorized to make the following statement on their behalf:',
    after: (symbol) =>
      `This statement will be issued as a document of the Security Council under the symbol ${symbol}.`,
  },
  zh: {
    before: '经安理会成员协商，我受权代表他们发表以下声明：',
    after: (symbol) => `本声明将作为安全理事会文件印发，文号为 ${symbol}。`,
  },
  fr: {
    before:
      'À l’issue de consultations tenues entre les membres du Conseil, j’ai été autorisé à faire en leur nom la déclaration suivante\u00A0:',
    after: (symbol) =>
      `La présente déclaration sera publiée comme document du Conseil de sécurité sous la cote ${symbol}.`,
  },
  ru: {
    before:
      'После консультаций между членами Совета я уполномочен сделать от их имени следующее заявление:',
    after: (symbol) =>
      `Это заявление будет издано в качестве документа Совета Безопасности под условным обозначением ${symbol}.`,
  },
  es: {
    before:
      'Tras celebrarse consultas entre los miembros del Consejo, se me ha autorizado a formular en su nombre la siguiente declaración:',
    after: (symbol) =>
      `La presente declaración se publicará como documento del Consejo de Seguridad con la signatura ${symbol}.`,
  },
  ar: {
    before: 'عقب مشاورات بين أعضاء المجلس، أُذن لي بأن أدلي بالبيان التالي باسمهم:',
    after: (symbol) => `سيصدر هذا البيان بوصفه وثيقة من وثائق مجلس الأمن تحت الرمز ${symbol}.`,
  },
}
