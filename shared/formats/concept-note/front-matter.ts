import type { ConceptNote } from '../../domain/dossier.ts'
import { displayWidth } from './display-width.ts'
import { dateIn } from './facts/dates.ts'
import { tidy } from './join-lines.ts'
import { isEnded } from './markers.ts'
import type { NoteLang } from './note-lang.ts'
import type { PlacedLine } from './place-lines.ts'
import { TONGUES } from './tongues/tongues.ts'

// Everything before the first section: the letter, and the head of its annex. Both are told apart on the running
// text, so that it does not matter where their lines were broken ([N1]).

export type FrontMatter = Pick<ConceptNote, 'letter' | 'annexTitle'>

/** The running text of the front matter; blocks begin at the offsets (UTF-16 units) that are listed. */
type Flow = { readonly text: string; readonly starts: readonly number[] }

const ORIGINAL = /^ ?[[［(] ?(?:原件|Original|Подлинный текст|Подлинник|الأصل)[^\]］)]*[\]］)] ?/u

/** Letter and head of the annex, each in whichever language it is; null if there are not both. */
export function readFrontMatter(
  lines: readonly PlacedLine[],
  main: NoteLang,
  join: (text: string, line: PlacedLine) => string,
): FrontMatter | null {
  const flow = flowOf(lines, join)
  const langs = [...new Set([main, ...lines.map(({ lang }) => lang)])]
  const annex =
    found(langs, (lang) => TONGUES[lang].front.annex.exec(flow.text)) ??
    bareAnnex(lines, flow, langs)
  if (!annex) return null
  const before = flow.text.slice(0, annex.match.index)
  const title = found(langs, (lang) => TONGUES[lang].front.letter.exec(before))
  const lang = title?.lang ?? annex.lang
  const bodyStart = title ? title.match.index + title.match[0].length : 0
  const head = flow.text.slice(annex.match.index + annex.match[0].length)
  const letterTitle = tidy(title?.match[0] ?? '', lang)
  return {
    letter: {
      title: letterTitle,
      date: dateIn(letterTitle, lang, null),
      ...splitSignature(blocksBetween(flow, bodyStart, annex.match.index), lang),
    },
    annexTitle: tidy(head.trimStart().replace(ORIGINAL, ''), lines.at(-1)?.lang ?? main),
  }
}

type Found = {
  readonly lang: NoteLang
  readonly match: { readonly index: number; readonly 0: string }
}

function found(
  langs: readonly NoteLang[],
  search: (lang: NoteLang) => Found['match'] | null,
): Found | null {
  for (const lang of langs) {
    const match = search(lang)
    if (match) return { lang, match }
  }
  return null
}

function flowOf(
  lines: readonly PlacedLine[],
  join: (text: string, line: PlacedLine) => string,
): Flow {
  const starts: number[] = []
  let text = ''
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    const joined = join(text, line)
    if (!previous || beginsBlock(previous, line)) starts.push(joined.length - line.text.length)
    text = joined
  }
  return { text, starts }
}

/** A line that could have held the first word of the next one ended its paragraph. */
function beginsBlock(previous: PlacedLine, line: PlacedLine): boolean {
  if (line.gap > 0 || line.lang !== previous.lang) return true
  const [word = ''] = /^(?:\p{Script=Han}|[^\s\p{Script=Han}]+)/u.exec(line.text) ?? []
  const isShort = previous.width + displayWidth(word) + 1 < previous.fullWidth * 0.86
  return isShort || (line.indent > previous.indent && isEnded(previous.text))
}

/** A line that says no more than that here begins the annex. */
function bareAnnex(
  lines: readonly PlacedLine[],
  { text }: Flow,
  langs: readonly NoteLang[],
): Found | null {
  for (const lang of langs) {
    const line = lines.find((one) => TONGUES[lang].front.bareAnnex.test(one.text))
    if (!line) continue
    // Only here is it written so and begins a line; in a sentence it is “the annex”, “(见附件)”.
    const at = text.search(new RegExp(`(?<![\\p{L}见])${line.text}(?! ?[)）。，])`, 'u'))
    if (at >= 0) return { lang, match: { index: at, 0: line.text } }
  }
  return null
}

function blocksBetween({ text, starts }: Flow, from: number, to: number): string[] {
  const cuts = [from, ...starts.filter((start) => start > from && start < to), to]
  return cuts.slice(0, -1).map((cut, i) => text.slice(cut, cuts[i + 1]))
}

/** The signature is what follows the last sentence. */
function splitSignature(
  blocks: readonly string[],
  lang: NoteLang,
): Pick<ConceptNote['letter'], 'paragraphs' | 'signature'> {
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

/** Where the last sentence of a block ends; 0 if none does. What is signed begins a signature wherever it stands. */
function endOfProse(block: string, lang: NoteLang): number {
  const { prose, signed } = TONGUES[lang].front
  const unsigned = signed ? (block.split(signed)[0] ?? '') : block
  return prose.exec(unsigned)?.[0].length ?? 0
}
