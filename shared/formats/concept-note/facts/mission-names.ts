import type { NoteLang } from '../note-lang.ts'

// How peace operations are named in French, Spanish, Russian and Arabic: a word for what it is, the United Nations, and what the name
// says of the place or the task. Acronyms are those of these languages where they differ from the English one.

type Names = {
  readonly fr: string
  readonly es: string
  readonly ru: string
  readonly ar: string
  readonly acronyms: string
}

const NAMES: Readonly<Record<string, Names>> = {
  MINUSMA: { fr: 'au Mali', es: 'en Malí', ru: 'в Мали', ar: 'في مالي', acronyms: 'МИНУСМА' },
  MINUSCA: {
    fr: 'en (?:République centrafricaine|Centrafrique)',
    es: 'en la República Centroafricana',
    ru: 'в Центральноафриканской Республике',
    ar: 'في جمهورية أفريقيا الوسطى',
    acronyms: 'МИНУСКА',
  },
  UNMISS: {
    fr: 'au Soudan du Sud',
    es: 'en Sudán del Sur',
    ru: 'в Южном Судане',
    ar: 'في جنوب السودان',
    acronyms: 'MINUSS МООНЮС',
  },
  MONUSCO: {
    fr: 'en République démocratique du Congo',
    es: 'en la República Democrática del Congo',
    ru: 'в Демократической Республике Конго',
    ar: 'في جمهورية الكونغو الديمقراطية',
    acronyms: 'МООНСДРК',
  },
  UNAMID: {
    fr: 'au Darfour',
    es: 'en Darfur',
    ru: 'в Дарфуре',
    ar: 'في دارفور',
    acronyms: 'MINUAD ЮНАМИД',
  },
  UNISFA: {
    fr: 'pour Abyei',
    es: 'para Abyei',
    ru: 'в Абьее',
    ar: 'لأبيي',
    acronyms: 'FISNUA ЮНИСФА',
  },
  UNIFIL: {
    fr: 'au Liban',
    es: 'en el Líbano',
    ru: 'в Ливане',
    ar: 'في لبنان',
    acronyms: 'FINUL FPNUL ВСООНЛ',
  },
  UNDOF: {
    fr: "chargée d[’']observer le dégagement",
    es: 'de Observación de la Separación',
    ru: 'по наблюдению за разъединением',
    ar: 'لمراقبة فض الاشتباك',
    acronyms: 'FNUOD FNUOS СООННР',
  },
  UNFICYP: {
    fr: 'à Chypre',
    es: 'en Chipre',
    ru: 'на Кипре',
    ar: 'في قبرص',
    acronyms: 'ВСООНК',
  },
  UNMIK: {
    fr: 'au Kosovo',
    es: 'en Kosovo',
    ru: 'в Косово',
    ar: 'في كوسوفو',
    acronyms: 'MINUK МООНК',
  },
  MINURSO: {
    fr: 'au Sahara occidental',
    es: 'del Sáhara Occidental',
    ru: 'в Западной Сахаре',
    ar: 'في الصحراء الغربية',
    acronyms: 'МООНРЗС',
  },
  UNTSO: {
    fr: 'chargé de la surveillance de la trêve',
    es: 'para la Vigilancia de la Tregua',
    ru: 'по наблюдению за выполнением условий перемирия',
    ar: 'لمراقبة الهدنة',
    acronyms: 'ONUST ОНВУП',
  },
  UNMOGIP: {
    fr: "dans l[’']Inde et le Pakistan",
    es: 'en la India y el Pakistán',
    ru: 'в Индии и Пакистане',
    ar: 'في الهند وباكستان',
    acronyms: 'ГВНООНИП',
  },
}

type Wording = {
  /** What it is. */
  readonly head: string
  readonly nations: string
}

const WORDINGS: Readonly<Record<'fr' | 'es' | 'ru' | 'ar', Wording>> = {
  fr: { head: '(?:Mission|Force|Opération|Organisme|Groupe)', nations: 'Nations Unies' },
  es: { head: '(?:Misión|Fuerza|Operación|Organismo|Grupo)', nations: 'Naciones Unidas' },
  ru: {
    head: '(?:Мисси|Многопрофильн|Временн|Смешанн|Сил|Вооруженн|Орган(?!из)|Групп)\\p{Ll}*',
    nations: '(?:Объединенных Наций|ООН)',
  },
  ar: { head: '(?:بعثة|قوة|عملية|هيئة|فريق)', nations: 'الأمم المتحدة' },
}

/** The name of a mission in one of these languages; null for another language or mission. */
export function missionElsewhere(acronym: string, lang: NoteLang): RegExp | null {
  if (lang === 'en' || lang === 'zh') return null
  const place = NAMES[acronym]?.[lang]
  const { head, nations } = WORDINGS[lang]
  // Nothing between the two begins a name of its own: the commander of the force of a mission is no force.
  const words = `(?:(?! ${head} )[^,;.()«»،؛])`
  return place
    ? new RegExp(`${head}(?=${words}{1,80}${nations})${words}{4,120}?${place}(?!\\p{L})`, 'u')
    : null
}

/** What a mission is called for short where not by its English letters. */
export function acronymsElsewhere(acronym: string): readonly string[] {
  return NAMES[acronym]?.acronyms.split(' ') ?? []
}
