import { anyActor, colonTime, compoundsOf, type NoteTongue } from './tongue.ts'

// Chinese notes: no spaces between words, full-width punctuation.

const NUMBER = '\\d{1,3}(?:[ ,\\u00A0\\u202F]\\d{3})+|\\d+(?:\\.\\d+)?'
const DATE = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/u
const TIME = /(上午|下午|晚上|中午)?(\d{1,2})[时点](?:(\d{1,2})分|(半))?/u

// Quotation marks, dashes and the like are full-width in Chinese though Unicode counts them as general punctuation.
const FULL = '[\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF\\u2014\\u2018-\\u201D\\u2026\\u00B7]'

const ACTOR = anyActor({
  council: '安理会|安全理事会',
  secretariat: '(?:联合国)?秘书处|秘书长',
  contributors: '(?:部队和警察派遣国|出兵国(?:[和与、及]|以及)出警国|出兵国|出警国|派遣国)',
  funders: '(?:主要)?出资国|捐助国|捐助方',
  host: '当事国(?:政府)?|东道国(?:政府)?|驻在国(?:政府)?',
})

export const ZH: NoteTongue = {
  isSpaced: false,
  compounds: compoundsOf(''),
  tidy: [
    [new RegExp(`(?<=${FULL}) +| +(?=${FULL})`, 'gu'), ''],
    [/(\d{3,4}) ?\( ?(\d{4}) ?\)/g, '$1($2)'],
  ],
  front: {
    letter: /\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^。]{2,80}?[致给][^。]{2,20}?的信(?! ?的 ?附件)/u,
    annex: /\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^。]{2,80}?的信 ?的 ?附件/u,
    bareAnnex: /^(?:附件[一二三]?|附录)$/u,
    prose: /^.*。/su,
    signed: null,
  },
  afterSentence: /(?<=[。！？；][”’）)]?)(?![”’）)])/u,
  dateIn: (text) => {
    const [, year, month, day] = DATE.exec(text) ?? []
    if (!day) return null
    const stated = { day: Number(day), month: Number(month) }
    return year ? { ...stated, year: Number(year) } : stated
  },
  timeIn: (text) => {
    const [, half, hour, minute, isHalf] = TIME.exec(text) ?? []
    if (!hour) return colonTime(text)
    const isLate = (half === '下午' || half === '晚上') && Number(hour) < 12
    return [Number(hour) + (isLate ? 12 : 0), isHalf ? 30 : Number(minute ?? '0')]
  },
  cited: /第?(\d{3,4}) ?[(（](\d{4})[)）](?:号)?(?:决议)?/gu,
  isAboutResolutions: /决议/u,
  leadsOn: /[，；、](?:而|同时)?(?:安理会|安全理事会|理事会)?(?:在|根据)?(?:第)?$/u,
  duty: new RegExp(
    `(?<=^|[，；：、。]|而|同时)(?:${ACTOR})(?:应当|应该|应|须|必须|需要|需|有责任)`,
    'gu',
  ),
  afterDuty: /[，；]?而? *$/u,
  figures: {
    pattern: new RegExp(
      `(?<![\\d第(/.])(${NUMBER})(万|亿)?[余多]?(?:个百分点|周年|年来|[名个国人次项份起架支所年%％天月])(?!\\d)`,
      'gu',
    ),
    isDate: /^\d{4}年|^\d{1,2}月(?!内|以来)/u,
    scales: { 万: 1e4, 亿: 1e8 },
    decimal: '.',
    amountInWords: () => 0,
  },
  meeting: {
    held: /召开|举行|举办|辩论会|会议/u,
    place: /在([^，。；]{2,20}?(?:厅|会议室|会堂|大楼))(?:内)?(?:召开|举行|举办|进行)/u,
    format: [
      /(?:采取|采用|以)(?:安理会|安全理事会)?([^，。；]{2,16}?)(?:的)?(?:形式|方式)/u,
      /((?:高级别|部长级|年度)*(?:公开)?(?:辩论会|通报会|磋商|互动对话))/u,
    ],
    openTo: /欢迎([^，。；]{2,60}?)(?:与会|参加|参会|出席|发言)/u,
    chair: [/(?:^|[，。；])(?:[将拟]?由)?([^，。；]{2,50}?)(?:将)?(?:亲自)?主持/u],
    briefers: [
      /听取(?:由)?([^。；]{2,200}?)(?:的|所作的|作)?(?:情况)?(?:通报|介绍)/u,
      /由([^。；，]{2,200}?)(?:向安理会)?(?:作|进行)(?:情况)?通报/u,
    ],
    betweenBriefers:
      /(?<=秘书长|代表|司令|司令员|主席|主任|专员|大使|署长|女士|先生)(?:、|，|以及|及|和|与)/u,
    article: /^(?!)/u,
  },
  presiding: [
    (name) => new RegExp(`${name}(?:作为|担任|将担任|是)[^，。]{0,20}主席`, 'u'),
    (name) => new RegExp(`(?:^|[^\\p{Script=Han}]|日)${name}常驻联合国`, 'u'),
  ],
  outcome: {
    theme: [
      /主题[为是](?:：)?[“"「《]([^”"」》]+)[”"」》]/u,
      /题为[“"「《]([^”"」》]+)[”"」》]的?(?:[^，。]{0,12})(?:辩论|会议|通报)/u,
      /[“"「]([^”"」]{4,60})[”"」](?:为主题|专题|问题)/u,
    ],
    outcome: /成果文件|主席声明|(?:通过|达成)[^，。]{0,20}决议|成果/u,
    forms: [
      ['presidentialStatement', /主席声明/u],
      ['resolution', /(?<!号)决议(?:草案)?/u],
      ['pressStatement', /新闻谈话|媒体声明/u],
    ],
    subject: [
      /(?:就|关于|围绕)([^，。]{2,40}?)(?:通过|达成|形成|发表)/u,
      /通过(?:一份)?(?:关于|有关)([^，。]{2,40}?)的(?:成果|主席|决议)/u,
    ],
  },
}
