import type { ParagraphId } from '../../domain/char-ids.ts'
import type { EmphasisStyle, ProposalRef } from '../../domain/segments.ts'
import type { Run } from '../../domain/views.ts'
import { bookmarkOf } from '../docx/ids.ts'
import { type Times, timesOf } from '../docx/tracked/times.ts'
import type { Change, TrackedParagraph, TrackedRun } from '../docx/tracked/tracked-text.ts'
import type { ExportSource } from '../export-source.ts'
import { canBeOf } from '../resolution-years.ts'
import { escapeXml } from '../xml.ts'
import { agentOf, resolutionUri } from './names.ts'
import { Rivals } from './rivals.ts'

/** What is written of a paragraph besides its words. */
export type InlineContext = {
  readonly source: ExportSource
  /** The number of a paragraph, and the element that it is. */
  readonly numberOf: (id: ParagraphId) => string
  readonly elementOf: (id: ParagraphId) => string | null
}

const TAGS: Readonly<Record<EmphasisStyle, string>> = { bold: 'b', italic: 'i', underline: 'u' }
/** `2272 (2016)`, in any of the official languages. */
const CITED = /(?<!\d)(\d{1,4})\s?[（(]((?:19|20)\d\d)[)）]/gu

/** Writes the words of paragraphs, with what is tracked on them. */
export class InlineWriter {
  readonly #context: InlineContext
  readonly #times: Times
  readonly #rivals: Rivals
  readonly #agents = new Set<string>()
  readonly #cited = new Map<string, readonly [number: number, year: number]>()
  #notes = 0
  /** The name that both ends of the move share in which the present paragraph is; empty outside of one. */
  #move = ''

  constructor(context: InlineContext) {
    this.#context = context
    this.#times = timesOf(context.source)
    this.#rivals = new Rivals(context.source)
  }

  /** Delegations that were named so far, as the document calls them. */
  get agents(): ReadonlySet<string> {
    return this.#agents
  }

  /** Resolutions that were cited so far, number and year. */
  get cited(): Iterable<readonly [number: number, year: number]> {
    return this.#cited.values()
  }

  /** The words of a paragraph; what stands between the signs of a note is a note. */
  words({ runs, move }: TrackedParagraph): string {
    this.#move = move ? bookmarkOf(move.of) : ''
    const out: string[] = []
    let note: { readonly opened: TrackedRun; words: string } | null = null
    let href: string | null = null
    const close = (): void => {
      if (note) out.push(this.#tracked(note.opened, this.#note(note.words)))
      note = null
    }
    for (const tracked of runs) {
      const { sign } = tracked.run
      if (sign?.kind === 'noteStart') {
        close()
        note = { opened: tracked, words: '' }
      } else if (sign?.kind === 'noteEnd') close()
      // A link that is only proposed has no place in a text that has both.
      else if (sign?.kind === 'linkStart') href = tracked.changes.length > 0 ? null : sign.href
      else if (sign?.kind === 'linkEnd') href = null
      else if (note) note.words += this.#run(tracked, null)
      else out.push(this.#run(tracked, href))
    }
    close()
    return out.join('')
  }

  /** What is tracked on the end of a paragraph, for which the standard has no element: `inserted:fra:1583143200000 …`. */
  end({ end, runs, move }: TrackedParagraph): string {
    const last = runs.at(-1)?.run ?? null
    const name = move ? `:${bookmarkOf(move.of)}` : ''
    return end
      .map(({ kind, by }) => `${kind}:${this.hand(by, last)}${isMove(kind) ? name : ''}`)
      .join(' ')
  }

  /** `fra:1583143200000`: who proposes it, and when. */
  hand(by: ProposalRef, run: Run | null = null): string {
    return `${this.#agent(by)}:${this.#times(by, run) ?? ''}`
  }

  #run(tracked: TrackedRun, href: string | null): string {
    const { run, emphasis, restyled } = tracked
    const to = run.sign?.kind === 'reference' ? run.sign.to : null
    const words = to === null ? this.#text(run.text, href) : this.#reference(to)
    if (words === '') return ''
    const set = emphasis.reduceRight(
      (inner, style) => `<${TAGS[style]}>${inner}</${TAGS[style]}>`,
      words,
    )
    const styled = restyled
      ? `<span ph:restyled="${this.hand(restyled.by, run)}" ph:was="${restyled.from.join(' ')}">${set}</span>`
      : set
    return this.#tracked(
      tracked,
      href === null ? styled : `<a href="${escapeXml(href)}">${styled}</a>`,
    )
  }

  #text(text: string, href: string | null): string {
    const escaped = escapeXml(text)
    if (href !== null) return escaped
    return escaped.replace(CITED, (words, number: string, year: string) => {
      const [n, y] = [Number(number), Number(year)]
      if (!canBeOf(n, y)) return words
      this.#cited.set(`${n}/${y}`, [n, y])
      return `<ref href="${resolutionUri(n, y)}">${words}</ref>`
    })
  }

  #reference(to: ParagraphId): string {
    const element = this.#context.elementOf(to)
    const words = escapeXml(this.#context.numberOf(to) || '¶')
    return element === null ? words : `<ref href="#${element}">${words}</ref>`
  }

  #note(words: string): string {
    const number = ++this.#notes
    return `<authorialNote eId="fn_${number}" marker="${number}" placement="bottom"><p>${words}</p></authorialNote>`
  }

  #tracked({ changes, run }: TrackedRun, inner: string): string {
    return changes.reduceRight((within, change) => this.#change(change, run, within), inner)
  }

  #change({ kind, by }: Change, run: Run, within: string): string {
    const tag = kind === 'inserted' || kind === 'movedHere' ? 'ins' : 'del'
    const move = isMove(kind) && this.#move ? ` ph:move="${this.#move}"` : ''
    const at = this.#times(by, run)
    const when = at === null ? '' : ` ph:at="${new Date(at).toISOString()}"`
    const rival = this.#rivals.attributesOf(kind, by, run)
    return `<${tag} refersTo="#${this.#agent(by)}"${rival}${when}${move}>${within}</${tag}>`
  }

  #agent({ delegation }: ProposalRef): string {
    this.#agents.add(delegation)
    return agentOf(delegation)
  }
}

function isMove(kind: Change['kind']): boolean {
  return kind === 'movedHere' || kind === 'movedAway'
}
