// How notes in French, Spanish, Russian and Arabic name the States of `states.ts`, as sources of regular expressions: without articles,
// which each language joins in its own way; Russian ones in every case that a title or a sentence about a presidency has.

type Names = readonly [fr: string, es: string, ru: string, ar: string]

const NAMES: Readonly<Record<string, Names>> = {
  ALB: ['Albanie', 'Albania', 'Албани[яию]', 'ألبانيا'],
  DZA: ['Algérie', 'Argelia', 'Алжира?', 'جزائر'],
  BHR: ['Bahreïn', 'Bahrein', 'Бахрейна?', 'بحرين'],
  BEL: ['Belgique', 'Bélgica', 'Бельги[яию]', 'بلجيكا'],
  BRA: ['Brésil', 'Brasil', 'Бразили[яию]', 'برازيل'],
  CHN: ['Chine', 'China', 'Кита[йя]', 'صين'],
  COL: ['Colombie', 'Colombia', 'Колумби[яию]', 'كولومبيا'],
  CIV: ["Côte d[’']Ivoire", "Côte d[’']Ivoire", "Кот-д[’']Ивуара?", 'كوت ديفوار'],
  COD: [
    'République démocratique du Congo',
    'República Democrática del Congo',
    'Демократическ(?:ая|ой) Республик[аи] Конго',
    'جمهورية الكونغو الديمقراطية',
  ],
  DNK: ['Danemark', 'Dinamarca', 'Дани[яию]', 'دانمرك'],
  DOM: [
    'République dominicaine',
    'República Dominicana',
    'Доминиканск(?:ая|ой) Республик[аи]',
    'جمهورية الدومينيكية',
  ],
  ECU: ['Équateur', 'Ecuador', 'Эквадора?', 'إكوادور'],
  GNQ: [
    'Guinée équatoriale',
    'Guinea Ecuatorial',
    'Экваториальн(?:ая|ой) Гвине[яи]',
    'غينيا الاستوائية',
  ],
  EST: ['Estonie', 'Estonia', 'Эстони[яию]', 'إستونيا'],
  FRA: ['France', 'Francia', 'Франци[яию]', 'فرنسا'],
  GAB: ['Gabon', 'Gabón', 'Габона?', 'غابون'],
  DEU: ['Allemagne', 'Alemania', 'Германи[яию]', 'ألمانيا'],
  GHA: ['Ghana', 'Ghana', 'Ган[аы]', 'غانا'],
  GRC: ['Grèce', 'Grecia', 'Греци[яию]', 'يونان'],
  GUY: ['Guyana', 'Guyana', 'Гайан[аы]', 'غيانا'],
  IND: ['Inde', 'India', 'Инди[яию]', 'هند'],
  IDN: ['Indonésie', 'Indonesia', 'Индонези[яию]', 'إندونيسيا'],
  IRL: ['Irlande', 'Irlanda', 'Ирланди[яию]', 'أيرلندا'],
  JPN: ['Japon', 'Japón', 'Япони[яию]', 'يابان'],
  KEN: ['Kenya', 'Kenya', 'Кени[яию]', 'كينيا'],
  KWT: ['Koweït', 'Kuwait', 'Кувейта?', 'كويت'],
  LVA: ['Lettonie', 'Letonia', 'Латви[яию]', 'لاتفيا'],
  LBR: ['Libéria', 'Liberia', 'Либери[яию]', 'ليبريا'],
  MLT: ['Malte', 'Malta', 'Мальт[аы]', 'مالطة'],
  MEX: ['Mexique', 'México', 'Мексик[аи]', 'مكسيك'],
  MOZ: ['Mozambique', 'Mozambique', 'Мозамбика?', 'موزامبيق'],
  NER: ['Niger', 'Níger', 'Нигера?', 'نيجر'],
  NOR: ['Norvège', 'Noruega', 'Норвеги[яию]', 'نرويج'],
  PAK: ['Pakistan', 'Pakistán', 'Пакистана?', 'باكستان'],
  PAN: ['Panama', 'Panamá', 'Панам[аы]', 'بنما'],
  PER: ['Pérou', 'Perú', 'Перу', 'بيرو'],
  POL: ['Pologne', 'Polonia', 'Польш[аи]', 'بولندا'],
  KOR: ['République de Corée', 'República de Corea', 'Республик[аи] Корея', 'جمهورية كوريا'],
  RUS: [
    'Fédération de Russie',
    'Federación de Rusia',
    'Российск(?:ая|ой) Федераци[яи]',
    'اتحاد الروسي',
  ],
  VCT: [
    'Saint-Vincent-et-les Grenadines',
    'San Vicente y las Granadinas',
    'Сент-Винсента? и Гренадин(?:ы|ов)?',
    'سانت فنسنت وجزر غرينادين',
  ],
  SLE: ['Sierra Leone', 'Sierra Leona', 'Сьерра-Леоне', 'سيراليون'],
  SVN: ['Slovénie', 'Eslovenia', 'Словени[яию]', 'سلوفينيا'],
  SOM: ['Somalie', 'Somalia', 'Сомали', 'صومال'],
  ZAF: [
    'Afrique du Sud',
    'Sudáfrica',
    '(?:Южн(?:ая|ой) Африк[аи]|Южно-Африканск(?:ая|ой) Республик[аи])',
    'جنوب أفريقيا',
  ],
  CHE: ['Suisse', 'Suiza', 'Швейцари[яию]', 'سويسرا'],
  TUN: ['Tunisie', 'Túnez', 'Туниса?', 'تونس'],
  ARE: [
    'Émirats arabes unis',
    'Emiratos Árabes Unidos',
    'Объединенны[ех]х? Арабски[ех]х? Эмират(?:ы|ов)',
    'إمارات العربية المتحدة',
  ],
  GBR: ['Royaume-Uni', 'Reino Unido', 'Соединенно(?:е|го) Королевств[оа]', 'مملكة المتحدة'],
  USA: ['États-Unis', 'Estados Unidos', 'Соединенны[ех]х? Штат(?:ы|ов)', 'ولايات المتحدة'],
  VNM: ['Viet Nam', 'Viet Nam', 'Вьетнама?', 'فييت نام'],
}

const COLUMNS = { fr: 0, es: 1, ru: 2, ar: 3 } as const

/** How notes in the language name a State; null for one that the table does not know. */
export function nameElsewhere(code: string, lang: keyof typeof COLUMNS): string | null {
  return NAMES[code]?.[COLUMNS[lang]] ?? null
}
