import { monthsOf } from '../../formulas.ts'
import { numberWords } from './number-words.ts'
import { anyActor, colonTime, compoundsOf, type NoteTongue, NUMBER, statedDate } from './tongue.ts'

// Spanish notes. Questions open with their own mark; points are `a)`.

const MONTHS = monthsOf('es')
const DATE = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:º|°)? de (${MONTHS.join('|')})(?: del? (\\d{4}))?`,
  'iu',
)
const TIME = /(?<!\d)(\d{1,2})(?:[.:](\d{2}))? ?(?:horas|h)(?!\p{L})/u
const TIME_OF_HALF = /a las? (\d{1,2})(?:[.:](\d{2}))? de la (mañana|tarde)/u

const WORDS = numberWords({
  10: 'diez décimo',
  20: 'veinte vigésimo',
  30: 'treinta trigésimo',
  40: 'cuarenta cuadragésimo',
  50: 'cincuenta quincuagésimo',
  60: 'sesenta sexagésimo',
  70: 'setenta septuagésimo',
  75: 'septuagésimo_quinto',
  80: 'ochenta octogésimo',
  90: 'noventa nonagésimo',
  100: 'cien centésimo',
})

const ADDRESSEE =
  'dirigidas? (?:al Secretario General|(?:al Presidente|a la Presidencia|a la Presidenta) del Consejo de Seguridad)(?: y (?:al Presidente|a la Presidencia|a la Presidenta) del Consejo de Seguridad)?'
const SENDER = '(?: por .{5,200}?ante las Naciones Unidas)?'

const ACTOR = anyActor({
  council: 'Consejo(?: de Seguridad)?',
  secretariat: 'Secretaría(?: de las Naciones Unidas)?|Secretario General',
  contributors:
    'países que aportan contingentes(?: (?:y|o) (?:los países que aportan )?(?:fuerzas|personal) de policía)?|países que aportan (?:fuerzas|personal) de policía',
  funders: '(?:principales )?contribuyentes financieros|donantes',
  host: '(?:Estados|países|Gobiernos|Estado|país|Gobierno) (?:receptor(?:es)?|anfitri(?:ón|ones))',
})

export const ES: NoteTongue = {
  isSpaced: true,
  compounds: compoundsOf('ex vice no teórico franco'),
  tidy: [
    [/ +([,.;:?!)\]])/g, '$1'],
    [/([([¿¡]) +/g, '$1'],
  ],
  front: {
    letter: new RegExp(`Cartas?(?: idénticas)? de fecha .{5,300}?${ADDRESSEE}${SENDER}`, 'u'),
    annex: new RegExp(
      `Anexo(?: [IVX]+)? (?:de|a) las? cartas?(?: idénticas)? de fecha .{5,300}?${ADDRESSEE}${SENDER}`,
      'u',
    ),
    bareAnnex: /^(?:Anexo(?: [IVX]+)?|ANEXO)$/u,
    prose:
      /^.*[^\s.][\p{Ll})»][.](?:[”’»])?(?=\s|$)(?<!(?<!\p{L})(?:Sr|Sra|Sres|Dr|Dra|Excmo)\.)/su,
    signed: / ?\(Firmado\)/u,
  },
  afterSentence: /(?<=[.?!;][»”’)]*)\s+(?=[«“"‘(¿¡]*[\p{Lu}\d])/u,
  dateIn: (text) => statedDate(DATE.exec(text), MONTHS),
  timeIn: (text) => {
    const [, hours, minutes = '0'] = TIME.exec(text) ?? []
    if (hours) return [Number(hours), Number(minutes)]
    const [, hour, minute = '0', half] = TIME_OF_HALF.exec(text) ?? []
    if (hour) return [(Number(hour) % 12) + (half === 'tarde' ? 12 : 0), Number(minute)]
    return /mediodía/u.test(text) ? [12, 0] : colonTime(text)
  },
  cited: /(?:[Rr]esoluci(?:ón|ones) )?(?<!\d)(\d{3,4}) \((\d{4})\)/gu,
  isAboutResolutions: /resoluci(?:ón|ones)/iu,
  leadsOn: /[,;]? ?(?:y|mientras que|así como)?(?: en| por)?(?: las?| el| los| sus?)? ?$/u,
  duty: new RegExp(
    `(?<=^|[,;:.] |[,;]? (?:y|mientras que|que) )(?:el |la |los |las )?(?:${ACTOR}) (?:deber(?:ían?|án?)|deben?|han? de|tienen? que|tienen? la responsabilidad de) `,
    'giu',
  ),
  afterDuty: /[,;]? (?:y|mientras que) *$/u,
  figures: {
    pattern: new RegExp(
      `(?<![\\d(/.,:]|[Rr]esoluci(?:ón|ones) |[Pp]árrafos? |[Aa]rtículos? |[Cc]apítulo |núm\\. )(?:(${NUMBER})(?: (mil|millón|millones))?|(?<!\\p{L})(${WORDS.pattern}))(?= ?%|[ºª°] | \\p{Ll})`,
      'gu',
    ),
    isDate: new RegExp(
      `^(?:(?:19|20)\\d{2}(?!\\d)|\\d{1,2}[º°]? de (?:${MONTHS.join('|')})|\\d{1,2}(?:[.:]\\d{2})? ?(?:horas|h)(?!\\p{L})|\\d{1,2}(?:[.:]\\d{2})? de la (?:mañana|tarde))`,
      'u',
    ),
    scales: { mil: 1e3, millón: 1e6, millones: 1e6 },
    decimal: ',',
    amountInWords: WORDS.amount,
  },
  meeting: {
    held: /(?:celebrar\p{L}*|celebra|convocar\p{L}*|organizar\p{L}*|tendrá lugar|reunir\p{L}*|debate|sesión|reunión)(?!\p{L})/iu,
    place: /en (?:el |la )((?:Salón|Sala) [^,.;]{3,60}?)(?= (?:y|bajo|a|el) |[,.;]|$)/u,
    format: [
      /(?:formato|forma) de (?:un |una )?((?:debate|sesión|reunión|diálogo|consultas)(?: (?:abiert[oa]|públic[oa]|privad[oa]|interactivo|ministerial|anual|trimestral|informativa|de alto nivel))*)/iu,
      /(?<!\p{L})((?:debate|sesión|reunión|diálogo|consultas)(?: (?:abiert[oa]|públic[oa]|privad[oa]|interactivo|ministerial|anual|trimestral|informativa|de alto nivel))*)/iu,
    ],
    openTo:
      /(?<!\p{L})([^.;]{3,120}?) (?:están|serán|está) (?:también )?(?:invitad[oa]s?) a (?:participar|asistir|intervenir|tomar)/iu,
    chair: [
      /presidid[oa]s? por (.+?)[.;]?$/iu,
      /bajo la presidencia de(?=l? )(.+?)[.;]?$/iu,
      /^(.{3,160}?) presidirá(?!\p{L})/u,
    ],
    briefers: [
      /(?:exposición informativa|exposiciones informativas|exposiciones)(?: (?:estarán|estará|será|serán))?(?: a cargo)? (?=del? |por )(.+?)[.;]?$/iu,
      /^(.+?) (?:ofrecerán|ofrecerá|presentarán|presentará|harán|hará) (?:una |unas )?exposici/iu,
    ],
    betweenBriefers:
      /(?:,| y| e|;)+ (?=(?:del? |por )?(?:el |la |los |un |una )?(?:Secretari|Subsecretari|Representante|representante|Comandante|Jef[ea]|Director|Alt[oa]|Comisionad|President|Ministr|Enviad|Sr|Sra|General|Coordinador))/u,
    article: /^ ?(?:del? |por |l )?(?:el |la |los |las |un |una )?/iu,
  },
  presiding: [
    (name) =>
      new RegExp(
        `(?<!\\p{L})${name},? (?:que (?:ocupa|ejerce|asume|ocupará|ejercerá)|ocupará|ejercerá|asumirá|en su calidad|como)[^.]{0,60}(?:[Pp]residencia|[Pp]resident[ea])|[Pp]residencia de(?:l)? (?:la |los )?${name}(?!\\p{L})`,
        'u',
      ),
    (name) =>
      new RegExp(
        `Representante Permanente del? (?:la |el |los )?(?:[\\p{L} ]{0,40}? del? )?${name}(?!\\p{L})`,
        'u',
      ),
  ],
  outcome: {
    theme: [
      /(?:tema|lema)(?: (?:es|será|siguiente))?:? [«“"]([^»”"]+)[»”"]/iu,
      /(?:debate|sesión|reunión)[^.«“"]{0,80}?(?:titulad[oa]|sobre)[^.«“"]{0,30} [«“"]([^»”"]+)[»”"]/iu,
    ],
    outcome:
      /documento final|declaración (?:de la presidencia|de su president|del president)|comunicado de prensa|declaración a la prensa|(?:aprob\p{L}*|adopt\p{L}*)[^.]{0,80}resolución(?! \d)|proyecto de resolución/iu,
    forms: [
      [
        'presidentialStatement',
        /declaración (?:de la presidencia|de su president|del president)/iu,
      ],
      ['resolution', /resolución(?! \d)/iu],
      ['pressStatement', /comunicado de prensa|declaración a la prensa/iu],
    ],
    subject: [
      /(?:documento final|declaración(?: a la prensa| de la Presidencia| de su President[ea]| del Presidente)?|comunicado de prensa|resolución),? (?:sobre|relativ[oa] al?|acerca de) (.+?)(?: (?:será|debería|podría)(?!\p{L})| al término|[,.;]|$)/iu,
    ],
  },
}
