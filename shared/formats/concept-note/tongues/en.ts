import { monthsOf } from '../../formulas.ts'
import {
  anyActor,
  capitals,
  colonTime,
  compoundsOf,
  type NoteTongue,
  statedDate,
} from './tongue.ts'

// English notes.

const MONTHS = monthsOf('en').map((month) => month.toLowerCase())
const DATE = new RegExp(`\\b(\\d{1,2}) (${monthsOf('en').join('|')})(?:,? (\\d{4}))?`, 'u')
const TIME = /\b(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\b/u

const NUMBER = '\\d{1,3}(?:[ ,\\u00A0\\u202F]\\d{3})+|\\d+(?:\\.\\d+)?'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const UNITS = 'one|two|three|four|five|six|seven|eight|nine'
const ORDINALS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'

const ADDRESSEE =
  'addressed to the (?:Secretary-General|President of the Security Council)(?: and the President of the Security Council)?'

const ACTOR = anyActor({
  council: 'Security Council|Council',
  secretariat: 'United Nations Secretariat|Secretariat|Secretary-General',
  contributors:
    'troop- and police-contributing countries|troop-contributing countries(?: and police-contributing countries)?|police-contributing countries|contributors of troops and police|troop and police contributors',
  funders:
    '(?:major )?financial contributors|financially contributing (?:States|countries)|donors|contributors of funds',
  host: 'host (?:States|countries|Governments|country|State|Government)',
})
const MODAL =
  '(?:should|must|shall|needs? to|ha(?:s|ve) a responsibility to|(?:is|are) responsible for)'

export const EN: NoteTongue = {
  isSpaced: true,
  compounds: compoundsOf(
    'troop police well self long short high low gender cross decision evidence life country community follow capacity',
  ),
  tidy: [
    [/ +([,.;:?!)\]])/g, '$1'],
    [/([([]) +/g, '$1'],
  ],
  front: {
    letter: new RegExp(`(?:Identical )?[Ll]etters? dated .{5,300}? ${ADDRESSEE}`, 'u'),
    annex: new RegExp(
      `Annex(?: [IVX]+)? to the (?:identical )?letters? dated .{5,300}? ${ADDRESSEE}`,
      'u',
    ),
    bareAnnex: /^(?:Annex(?: [IVX]+)?|ANNEX)$/u,
    prose: /^.*[^\s.][a-z)][.]["”’]?(?=\s|$)(?<!\b(?:Mr|Mrs|Ms|Dr|St)\.)/su,
    signed: / ?\(Signed\)/,
  },
  afterSentence: /(?<=[.?!;]["”’)]*)\s+(?=["“‘(]?[\p{Lu}\d])/u,
  dateIn: (text) => statedDate(DATE.exec(text), MONTHS),
  timeIn: (text) => {
    const [, hour, minute, half] = TIME.exec(text) ?? []
    if (hour) {
      const isLate = half === 'p' && Number(hour) < 12
      const hours = half === 'a' && hour === '12' ? 0 : Number(hour) + (isLate ? 12 : 0)
      return [hours, Number(minute ?? '0')]
    }
    return /\bnoon\b/u.test(text) ? [12, 0] : colonTime(text)
  },
  cited: /(?:(?:Security Council )?[Rr]esolutions? )?\b(\d{3,4}) \((\d{4})\)/gu,
  isAboutResolutions: /\bresolutions?\b/iu,
  leadsOn: /[,;]? (?:and|while|whereas|as well as)?(?: in| by)?(?: its| the)?(?: subsequent)? ?$/u,
  duty: new RegExp(
    `(?<=^|[,;:.] |[,;]? (?:and|while|whereas|that) )(?:[Tt]he )?(?:${ACTOR}) ${MODAL} `,
    'giu',
  ),
  afterDuty: /[,;]? (?:and|while|whereas) *$/u,
  figures: {
    pattern: new RegExp(
      `(?<![\\d(/.:]|[Rr]esolutions? |[Pp]aragraphs? |[Aa]rticles? |[Cc]hapter |[Nn]o\\. )(?:(${NUMBER})(?: (hundred|thousand|million|billion))?|\\b((?:${capitals(TENS)})(?:-(?:${UNITS}|${ORDINALS}))?|${capitals(TEENS)}|fiftieth|sixtieth|seventieth|hundredth))(?= ?(?:per cent|%)| [\\p{Ll}]|-(?:year|day))`,
      'gu',
    ),
    isDate: /^(?:(?:19|20)\d{2}\b|\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b)/u,
    scales: { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 },
    decimal: '.',
    amountInWords,
  },
  meeting: {
    held: /\b(?:held|hold|convene[ds]?|convening|take place|takes place|meet|organi[sz]e|debate|meeting|briefing)\b/iu,
    place:
      /\b(?:in|at) the ((?:[A-Z][\p{L}'’-]+ )*(?:[A-Z][\p{L}'’-]+ )?(?:Chamber|Conference Room(?: \d+)?|Hall|Room \d+)|[A-Z][\p{L} ]+ Chamber)/u,
    format: [
      /\b(?:format of|in the form of|take the form of|as) an? ((?:[\w-]+ ){0,5}?(?:debate|briefing|dialogue|meeting|discussion|consultations))/iu,
      /\b((?:(?:open|annual|quarterly|[a-z]+-level) )*(?:debate|briefing|consultations|interactive dialogue))\b/iu,
    ],
    openTo:
      /\b([^.;]{3,120}?) (?:are|is|will be) (?:also )?(?:welcome|invited|encouraged) to (?:attend|participate|speak|take part|make statements|deliver)/iu,
    chair: [
      /\b(?:chaired|presided over) by (.+?)[.;]?$/iu,
      /^(?:The (?:meeting|debate) )?(.{3,160}?),? (?:will|is to|is expected to) (?:chair|preside)/u,
    ],
    briefers: [
      /\bbriefings? (?:will be (?:given|delivered|provided) )?(?:by|from) (.+?)[.;]?$/iu,
      /\bbriefed by (.+?)[.;]?$/iu,
      /^(.+?) (?:will|are to|is to) brief\b/iu,
    ],
    betweenBriefers:
      /(?:,| and|;)+ (?=(?:the |a |an )?(?:Under-|Assistant|Deputy|Special|Secretary|Executive|Force|Police|Head|Director|High|Commissioner|President|Chair|Representative|representative|Permanent|Minister|Mr|Ms|Mrs|Dr|His|Her|Lieutenant|Major|General))/u,
    article: /^(?:the|an?) /iu,
  },
  presiding: [
    (name) =>
      new RegExp(
        `\\b${name},? (?:as|in its capacity as|which holds|will hold|holds|assumes|will assume|during its)[^.]{0,60}presidency|\\b${name},? (?:as|in its capacity as)[^.]{0,40}President of the Security Council|\\bpresidency of (?:the )?${name}\\b`,
        'u',
      ),
    (name) =>
      new RegExp(
        `\\bPermanent Representatives? of (?:the )?(?:[\\p{L}’' ]{0,40}? of )?${name}\\b`,
        'u',
      ),
  ],
  outcome: {
    theme: [
      /\b(?:theme|topic|subject)(?: of)?,? ["“]([^”"]+)["”]/iu,
      /\b(?:debate|meeting|briefing|discussion)\b[^.“"]{0,80}?\b(?:entitled|titled|on)\b,? ["“]([^”"]+)["”]/iu,
      /\b(?:debate|meeting|briefing)[^.“"]{0,40}? on the (?:theme|topic|subject) of ([^,.;]+?)(?:,| to be held| on \d|[.;]|$)/iu,
    ],
    outcome:
      /\boutcome\b|\b(?:presidential|press) statement\b|\bstatement by (?:its|the) President\b|\b(?:adopt\w*|approve|agree on)\b[^.]{0,80}\bresolution\b(?! \d)|\bdraft resolution\b/iu,
    forms: [
      ['presidentialStatement', /presidential statement|statement by (?:its|the) President/iu],
      ['resolution', /\bresolution\b(?! \d)/iu],
      ['pressStatement', /press statement/iu],
    ],
    subject: [
      /\b(?:outcome(?: document)?|document|statement|resolution|product)(?: by (?:its|the) President)?,? (?:on|regarding|concerning|addressing|about) (.+?)(?: (?:will|is to|is expected to|would|may)\b| at the\b|[,.;]|$)/iu,
    ],
  },
}

function amountInWords(words: string): number {
  const [tens = '', unit = ''] = words.split('-')
  const teen = TEENS.split('|').indexOf(tens)
  if (teen >= 0) return 10 + teen
  const round = ['fiftieth', 'sixtieth', 'seventieth'].indexOf(tens)
  if (round >= 0) return 50 + round * 10
  if (tens === 'hundredth') return 100
  const units = [UNITS, ORDINALS].map((list) => list.split('|').indexOf(unit) + 1)
  return (TENS.split('|').indexOf(tens) + 2) * 10 + Math.max(...units)
}
