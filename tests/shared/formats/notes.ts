import { displayWidth } from '../../../shared/formats/concept-note/display-width.ts'

// Concept notes for tests, as a printed page would give them: blocks of running text, broken at any width.

export type Block = { readonly indent: number; readonly text: string }

type Cited = { readonly number: number; readonly year: number; readonly says: string }

/** What varies from note to note. */
export type NoteContent = {
  /** `[2020, 1, 22]`. */
  readonly day: readonly [year: number, month: number, day: number]
  /** Hour of the day, 0–23. */
  readonly hour: number
  readonly topic: string
  readonly cited: readonly Cited[]
  readonly issues: readonly string[]
  readonly killed: number
}

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

const block = (text: string, indent = 0): Block => ({ indent, text })
const link = (name: string): Block => block(`https://example.org/documents/${name}.pdf?OpenElement`)

const LETTER_EN =
  'etter dated 3 January 2020 from the Permanent Representative of Viet Nam to the United Nations addressed to the Secretary-General'

/** A note in English; the letter is of 3 January 2020. */
export function englishNote({ day, hour, topic, cited, issues, killed }: NoteContent): Block[] {
  const [year, month, date] = day
  const on = `${date} ${MONTHS[month - 1]}`
  const at = `${hour % 12 || 12} ${hour < 12 ? 'a.m.' : 'p.m.'}`
  return [
    block(`L${LETTER_EN}`, 3),
    block(
      `I have the honour to inform you that Viet Nam, which holds the presidency of the Security Council, intends to convene an open debate on the theme “${topic}” on ${on} ${year}. The note annexed to the present letter is meant to guide the discussion.`,
      5,
    ),
    block(
      'I would be obliged if this letter and its annex could be issued as a document of the Council.',
      5,
    ),
    block('(Signed) Permanent Representative of Viet Nam'),
    block(`Annex to the l${LETTER_EN}`, 3),
    block('[Original: English]'),
    block(`Concept note for the open debate on medical care in the field, ${on} ${year}`, 2),
    block('I. Why now', 1),
    block(
      '1. Viet Nam wishes to bring the Council and those who run field hospitals to one table.',
    ),
    block(
      `2. In 14 missions some 83,500 men and women depend on care that is often hours away. Since 2015, ${killed} of them have died of wounds that could have been treated. This year is the fiftieth anniversary of the first field hospital of level two.`,
    ),
    ...['N2001', 'N2001', 'N2002'].map(link),
    block(
      `3. The Council has spoken on this before. ${cited.map(({ number, year, says }) => `Resolution ${number} (${year}) ${says}.`).join(' ')}`,
    ),
    block(
      '4. The burden is shared. The Council should ask for medical plans before it authorizes a deployment, the Secretariat should keep evacuation times under review, troop- and police-contributing countries should train every soldier in first aid, financial contributors should fund helicopters that fly at night, and host Governments should grant clearance at once.',
    ),
    block('II. Questions', 1),
    block('5. Speakers may wish to answer the following questions:'),
    ...issues.map((text, i) => block(`(${letterAt(i)}) ${text}`, 1)),
    block('III. Format', 1),
    block(
      `6. The debate will be held on ${on} at ${at} in the Trusteeship Council Chamber and will be presided over by the Minister for Foreign Affairs of Viet Nam. Members will be briefed by the Under-Secretary-General for Operational Support, the Force Commander of the United Nations Mission in South Sudan (UNMISS) and a representative of civil society. A presidential statement on medical care will be adopted.`,
    ),
  ]
}

const LETTER_ZH = '2020 年 1 月 3 日越南常驻联合国代表给秘书长的信'

/** The same in Chinese. */
export function chineseNote({ day, hour, topic, cited, issues, killed }: NoteContent): Block[] {
  const [year, month, date] = day
  const on = `${month} 月 ${date} 日`
  const at = hour < 12 ? `上午 ${hour} 时` : `下午 ${hour === 12 ? 12 : hour - 12} 时`
  return [
    block(LETTER_ZH, 3),
    block(
      `谨通知阁下，越南作为安全理事会本月轮值主席，定于 ${year} 年 ${on}举行公开辩论会，主题为“${topic}”。现附上概念说明，供各代表团准备发言时参考(见附件)。`,
      1,
    ),
    block('请将本信及其附件作为安理会文件印发为感。', 1),
    block('越南常驻联合国代表(签名)'),
    block(`${LETTER_ZH}的附件`, 3),
    block('[原件：英文]'),
    block(`安全理事会 ${year} 年 ${on}关于实地医疗的公开辩论会概念说明`, 2),
    block('一. 为何现在讨论', 1),
    block('1. 越南希望让安理会和管理野战医院的人坐到一起。'),
    block(
      `2. 在 14 个特派团中，约有 83 500 名维和人员远离医院执行任务。2015 年以来，已有 ${killed} 名维和人员死于本可救治的伤情。今年是第一所二级医院设立 50 周年。`,
    ),
    ...['N2001', 'N2001', 'N2002'].map(link),
    block(
      `3. 安理会曾就此作出决定。${cited.map(({ number, year, says }) => `安理会第 ${number}(${year})号决议${says}。`).join('')}`,
    ),
    block(
      '4. 责任由各方分担，安理会应在授权部署前要求提出医疗计划，秘书处应经常审查后送时间，出兵国与出警国应教会每名士兵急救，出资国应为夜航直升机出资，当事国应立即给予飞行许可。',
    ),
    block('二. 讨论题', 1),
    block('5. 发言者不妨回答以下问题:'),
    ...issues.map((text, i) => block(`(${letterAt(i)}) ${text}`, 1)),
    block('三. 形式', 1),
    block(
      `6. 会议采取公开辩论会形式，定于 ${on}${at}在托管理事会会议厅举行，由越南外交部长主持。与会者将听取主管业务支助事务副秘书长、联合国南苏丹特派团部队指挥官代表和民间社会代表通报。会议将就实地医疗发表主席声明。`,
    ),
  ]
}

function letterAt(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index)
}

export type Page = {
  /** Columns of a line. */
  readonly width: number
  readonly isDoubleSpaced: boolean
  /** Prints a symbol, a page number and a job number after every so many lines. */
  readonly linesPerPage?: number
}

/** Breaks the blocks into the lines of a page, as a reader gets them out of it. */
export function printNote(blocks: readonly Block[], page: Page): string {
  const lines = blocks.flatMap((block) => linesOf(block, page.width))
  const paged = page.linesPerPage ? withRunningHeads(lines, page.linesPerPage) : lines
  return paged
    .map((line) => (page.isDoubleSpaced && !isLink(line) ? `${line}\n\n` : `${line}\n`))
    .join('')
}

function isLink(line: string): boolean {
  return /^https?:/.test(line)
}

function linesOf({ indent, text }: Block, width: number): string[] {
  if (isLink(text)) return [text]
  const lines: string[] = []
  let line = ' '.repeat(indent)
  for (const piece of pieces(text)) {
    if (line.trim() !== '' && displayWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  // An extractor leaves a blank behind the last line of a paragraph.
  return [...lines, `${line.trimEnd()} `]
}

/** What is never broken: a Chinese character with the punctuation around it, a word, a compound up to its hyphen. */
function pieces(text: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(text)) return text.match(/ ?(?:[^\s-]+-?|-)/gu) ?? []
  return (
    text.match(
      / ?[“《([]*(?:[\p{Script=Han}]|(?:(?!\p{Script=Han})[^\s“《—，。、；：？”》-])+-?|—)[，。、；：？”》)\]!?.,;:]*/gu,
    ) ?? []
  )
}

function withRunningHeads(lines: readonly string[], linesPerPage: number): string[] {
  return lines.flatMap((line, i) => {
    const number = Math.floor(i / linesPerPage) + 2
    return i % linesPerPage === linesPerPage - 1
      ? [line, `${number}/9 20-00123`, 'S/2020/77', '20-00123 (E)']
      : [line]
  })
}
