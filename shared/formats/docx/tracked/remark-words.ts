import type { TakenStand } from '../../../domain/positions.ts'
import { type FormulaLang, isFormulaLang } from '../../formulas.ts'

type RemarkWords = {
  /** The author where nobody is to be named. */
  readonly somebody: string
  readonly retain: string
  concept(note: string): string
  link(words: string, href: string): string
  unlink(words: string): string
  source(source: string): string
  sponsors(codes: readonly string[]): string
  readonly alsoDeleted: string
  readonly stands: Readonly<Record<TakenStand, string>>
  said(words: readonly string[]): string
}

const en: RemarkWords = {
  somebody: 'A delegation',
  retain: 'Retain as drafted.',
  concept: (note) => `Wording to be proposed: ${note}`,
  link: (words, href) => `Link “${words}” to ${href}`,
  unlink: (words) => `Remove the link from “${words}”`,
  source: (source) => `Agreed language: ${source}`,
  sponsors: (codes) => `Co-sponsored by ${codes.join(', ')}`,
  alsoDeleted: 'To be deleted as well.',
  stands: {
    agree: 'Agrees',
    flexible: 'Is flexible',
    reserve: 'Reserves its position',
    oppose: 'Opposes',
    awaiting: 'Awaits instructions',
  },
  said: (words) => words.join('. '),
}

const zh: RemarkWords = {
  somebody: '某代表团',
  retain: '保留草案措辞。',
  concept: (note) => `措辞待提：${note}`,
  link: (words, href) => `将“${words}”链接到 ${href}`,
  unlink: (words) => `取消“${words}”的链接`,
  source: (source) => `商定措辞：${source}`,
  sponsors: (codes) => `联署：${codes.join('、')}`,
  alsoDeleted: '同样要求删去。',
  stands: {
    agree: '同意',
    flexible: '可灵活',
    reserve: '保留立场',
    oppose: '反对',
    awaiting: '待指示',
  },
  said: (words) => words.join('。'),
}

const fr: RemarkWords = {
  somebody: 'Une délégation',
  retain: 'Maintenir tel quel.',
  concept: (note) => `Libellé à proposer\u00A0: ${note}`,
  link: (words, href) => `Faire de «\u00A0${words}\u00A0» un lien vers ${href}`,
  unlink: (words) => `Supprimer le lien de «\u00A0${words}\u00A0»`,
  source: (source) => `Formulation convenue\u00A0: ${source}`,
  sponsors: (codes) => `Coauteurs\u00A0: ${codes.join(', ')}`,
  alsoDeleted: 'À supprimer également.',
  stands: {
    agree: 'Accord',
    flexible: 'Souplesse',
    reserve: 'Réserve sa position',
    oppose: 'Opposition',
    awaiting: 'Dans l’attente d’instructions',
  },
  said: (words) => words.join('. '),
}

const es: RemarkWords = {
  somebody: 'Una delegación',
  retain: 'Mantener sin cambios.',
  concept: (note) => `Redacción pendiente: ${note}`,
  link: (words, href) => `Enlazar “${words}” con ${href}`,
  unlink: (words) => `Quitar el enlace de “${words}”`,
  source: (source) => `Lenguaje convenido: ${source}`,
  sponsors: (codes) => `Copatrocinadores: ${codes.join(', ')}`,
  alsoDeleted: 'Debe suprimirse también.',
  stands: {
    agree: 'De acuerdo',
    flexible: 'Flexible',
    reserve: 'Reserva su posición',
    oppose: 'Se opone',
    awaiting: 'A la espera de instrucciones',
  },
  said: (words) => words.join('. '),
}

const ru: RemarkWords = {
  somebody: 'Одна из делегаций',
  retain: 'Сохранить без изменений.',
  concept: (note) => `Формулировка будет предложена: ${note}`,
  link: (words, href) => `Связать «${words}» ссылкой с ${href}`,
  unlink: (words) => `Снять ссылку с «${words}»`,
  source: (source) => `Согласованная формулировка: ${source}`,
  sponsors: (codes) => `Соавторы: ${codes.join(', ')}`,
  alsoDeleted: 'Также подлежит исключению.',
  stands: {
    agree: 'Согласие',
    flexible: 'Гибкая позиция',
    reserve: 'Резервирует свою позицию',
    oppose: 'Возражает',
    awaiting: 'Ожидает указаний',
  },
  said: (words) => words.join('. '),
}

const ar: RemarkWords = {
  somebody: 'أحد الوفود',
  retain: 'يُبقى على الصياغة دون تغيير.',
  concept: (note) => `صياغة ستقترح: ${note}`,
  link: (words, href) => `تربط ”${words}“ بالعنوان ${href}`,
  unlink: (words) => `يزال الرابط من ”${words}“`,
  source: (source) => `صياغة متفق عليها: ${source}`,
  sponsors: (codes) => `المشاركون في التقديم: ${codes.join('، ')}`,
  alsoDeleted: 'يُطلب حذفه أيضا.',
  stands: {
    agree: 'موافقة',
    flexible: 'مرونة',
    reserve: 'احتفاظ بالموقف',
    oppose: 'اعتراض',
    awaiting: 'في انتظار التعليمات',
  },
  said: (words) => words.join('. '),
}

const TABLES: Readonly<Record<FormulaLang, RemarkWords>> = { ar, en, es, fr, ru, zh }

/** What remarks in a working document say, in the language of the text; in English beside one that is no official language. */
export function remarkWordsFor(lang: string): RemarkWords {
  return TABLES[isFormulaLang(lang) ? lang : 'en']
}
