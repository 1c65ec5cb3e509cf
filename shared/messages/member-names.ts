// How the United Nations calls the members of the Council of March 2020 in its six official languages: the short name,
// then the formal one. Facts, not words of the window: a roster shows them in whichever language one asks for.

export const UN_LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const
export type UnLanguage = (typeof UN_LANGUAGES)[number]

/** The languages by their own names. */
export const UN_LANGUAGE_NAMES: Readonly<Record<UnLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  zh: '中文',
  ru: 'Русский',
}

type Names = Readonly<Record<UnLanguage, readonly [short: string, formal: string]>>

const NAMES: Readonly<Record<string, Names>> = {
  BEL: {
    en: ['Belgium', 'the Kingdom of Belgium'],
    fr: ['Belgique', 'le Royaume de Belgique'],
    es: ['Bélgica', 'el Reino de Bélgica'],
    ar: ['بلجيكا', 'مملكة بلجيكا'],
    zh: ['比利时', '比利时王国'],
    ru: ['Бельгия', 'Королевство Бельгия'],
  },
  CHN: {
    en: ['China', 'the People’s Republic of China'],
    fr: ['Chine', 'la République populaire de Chine'],
    es: ['China', 'la República Popular China'],
    ar: ['الصين', 'جمهورية الصين الشعبية'],
    zh: ['中国', '中华人民共和国'],
    ru: ['Китай', 'Китайская Народная Республика'],
  },
  DOM: {
    en: ['Dominican Republic', 'the Dominican Republic'],
    fr: ['République dominicaine', 'la République dominicaine'],
    es: ['República Dominicana', 'la República Dominicana'],
    ar: ['الجمهورية الدومينيكية', 'الجمهورية الدومينيكية'],
    zh: ['多米尼加共和国', '多米尼加共和国'],
    ru: ['Доминиканская Республика', 'Доминиканская Республика'],
  },
  EST: {
    en: ['Estonia', 'the Republic of Estonia'],
    fr: ['Estonie', 'la République d’Estonie'],
    es: ['Estonia', 'la República de Estonia'],
    ar: ['إستونيا', 'جمهورية إستونيا'],
    zh: ['爱沙尼亚', '爱沙尼亚共和国'],
    ru: ['Эстония', 'Эстонская Республика'],
  },
  FRA: {
    en: ['France', 'the French Republic'],
    fr: ['France', 'la République française'],
    es: ['Francia', 'la República Francesa'],
    ar: ['فرنسا', 'الجمهورية الفرنسية'],
    zh: ['法国', '法兰西共和国'],
    ru: ['Франция', 'Французская Республика'],
  },
  DEU: {
    en: ['Germany', 'the Federal Republic of Germany'],
    fr: ['Allemagne', 'la République fédérale d’Allemagne'],
    es: ['Alemania', 'la República Federal de Alemania'],
    ar: ['ألمانيا', 'جمهورية ألمانيا الاتحادية'],
    zh: ['德国', '德意志联邦共和国'],
    ru: ['Германия', 'Федеративная Республика Германия'],
  },
  IDN: {
    en: ['Indonesia', 'the Republic of Indonesia'],
    fr: ['Indonésie', 'la République d’Indonésie'],
    es: ['Indonesia', 'la República de Indonesia'],
    ar: ['إندونيسيا', 'جمهورية إندونيسيا'],
    zh: ['印度尼西亚', '印度尼西亚共和国'],
    ru: ['Индонезия', 'Республика Индонезия'],
  },
  NER: {
    en: ['Niger', 'the Republic of the Niger'],
    fr: ['Niger', 'la République du Niger'],
    es: ['Níger', 'la República del Níger'],
    ar: ['النيجر', 'جمهورية النيجر'],
    zh: ['尼日尔', '尼日尔共和国'],
    ru: ['Нигер', 'Республика Нигер'],
  },
  RUS: {
    en: ['Russian Federation', 'the Russian Federation'],
    fr: ['Fédération de Russie', 'la Fédération de Russie'],
    es: ['Federación de Rusia', 'la Federación de Rusia'],
    ar: ['الاتحاد الروسي', 'الاتحاد الروسي'],
    zh: ['俄罗斯联邦', '俄罗斯联邦'],
    ru: ['Российская Федерация', 'Российская Федерация'],
  },
  VCT: {
    en: ['Saint Vincent and the Grenadines', 'Saint Vincent and the Grenadines'],
    fr: ['Saint-Vincent-et-les Grenadines', 'Saint-Vincent-et-les Grenadines'],
    es: ['San Vicente y las Granadinas', 'San Vicente y las Granadinas'],
    ar: ['سانت فنسنت وجزر غرينادين', 'سانت فنسنت وجزر غرينادين'],
    zh: ['圣文森特和格林纳丁斯', '圣文森特和格林纳丁斯'],
    ru: ['Сент-Винсент и Гренадины', 'Сент-Винсент и Гренадины'],
  },
  ZAF: {
    en: ['South Africa', 'the Republic of South Africa'],
    fr: ['Afrique du Sud', 'la République sud-africaine'],
    es: ['Sudáfrica', 'la República de Sudáfrica'],
    ar: ['جنوب أفريقيا', 'جمهورية جنوب أفريقيا'],
    zh: ['南非', '南非共和国'],
    ru: ['Южная Африка', 'Южно-Африканская Республика'],
  },
  TUN: {
    en: ['Tunisia', 'the Republic of Tunisia'],
    fr: ['Tunisie', 'la République tunisienne'],
    es: ['Túnez', 'la República de Túnez'],
    ar: ['تونس', 'الجمهورية التونسية'],
    zh: ['突尼斯', '突尼斯共和国'],
    ru: ['Тунис', 'Тунисская Республика'],
  },
  GBR: {
    en: ['United Kingdom', 'the United Kingdom of Great Britain and Northern Ireland'],
    fr: ['Royaume-Uni', 'le Royaume-Uni de Grande-Bretagne et d’Irlande du Nord'],
    es: ['Reino Unido', 'el Reino Unido de Gran Bretaña e Irlanda del Norte'],
    ar: ['المملكة المتحدة', 'المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية'],
    zh: ['联合王国', '大不列颠及北爱尔兰联合王国'],
    ru: ['Соединенное Королевство', 'Соединенное Королевство Великобритании и Северной Ирландии'],
  },
  USA: {
    en: ['United States', 'the United States of America'],
    fr: ['États-Unis', 'les États-Unis d’Amérique'],
    es: ['Estados Unidos', 'los Estados Unidos de América'],
    ar: ['الولايات المتحدة', 'الولايات المتحدة الأمريكية'],
    zh: ['美国', '美利坚合众国'],
    ru: ['Соединенные Штаты', 'Соединенные Штаты Америки'],
  },
  VNM: {
    en: ['Viet Nam', 'the Socialist Republic of Viet Nam'],
    fr: ['Viet Nam', 'la République socialiste du Viet Nam'],
    es: ['Viet Nam', 'la República Socialista de Viet Nam'],
    ar: ['فييت نام', 'جمهورية فييت نام الاشتراكية'],
    zh: ['越南', '越南社会主义共和国'],
    ru: ['Вьетнам', 'Социалистическая Республика Вьетнам'],
  },
}

export type MemberName = { readonly short: string; readonly formal: string }

/** How a member is called in a language; null if the table does not know it. */
export function memberName(code: string, language: UnLanguage): MemberName | null {
  const names = Object.hasOwn(NAMES, code) ? NAMES[code] : undefined
  if (!names) return null
  const [short, formal] = names[language]
  return { short, formal }
}
