import type { FormulaLang } from '../formulas.ts'

/** What a PDF says besides the statement: whose document it is, and where the secretariat prints the emblem. */
export const PDF_WORDS: Readonly<
  Record<FormulaLang, { readonly author: string; readonly emblem: string }>
> = {
  en: { author: 'United Nations Security Council', emblem: 'Emblem' },
  zh: { author: '联合国安全理事会', emblem: '徽章' },
  fr: { author: 'Conseil de sécurité des Nations Unies', emblem: 'Emblème' },
  es: { author: 'Consejo de Seguridad de las Naciones Unidas', emblem: 'Emblema' },
  ru: { author: 'Совет Безопасности Организации Объединенных Наций', emblem: 'Эмблема' },
  ar: { author: 'مجلس الأمن التابع للأمم المتحدة', emblem: 'الشعار' },
}
