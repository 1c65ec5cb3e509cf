// What opens a part of the annex: `二. 会议目标`, `II. Objectives`, `أولا -`, `7. …`, `(a) …`, `a) …`. A marker counts only where its number
// is the next one and where something new can begin ([N4]), for a wrapped line may begin with anything.

export type Marker = {
  readonly kind: 'section' | 'item' | 'point'
  readonly number: number
  readonly label: string
  readonly rest: string
}

const CHINESE_DIGITS = '一二三四五六七八九十'
const SECTION = /^([一二三四五六七八九十]{1,3}|[IVX]{1,5}) ?[.．、] ?(.*)$/
const BRACKETED_SECTION = /^[(（]([一二三四五六七八九十]{1,3})[)）] ?(.*)$/
const ITEM = /^(\d{1,3}) ?[.．、](?!\d) ?(.*)$/
const POINT = /^[(（]?([a-z])[)）] ?(.*)$/
// Arabic notes: `أولا -`, `1 -`, `(أ)`; Russian ones may have letters of their own.
const ARABIC_SECTIONS = 'أولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا'.split(' ')
const ARABIC_SECTION = new RegExp(`^((?:${ARABIC_SECTIONS.join('|')})\\u064B?) ?[-–—.:] ?(.*)$`)
const ARABIC_ITEM = /^(\d{1,3}) ?[-–—] ?(?=\p{Script=Arabic})(.*)$/u
const LETTERED = /^[(（]?((?:\p{Script=Arabic}|\p{Script=Cyrillic}){1})\u0640?[)）] ?(.*)$/u
const ALPHABETS = [
  'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
  'абвгдежзиклмнопрстуфхцчшщ',
  'аbсdеfghijklmnорqrstuvwхуz',
]

/** All that the beginning of a line could be; empty for a line that opens nothing. */
export function markersOf(line: string): readonly Marker[] {
  const section = SECTION.exec(line) ?? BRACKETED_SECTION.exec(line) ?? ARABIC_SECTION.exec(line)
  if (section) return [markerOf('section', section, sectionNumber(section[1] ?? ''))]
  const item = ITEM.exec(line) ?? ARABIC_ITEM.exec(line)
  if (item) return [markerOf('item', item, Number(item[1]))]
  const point = POINT.exec(line)
  if (point) return [markerOf('point', point, letterNumber(point[1] ?? ''))]
  const lettered = LETTERED.exec(line)
  if (!lettered) return []
  const numbers = ALPHABETS.map((letters) => letters.indexOf(lettered[1] ?? '') + 1)
  return [...new Set(numbers)]
    .filter((number) => number > 0)
    .map((number) => markerOf('point', lettered, number))
}

function markerOf(kind: Marker['kind'], match: RegExpExecArray, number: number): Marker {
  return { kind, number, label: match[1] ?? '', rest: match[2] ?? '' }
}

/** `a` is 1. */
function letterNumber(letter: string): number {
  return letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1
}

function sectionNumber(label: string): number {
  if (/^[IVX]/.test(label)) return romanNumber(label)
  const arabic = ARABIC_SECTIONS.indexOf(label.replace('\u064B', '')) + 1
  return arabic > 0 ? arabic : chineseNumber(label)
}

function chineseNumber(label: string): number {
  const digit = (one: string) => CHINESE_DIGITS.indexOf(one) + 1
  const ten = label.indexOf('十')
  if (ten < 0) return digit(label)
  const tens = ten === 0 ? 1 : digit(label.slice(0, ten))
  return tens * 10 + (ten === label.length - 1 ? 0 : digit(label.slice(ten + 1)))
}

function romanNumber(label: string): number {
  const values = [...label].map((one) => ({ I: 1, V: 5, X: 10 })[one] ?? 0)
  return values.reduce((sum, one, i) => sum + (one < (values[i + 1] ?? 0) ? -one : one), 0)
}

/** Whether a sentence, a clause or a chapeau is over, so that something new can follow. */
export function isEnded(text: string): boolean {
  // Only the end matters, and what is open may be long.
  const end = text.slice(-16)
  return /(?:[.?!;:…。？！；：؟؛](?: ?[»“”’"')\]）】」』])*|[;,；，،] ?(?:and|or|et|ou|y|o|и|или|和|以及|及|و))$/u.test(
    end,
  )
}
