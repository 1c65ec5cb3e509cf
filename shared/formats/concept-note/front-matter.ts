import { displayWidth } from './display-width.ts'
import { type LineJoiner, tidy } from './join-lines.ts'
import { isEnded } from './markers.ts'
import type { NoteLang } from './note-lang.ts'
import type { NoteLine } from './note-lines.ts'

// Everything before the first section: the letter, and the head of its annex. Both are told apart on the running
// text, so that it does not matter where their lines were broken ([N1]).

export type FrontMatter = {
  readonly letterTitle: string
  readonly paragraphs: readonly string[]
  readonly signature: readonly string[]
  readonly annexTitle: string
}

/** The running text of the front matter; blocks begin at the offsets (UTF-16 units) that are listed. */
type Flow = { readonly text: string; readonly starts: readonly number[] }

const LETTER: Readonly<Record<NoteLang, RegExp>> = {
  zh: /\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^。]{2,80}?[致给][^。]{2,20}?的信(?! ?的 ?附件)/u,
  en: /(?:Identical )?[Ll]etters? dated .{5,300}? addressed to the (?:Secretary-General|President of the Security Council)(?: and the President of the Security Council)?/u,
}
const ANNEX: Readonly<Record<NoteLang, RegExp>> = {
  zh: /\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^。]{2,80}?的信 ?的 ?附件/u,
  en: /Annex(?: [IVX]+)? to the (?:identical )?letters? dated .{5,300}? addressed to the (?:Secretary-General|President of the Security Council)(?: and the President of the Security Council)?/u,
}
const BARE_ANNEX = /^(?:Annex(?: [IVX]+)?|ANNEX|附件[一二三]?|附录)$/u
const ORIGINAL = /^ ?[[［(] ?(?:原件|Original)[^\]］)]*[\]］)] ?/u

/** Letter and head of the annex; null if there are not both. */
export function readFrontMatter(
  lines: readonly NoteLine[],
  lang: NoteLang,
  joiner: LineJoiner,
  fullWidth: number,
): FrontMatter | null {
  const flow = flowOf(lines, joiner, fullWidth)
  const annex = ANNEX[lang].exec(flow.text) ?? bareAnnex(lines, flow)
  if (!annex) return null
  const title = LETTER[lang].exec(flow.text.slice(0, annex.index))
  const bodyStart = title ? title.index + title[0].length : 0
  const head = flow.text.slice(annex.index + annex[0].length)
  const body = blocksBetween(flow, bodyStart, annex.index)
  return {
    letterTitle: tidy(title?.[0] ?? '', lang),
    ...splitSignature(body, lang),
    annexTitle: tidy(head.trimStart().replace(ORIGINAL, ''), lang),
  }
}

function flowOf(lines: readonly NoteLine[], joiner: LineJoiner, fullWidth: number): Flow {
  const starts: number[] = []
  let text = ''
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    const joined = joiner.join(text, line.text)
    if (!previous || beginsBlock(previous, line, fullWidth))
      starts.push(joined.length - line.text.length)
    text = joined
  }
  return { text, starts }
}

/** A line that could have held the first word of the next one ended its paragraph. */
function beginsBlock(previous: NoteLine, line: NoteLine, fullWidth: number): boolean {
  if (line.gap > 0) return true
  const [word = ''] = /^(?:\p{Script=Han}|[^\s\p{Script=Han}]+)/u.exec(line.text) ?? []
  const isShort = previous.width + displayWidth(word) + 1 < fullWidth * 0.86
  return isShort || (line.indent > previous.indent && isEnded(previous.text))
}

/** A line that says no more than that here begins the annex. */
function bareAnnex(
  lines: readonly NoteLine[],
  { text }: Flow,
): { readonly index: number; readonly 0: string } | null {
  const line = lines.find((one) => BARE_ANNEX.test(one.text))
  if (!line) return null
  // Only here is it written so and begins a line; in a sentence it is “the annex”, “(见附件)”.
  const at = text.search(new RegExp(`(?<![\\p{L}见])${line.text}(?! ?[)）。，])`, 'u'))
  return at < 0 ? null : { index: at, 0: line.text }
}

function blocksBetween({ text, starts }: Flow, from: number, to: number): string[] {
  const cuts = [from, ...starts.filter((start) => start > from && start < to), to]
  return cuts.slice(0, -1).map((cut, i) => text.slice(cut, cuts[i + 1]))
}

/** The signature is what follows the last sentence. */
function splitSignature(
  blocks: readonly string[],
  lang: NoteLang,
): Pick<FrontMatter, 'paragraphs' | 'signature'> {
  const body = blocks.map((block) => tidy(block, lang)).filter((block) => block !== '')
  const paragraphs: string[] = []
  const signature: string[] = []
  const lastEnded = body.findLastIndex((block) => endOfProse(block, lang) > 0)
  for (const [i, block] of body.entries()) {
    const end = i < lastEnded ? block.length : i > lastEnded ? 0 : endOfProse(block, lang)
    const isNew = paragraphs.length === 0 || isEnded(paragraphs.at(-1) ?? '')
    if (end > 0 && isNew) paragraphs.push(block.slice(0, end))
    else if (end > 0) paragraphs.push(tidy(`${paragraphs.pop()} ${block.slice(0, end)}`, lang))
    if (end < block.length) signature.push(block.slice(end).trim())
  }
  return { paragraphs, signature }
}

/** Where the last sentence of a block ends; 0 if none does. `(Signed)` begins a signature wherever it stands. */
function endOfProse(block: string, lang: NoteLang): number {
  const prose = lang === 'en' ? (block.split(/ ?\(Signed\)/)[0] ?? '') : block
  if (lang === 'zh') return prose.lastIndexOf('。') + 1
  const match = /^.*[^\s.][a-z)][.]["”’]?(?=\s|$)/su.exec(prose)
  return match && !/\b(?:Mr|Mrs|Ms|Dr|St)\.$/.test(match[0]) ? match[0].length : 0
}
