import { monthsOf } from '../../formulas.ts'
import { numberWords } from './number-words.ts'
import { anyActor, colonTime, compoundsOf, type NoteTongue, NUMBER, statedDate } from './tongue.ts'

// French notes. Their marks of punctuation may have a space before them; points are `a)`.

const MONTHS = monthsOf('fr')
const DATE = new RegExp(`(?<!\\d)(\\d{1,2})(?:er)? (${MONTHS.join('|')})(?: (\\d{4}))?`, 'iu')
const TIME = /(?<!\d)(\d{1,2}) ?(?:heures?|h)(?: ?(\d{2}))?(?!\p{L})/u

const WORDS = numberWords({
  10: 'dix dixième',
  15: 'quinze quinzième',
  20: 'vingt vingtième',
  25: 'vingt-cinq vingt-cinquième',
  30: 'trente trentième',
  40: 'quarante quarantième',
  50: 'cinquante cinquantième',
  60: 'soixante soixantième',
  70: 'soixante-dix soixante-dixième',
  75: 'soixante-quinze soixante-quinzième',
  80: 'quatre-vingts quatre-vingtième',
  90: 'quatre-vingt-dix quatre-vingt-dixième',
  100: 'cent centième',
})

const ADDRESSEE =
  'adressées? (?:au Secrétaire général|(?:au Président|à la Présidente) du Conseil de sécurité)(?: et (?:au Président|à la Présidente) du Conseil de sécurité)?'
const SENDER =
  "(?: par .{5,200}?auprès (?:de l[’'] ?Organisation des Nations Unies|des Nations Unies))?"

const ACTOR = anyActor({
  council: 'Conseil(?: de sécurité)?',
  secretariat: "Secrétariat(?: de l[’']Organisation des Nations Unies)?|Secrétaire général",
  contributors:
    'pays (?:fournisseurs de|qui fournissent des) contingents(?: (?:et|ou) (?:de |du )?(?:personnel|forces|effectifs) de police)?|pays fournisseurs de personnel de police',
  funders: 'contributeurs financiers|bailleurs de fonds|donateurs',
  host: "(?:États|pays|Gouvernements|État|Gouvernement)(?: des pays)? (?:hôtes?|d[’']accueil)",
})

export const FR: NoteTongue = {
  isSpaced: true,
  compounds: compoundsOf(
    'sous vice porte haut non contre demi après avant ci celui celle ceux celles peut au par quelques grand',
    'il elle ils elles on t vous nous ce ci là même mêmes',
  ),
  tidy: [
    [/ +([,.)\]])/g, '$1'],
    [/([([]) +/g, '$1'],
  ],
  front: {
    letter: new RegExp(
      `[Ll]ettres?(?: identiques)? datées? (?:du|des) .{5,300}?${ADDRESSEE}${SENDER}`,
      'u',
    ),
    annex: new RegExp(
      `Annexe(?: [IVX]+)? (?:à la|aux) lettres?(?: identiques)? datées? (?:du|des) .{5,300}?${ADDRESSEE}${SENDER}`,
      'u',
    ),
    bareAnnex: /^(?:Annexe(?: [IVX]+)?|ANNEXE)$/u,
    prose: /^.*[^\s.][\p{Ll})»][.](?: ?[”’»])?(?=\s|$)(?<!(?<!\p{L})(?:MM|Mme|art)\.)/su,
    signed: / ?\(Signée?\)/u,
  },
  afterSentence: /(?<=[.?!;](?: ?[»”’)])*)\s+(?=(?:[«“(] ?)?[\p{Lu}\d])/u,
  dateIn: (text) => statedDate(DATE.exec(text), MONTHS),
  timeIn: (text) => {
    const [, hours, minutes = '0'] = TIME.exec(text) ?? []
    if (hours) return [Number(hours), Number(minutes)]
    return /(?<!\p{L})midi(?!\p{L})/u.test(text) ? [12, 0] : colonTime(text)
  },
  cited: /(?:[Rr]ésolutions? )?(?<!\d)(\d{3,4}) \((\d{4})\)/gu,
  isAboutResolutions: /résolutions?/iu,
  leadsOn: /[,;]? ?(?:et|tandis que|alors que|ainsi que)?(?: dans| par)?(?: l[ae]s?| sa| ses)? ?$/u,
  duty: new RegExp(
    `(?<=^|[,;:.] |[,;]? (?:et|tandis que|alors que|que) )(?:le |la |les |l[’'])?(?:${ACTOR}) (?:devrai(?:t|ent)|doi(?:t|vent)|(?:est|sont) tenus? de|(?:a|ont) la responsabilité de) `,
    'giu',
  ),
  afterDuty: /[,;]? (?:et|tandis que|alors que) *$/u,
  figures: {
    pattern: new RegExp(
      `(?<![\\d(/.,:]|[Rr]ésolutions? |[Pp]aragraphes? |[Aa]rticles? |[Cc]hapitre |(?<!\\p{L})no )(?:(${NUMBER})(?: (mille|millions?|milliards?))?|(?<![\\p{L}-])(${WORDS.pattern}))(?= ?(?:%|pour cent)|e | (?:d[’'])?\\p{Ll})`,
      'gu',
    ),
    isDate: new RegExp(
      `^(?:(?:19|20)\\d{2}(?!\\d)|\\d{1,2}(?:er)? (?:${MONTHS.join('|')})|\\d{1,2} ?(?:heures?|h)(?!\\p{L}))`,
      'u',
    ),
    scales: { mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
    decimal: ',',
    amountInWords: WORDS.amount,
  },
  meeting: {
    held: /(?:tiendra|tenir|tenue?|organis\p{L}+|convoqu\p{L}+|réuni\p{L}+|débat|séance)(?!\p{L})/iu,
    place: /dans (?:la |l[’'])((?:salle|Salle) [^,.;]{3,60}?)(?= (?:et|sous|le|à) |[,.;]|$)/u,
    format: [
      /(?:sous la forme|la forme|sous forme) d[’'](?:une? )?((?:débat|séance|réunion|dialogue|consultations)(?: (?:public|publique|ouverte?|privée?|interactif|ministériell?e?|annuell?e?|trimestriell?e?|informelles|d[’']information|de haut niveau))*)/iu,
      /(?<!\p{L})((?:débat|séance|réunion|dialogue|consultations)(?: (?:public|publique|ouverte?|privée?|interactif|ministériell?e?|annuell?e?|trimestriell?e?|informelles|d[’']information|de haut niveau))*)/iu,
    ],
    openTo:
      /(?<!\p{L})([^.;]{3,120}?) (?:sont|seront|est) (?:également |aussi )?(?:invitée?s?|conviée?s?|encouragée?s?) à (?:participer|assister|prendre|intervenir|faire)/iu,
    chair: [
      /(?:présidée?|présidées?) par (.+?)[.;]?$/iu,
      /sous la présidence (?:de |du |d[’'] ?)(.+?)[.;]?$/iu,
      /^(.{3,160}?) présidera(?!\p{L})/u,
    ],
    briefers: [
      /exposés?(?: (?:seront|sera|présentés?|faits?|liminaires?|d[’']information)){0,4} (?:par|de la part d[eu]|d[eu]) (.+?)[.;]?$/iu,
      /^(.+?) (?:feront|fera|présenteront|présentera) (?:un |des )exposés?/iu,
    ],
    betweenBriefers:
      /(?:,| et|;)+ (?=(?:par |de |d[’'])?(?:le |la |l[’']|les |une? |du )?(?:Secrétaire|Sous-|Adjoint|Représentant|représentant|Commandant|commandant|Chef|Directeur|Directrice|Haut|Commissaire|Conseill|Président|Présidente|Ministre|Envoyé|M\.|Mme|Général|général))/u,
    article: /^(?:par |de |d[’'])?(?:le |la |l[’']|les |une? |du |des )/iu,
  },
  presiding: [
    (name) =>
      new RegExp(
        `(?<!\\p{L})${name},? (?:qui (?:assure|exerce|assume|préside)|assurant|exerçant|assurera|exercera|assumera|en sa qualité|en tant)[^.]{0,60}(?:présidence|[Pp]résidente?|mois)|présidence (?:de la |de l[’']|du |des |de |d[’'])${name}(?!\\p{L})`,
        'u',
      ),
    (name) =>
      new RegExp(
        `Représentante? permanente? (?:de la |de l[’'] ?|du |des |de |d[’'])(?:[\\p{L}’' ]{0,40}? (?:de la |de l[’']|du |des |de |d[’']))?${name}(?!\\p{L})`,
        'u',
      ),
  ],
  outcome: {
    theme: [
      /(?:thème|sujet)(?: (?:est|sera|suivant))?(?: ?:)? [«“"] ?([^»”"]+?) ?[»”"]/iu,
      /(?:débat|séance|réunion)[^.«“"]{0,80}?(?:intitulée?|consacrée?|sur)[^.«“"]{0,30} [«“"] ?([^»”"]+?) ?[»”"]/iu,
    ],
    outcome:
      /document final|déclaration (?:de son|de sa|du|de la) présiden|déclaration présidentielle|déclaration à la presse|(?:adopt\p{L}*|approuv\p{L}*)[^.]{0,80}résolution(?! \d)|projet de résolution/iu,
    forms: [
      [
        'presidentialStatement',
        /déclaration (?:de son|de sa|du|de la) présiden|déclaration présidentielle/iu,
      ],
      ['resolution', /résolution(?! \d)/iu],
      ['pressStatement', /déclaration à la presse/iu],
    ],
    subject: [
      /(?:document final|déclaration(?: à la presse| présidentielle| de son président| de sa présidente| du Président| de la Présidente)?|résolution),? (?:sur|concernant|relative? (?:à|au|aux)|portant sur|consacrée? (?:à|au|aux)) (.+?)(?: (?:devrait|sera|pourrait)(?!\p{L})| à l[’']issue|[,.;]|$)/iu,
    ],
  },
}
