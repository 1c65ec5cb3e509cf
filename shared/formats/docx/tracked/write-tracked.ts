import type { ParagraphId } from '../../../domain/char-ids.ts'
import { numberParagraphs } from '../../../domain/numbers.ts'
import type { ProposalRef } from '../../../domain/segments.ts'
import type { Run } from '../../../domain/views.ts'
import type { ExportSource } from '../../export-source.ts'
import { escapeXml } from '../../xml.ts'
import { documentXml, styleOf } from '../document.ts'
import { bookmarkOf } from '../ids.ts'
import type { Part } from '../package.ts'
import type { Setting } from '../setting.ts'
import { arrange } from './arrange.ts'
import { RemarkMarks } from './remark-marks.ts'
import { remarkWordsFor } from './remark-words.ts'
import { remarksIn } from './remarks.ts'
import { type Times, timesOf } from './times.ts'
import type { Change, TrackedParagraph, TrackedRun } from './tracked-text.ts'

const ELEMENTS: Readonly<Record<Change['kind'], string>> = {
  inserted: 'w:ins',
  deleted: 'w:del',
  movedAway: 'w:moveFrom',
  movedHere: 'w:moveTo',
}

export type TrackedWishes = {
  /** Nobody is named. */
  readonly isAnonymous: boolean
  readonly withPositions: boolean
}

/** The text as one in which changes are tracked: its document, and what stands beside it. */
export function trackedXml(
  source: ExportSource,
  setting: Setting,
  wishes: TrackedWishes,
): { readonly body: string; readonly parts: readonly Part[] } {
  const paragraphs = arrange(source)
  const marks = new RemarkMarks(remarksIn(source, wishes.withPositions), paragraphs)
  const writer = new TrackedWriter(source, setting, marks, wishes)
  const body = paragraphs.map((paragraph, at) => writer.paragraph(paragraph, at)).join('')
  const parts = marks.parts(setting, (author, at) => writer.signature(author, at))
  return { body: documentXml(body, setting), parts }
}

class TrackedWriter {
  readonly #source: ExportSource
  readonly #setting: Setting
  readonly #marks: RemarkMarks
  readonly #wishes: TrackedWishes
  readonly #numbers: ReadonlyMap<ParagraphId, string>
  readonly #times: Times

  constructor(source: ExportSource, setting: Setting, marks: RemarkMarks, wishes: TrackedWishes) {
    this.#source = source
    this.#setting = setting
    this.#marks = marks
    this.#wishes = wishes
    this.#numbers = numberParagraphs(source.markup, source.dossier.revisions.at(-1)?.numbers)
    this.#times = timesOf(source)
  }

  paragraph(paragraph: TrackedParagraph, at: number): string {
    const runs = this.#marks.part(at, paragraph)
    const { before, behind, first, last } = this.#marks.around(at, runs)
    const words = this.#runs(runs, before, behind)
    const [open, close] = this.#moveRange(paragraph)
    const [begin, end] = this.#bookmark(paragraph)
    return `<w:p>${this.#properties(paragraph)}${begin}${open}${first}${words}${last}${close}${end}</w:p>`
  }

  /** Author and time as attributes. */
  signature(delegation: string, at: number | null): string {
    const { isAnonymous } = this.#wishes
    const author = isAnonymous ? remarkWordsFor(this.#source.lang).somebody : delegation
    const date = at === null ? '' : ` w:date="${new Date(at).toISOString().slice(0, 19)}Z"`
    return ` w:author="${escapeXml(author)}"${date}`
  }

  #signed({ delegation, key }: ProposalRef, run: Run | null): string {
    const at = this.#times({ delegation, key }, run)
    return ` w:id="${this.#setting.nextId()}"${this.signature(delegation, at)}`
  }

  #properties({ kind, level, rekinded, end, runs }: TrackedParagraph): string {
    const direction = this.#setting.isRightToLeft ? '<w:bidi/>' : ''
    const look = (style: string) => `<w:pStyle w:val="${style}"/>${direction}`
    const last = runs.at(-1)?.run ?? null
    const marks = [...end]
      .sort((a, b) => MARKS.indexOf(a.kind) - MARKS.indexOf(b.kind))
      .map(({ kind: change, by }) => `<${ELEMENTS[change]}${this.#signed(by, last)}/>`)
    const tracked = marks.length > 0 ? `<w:rPr>${marks.join('')}</w:rPr>` : ''
    const former = rekinded
      ? `<w:pPrChange${this.#signed(rekinded.by, null)}><w:pPr>${look(styleOf(rekinded.from, rekinded.fromLevel))}</w:pPr></w:pPrChange>`
      : ''
    return `<w:pPr>${look(styleOf(kind, level))}${tracked}${former}</w:pPr>`
  }

  /** Carries the paragraph's id; of one that moves, where it stands now. */
  #bookmark({ id }: TrackedParagraph): readonly [begin: string, end: string] {
    if (id === null) return ['', '']
    const number = this.#setting.nextId()
    const name = bookmarkOf(id)
    return [
      `<w:bookmarkStart w:id="${number}" w:name="${name}"/>`,
      `<w:bookmarkEnd w:id="${number}"/>`,
    ]
  }

  #moveRange({ move, end }: TrackedParagraph): readonly [open: string, close: string] {
    const by = end.at(0)?.by
    if (!move || !by) return ['', '']
    const element = move.end === 'away' ? 'w:moveFromRange' : 'w:moveToRange'
    const number = this.#setting.nextId()
    const name = bookmarkOf(move.of).replace('ph_', 'move_')
    const who = this.signature(by.delegation, this.#times(by, null) ?? 0)
    return [
      `<${element}Start w:id="${number}" w:name="${name}"${who}/>`,
      `<${element}End w:id="${number}"/>`,
    ]
  }

  /** The runs with their marks; what stands between the signs of a note goes into a footnote. */
  #runs(runs: readonly TrackedRun[], before: readonly string[], behind: readonly string[]): string {
    const out: string[] = []
    let note: { readonly opened: TrackedRun; words: string } | null = null
    let href: string | null = null
    const close = (): void => {
      if (note) out.push(this.#wrap(note.opened, this.#setting.note(note.words)))
      note = null
    }
    for (const [at, tracked] of runs.entries()) {
      const { sign } = tracked.run
      out.push(before[at] ?? '')
      if (sign?.kind === 'noteStart') note = { opened: tracked, words: '' }
      else if (sign?.kind === 'noteEnd') close()
      else if (sign?.kind === 'linkStart') href = tracked.changes.length > 0 ? null : sign.href
      else if (sign?.kind === 'linkEnd') href = null
      else if (note) note.words += this.#words(tracked, null)
      else out.push(this.#words(tracked, href))
      out.push(behind[at] ?? '')
    }
    close()
    return out.join('')
  }

  #words(tracked: TrackedRun, href: string | null): string {
    const { run, emphasis, restyled, changes } = tracked
    const setting = this.#setting
    const former = restyled
      ? `<w:rPrChange${this.#signed(restyled.by, run)}>${setting.look(restyled.from)}</w:rPrChange>`
      : ''
    const isDeleted = changes.some(({ kind }) => kind === 'deleted')
    const to = run.sign?.kind === 'reference' ? run.sign.to : null
    const text = to === null ? run.text : this.#numbers.get(to) || '¶'
    const set = this.#wrap(tracked, setting.run(text, setting.look(emphasis, former), isDeleted))
    if (to !== null) return `<w:hyperlink w:anchor="${bookmarkOf(to)}">${set}</w:hyperlink>`
    return href === null ? set : setting.link(href, set)
  }

  #wrap({ changes, run }: TrackedRun, inner: string): string {
    return changes.reduceRight(
      (within, { kind, by }) =>
        `<${ELEMENTS[kind]}${this.#signed(by, run)}>${within}</${ELEMENTS[kind]}>`,
      inner,
    )
  }
}

/** The order in which the schema wants what is tracked on the end of a paragraph. */
const MARKS: readonly Change['kind'][] = ['inserted', 'deleted', 'movedAway', 'movedHere']
