import type { FormulaLang } from './formulas.ts'

// What a document says around its text besides the statement's formula, in the six official languages: marks of what is not
// issued yet, the masthead, resolutions and press statements. SPEC.md [X6] says which of it is not verified.

type DocumentWords = {
  /** What the text is while it has no symbol: agreed, in blue, adopted. */
  readonly marks: Readonly<Record<'agreed' | 'blue' | 'adopted', string>>
  /** In whose name it is, in what a reader's program tells of it. */
  readonly author: string
  /** Where the secretariat prints the emblem. */
  readonly emblem: string
  readonly organization: string
  readonly organ: string
  readonly distribution: string
  /** As it stands before “meeting”: 8745th. */
  ordinal(meeting: number): string
  /** The statement's opening where there was no meeting. */
  openingWithoutMeeting(date: string, item: string): string
  /** “2518 (2020)”; null before it has a number. */
  resolutionTitle(number: string | null): string
  readonly resolutionOpening: string
  pressTitle(item: string): string
}

export const DOCUMENT_WORDS: Readonly<Record<FormulaLang, DocumentWords>> = {
  en: {
    marks: { agreed: 'Agreed – not adopted', blue: 'In blue – not adopted', adopted: 'Adopted' },
    author: 'United Nations Security Council',
    emblem: 'Emblem',
    organization: 'United Nations',
    organ: 'Security Council',
    distribution: 'Distr.: General',
    ordinal: (meeting) => `${meeting}${englishEnding(meeting)}`,
    openingWithoutMeeting: (date, item) =>
      `On ${date}, in connection with the Council’s consideration of the item entitled “${item}”, the President of the Security Council issued the following statement on behalf of the Council:`,
    resolutionTitle: (number) => (number === null ? 'Draft resolution' : `Resolution ${number}`),
    resolutionOpening: 'The Security Council,',
    pressTitle: (item) => `Security Council press statement on ${item}`,
  },
  zh: {
    marks: { agreed: '已议定——尚未通过', blue: '“蓝色”稿——尚未通过', adopted: '已通过' },
    author: '联合国安全理事会',
    emblem: '徽章',
    organization: '联合国',
    organ: '安全理事会',
    distribution: 'Distr.: General',
    ordinal: String,
    openingWithoutMeeting: (date, item) =>
      `${date}，安全理事会主席就安理会审议的题为“${item}”的项目，代表安理会发表声明如下：`,
    resolutionTitle: (number) =>
      number === null ? '决议草案' : `第${number.replace(' ', '')}号决议`,
    resolutionOpening: '安全理事会，',
    pressTitle: (item) => `安全理事会关于${item}的新闻谈话`,
  },
  fr: {
    marks: {
      agreed: 'Agréé – non adopté',
      blue: 'Version en bleu – non adoptée',
      adopted: 'Adopté',
    },
    author: 'Conseil de sécurité des Nations Unies',
    emblem: 'Emblème',
    organization: 'Nations Unies',
    organ: 'Conseil de sécurité',
    distribution: 'Distr. générale',
    ordinal: (meeting) => `${meeting}${meeting === 1 ? 're' : 'e'}`,
    openingWithoutMeeting: (date, item) =>
      `Le ${date}, dans le cadre de l’examen par le Conseil de sécurité de la question intitulée «\u00A0${item}\u00A0», son président a fait en son nom la déclaration suivante\u00A0:`,
    resolutionTitle: (number) =>
      number === null ? 'Projet de résolution' : `Résolution ${number}`,
    resolutionOpening: 'Le Conseil de sécurité,',
    pressTitle: (item) => `Déclaration à la presse du Conseil de sécurité sur ${item}`,
  },
  ru: {
    marks: {
      agreed: 'Согласовано – не принято',
      blue: '«Синий» проект – не принят',
      adopted: 'Принято',
    },
    author: 'Совет Безопасности Организации Объединенных Наций',
    emblem: 'Эмблема',
    organization: 'Организация Объединенных Наций',
    organ: 'Совет Безопасности',
    distribution: 'Distr.: General',
    ordinal: (meeting) => `${meeting}-м`,
    openingWithoutMeeting: (date, item) =>
      `${date} в связи с рассмотрением Советом пункта, озаглавленного «${item}», Председатель Совета Безопасности сделал от имени Совета следующее заявление:`,
    resolutionTitle: (number) => (number === null ? 'Проект резолюции' : `Резолюция ${number}`),
    resolutionOpening: 'Совет Безопасности,',
    pressTitle: (item) => `Заявление Совета Безопасности для печати: ${item}`,
  },
  es: {
    marks: {
      agreed: 'Acordado – no aprobado',
      blue: 'Versión en azul – no aprobada',
      adopted: 'Aprobado',
    },
    author: 'Consejo de Seguridad de las Naciones Unidas',
    emblem: 'Emblema',
    organization: 'Naciones Unidas',
    organ: 'Consejo de Seguridad',
    distribution: 'Distr. general',
    ordinal: (meeting) => `${meeting}ª`,
    openingWithoutMeeting: (date, item) =>
      `El ${date}, en relación con el examen por el Consejo del tema titulado “${item}”, la Presidencia formuló la siguiente declaración en nombre del Consejo:`,
    resolutionTitle: (number) =>
      number === null ? 'Proyecto de resolución' : `Resolución ${number}`,
    resolutionOpening: 'El Consejo de Seguridad,',
    pressTitle: (item) => `Comunicado de prensa del Consejo de Seguridad sobre ${item}`,
  },
  ar: {
    marks: {
      agreed: 'متفق عليه – غير معتمد',
      blue: 'مشروع بالصيغة الزرقاء – غير معتمد',
      adopted: 'معتمد',
    },
    author: 'مجلس الأمن التابع للأمم المتحدة',
    emblem: 'الشعار',
    organization: 'الأمم المتحدة',
    organ: 'مجلس الأمن',
    distribution: 'Distr.: General',
    ordinal: String,
    openingWithoutMeeting: (date, item) =>
      `في ${date}، أدلى رئيس مجلس الأمن باسم المجلس بالبيان التالي فيما يتعلق بنظر المجلس في البند المعنون ”${item}“:`,
    resolutionTitle: (number) => (number === null ? 'مشروع قرار' : `القرار ${number}`),
    resolutionOpening: 'إن مجلس الأمن،',
    pressTitle: (item) => `بيان صحفي لمجلس الأمن بشأن ${item}`,
  },
}

/** 1st, 2nd, 3rd, 4th; 11th, 12th, 13th. */
function englishEnding(number: number): string {
  if (Math.floor(number / 10) % 10 === 1) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}
