// What a presidential statement says around its paragraphs, in the six official languages, as the statements of 2015 and
// since have it. `[…]` stands for what is not known before the meeting.

export type FormulaLang = 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh'

type Formulas = {
  /** Language tag for a word processor. */
  readonly tag: string
  readonly isRightToLeft: boolean
  readonly title: string
  readonly draftMark: string
  /** Every paragraph opens with the first, only the last closes with the second. */
  readonly quotes: readonly [open: string, close: string]
  opening(meeting: string, date: string, item: string): string
  date(year: number, month: number, day: number): string
}

const MONTHS = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  ar: 'كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر',
} as const

/** The twelve months as dates of the language have them; an Arabic one by both of its names. */
export function monthsOf(lang: keyof typeof MONTHS): readonly string[] {
  return MONTHS[lang].split(' ').map((month) => month.replaceAll('_', ' '))
}

const monthOf = (lang: keyof typeof MONTHS, month: number): string =>
  monthsOf(lang)[month - 1] ?? ''

export const FORMULAS: Readonly<Record<FormulaLang, Formulas>> = {
  en: {
    tag: 'en-GB',
    isRightToLeft: false,
    title: 'Statement by the President of the Security Council',
    draftMark: 'Draft – not agreed',
    quotes: ['“', '”'],
    opening: (meeting, date, item) =>
      `At the ${meeting} meeting of the Security Council, held on ${date}, in connection with the Council’s consideration of the item entitled “${item}”, the President of the Security Council made the following statement on behalf of the Council:`,
    date: (year, month, day) => `${day} ${monthOf('en', month)} ${year}`,
  },
  zh: {
    tag: 'zh-CN',
    isRightToLeft: false,
    title: '安全理事会主席声明',
    draftMark: '草案——未商定',
    quotes: ['“', '”'],
    opening: (meeting, date, item) =>
      `安全理事会主席在${date}安全理事会第${meeting}次会议上，就安理会审议的题为“${item}”的项目，代表安理会发表声明如下：`,
    date: (year, month, day) => `${year}年${month}月${day}日`,
  },
  fr: {
    tag: 'fr-FR',
    isRightToLeft: false,
    title: 'Déclaration du Président du Conseil de sécurité',
    draftMark: 'Projet – non agréé',
    quotes: ['«\u00A0', '\u00A0»'],
    opening: (meeting, date, item) =>
      `Le Conseil de sécurité ayant examiné à sa ${meeting} séance, le ${date}, la question intitulée «\u00A0${item}\u00A0», son président a fait en son nom la déclaration suivante\u00A0:`,
    date: (year, month, day) => `${day === 1 ? '1er' : day} ${monthOf('fr', month)} ${year}`,
  },
  ru: {
    tag: 'ru-RU',
    isRightToLeft: false,
    title: 'Заявление Председателя Совета Безопасности',
    draftMark: 'Проект – не согласован',
    quotes: ['«', '»'],
    opening: (meeting, date, item) =>
      `На ${meeting} заседании Совета Безопасности, состоявшемся ${date}, в связи с рассмотрением Советом пункта, озаглавленного «${item}», Председатель Совета Безопасности сделал от имени Совета следующее заявление:`,
    date: (year, month, day) => `${day} ${monthOf('ru', month)} ${year} года`,
  },
  es: {
    tag: 'es-ES',
    isRightToLeft: false,
    title: 'Declaración de la Presidencia del Consejo de Seguridad',
    draftMark: 'Proyecto – no acordado',
    quotes: ['“', '”'],
    opening: (meeting, date, item) =>
      `En la ${meeting} sesión del Consejo de Seguridad, celebrada el ${date}, en relación con su examen del tema titulado “${item}”, la Presidencia formuló la siguiente declaración en nombre del Consejo:`,
    date: (year, month, day) => `${day} de ${monthOf('es', month)} de ${year}`,
  },
  ar: {
    tag: 'ar-SA',
    isRightToLeft: true,
    title: 'بيان من رئيس مجلس الأمن',
    draftMark: 'مشروع – غير متفق عليه',
    quotes: ['”', '“'],
    opening: (meeting, date, item) =>
      `في جلسة مجلس الأمن ${meeting}، المعقودة في ${date}، أدلى رئيس مجلس الأمن باسم المجلس بالبيان التالي فيما يتعلق بنظر المجلس في البند المعنون ”${item}“:`,
    date: (year, month, day) => `${day} ${monthOf('ar', month)} ${year}`,
  },
}

/** Whether statements are issued in this language. */
export function isFormulaLang(lang: string): lang is FormulaLang {
  return lang in FORMULAS
}

/** What only the meeting can fill in. */
export const UNKNOWN = '[…]'
