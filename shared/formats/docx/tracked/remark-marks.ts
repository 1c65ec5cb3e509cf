import type { Range } from '../../../domain/char-ids.ts'
import { XML_HEAD } from '../../xml.ts'
import type { Part } from '../package.ts'
import { NAMESPACES, type Setting } from '../setting.ts'
import type { Remark } from './remarks.ts'
import type { TrackedParagraph, TrackedRun } from './tracked-text.ts'

// Remarks as comments of a word processor: each has a place in the text, and threads stand in a part of their own.

/** Who did something and when, as attributes of an element with an id of its own. */
export type Signed = (author: string, at: number | null) => string

/** A thread with the numbers of its comments, the first one's first. */
type Numbered = { readonly remark: Remark; readonly ids: readonly number[] }

export class RemarkMarks {
  readonly #numbered: readonly Numbered[]
  readonly #places = new Map<string, Numbered[]>()

  constructor(remarks: readonly Remark[], paragraphs: readonly TrackedParagraph[]) {
    let next = 0
    this.#numbered = remarks.map((remark) => {
      const ids = [remark, ...remark.replies].map(() => next++)
      return { remark, ids }
    })
    for (const one of this.#numbered) {
      const place = placeOf(one.remark, paragraphs)
      this.#places.set(place, [...(this.#places.get(place) ?? []), one])
    }
  }

  /** The runs of a paragraph, parted where a remark about some of its words begins or ends. */
  part(at: number, { runs }: TrackedParagraph): readonly TrackedRun[] {
    const bounds = this.#at(at).flatMap(({ remark }) => remark.ranges)
    return runs.flatMap((one) => cut(one, bounds))
  }

  /** The marks in front of each run and behind it; of a remark about the whole paragraph around all of them. */
  around(at: number, runs: readonly TrackedRun[]) {
    const before = runs.map(() => '')
    const behind = runs.map(() => '')
    let [first, last] = ['', '']
    for (const { remark, ids } of this.#at(at)) {
      const covered = runs.flatMap((run, index) => (isAbout(remark, run) ? [index] : []))
      const [from = -1, to = -1] = [covered.at(0), covered.at(-1)]
      const open = ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('')
      const close = ids.map(closing).join('')
      if (from < 0) {
        first += open
        last += close
      } else {
        before[from] += open
        behind[to] += close
      }
    }
    return { before, behind, first, last }
  }

  /** The comments, and which of them answers which. */
  parts(setting: Setting, signed: Signed): readonly Part[] {
    const comments = this.#numbered.flatMap(({ remark, ids }) =>
      [remark, ...remark.replies].map(({ author, at, text }, index) =>
        commentXml(ids[index] ?? 0, signed(author, at), text, setting),
      ),
    )
    const extended = this.#numbered.flatMap(({ remark, ids }) =>
      ids.map((id, index) => {
        const parent = index === 0 ? '' : ` w15:paraIdParent="${paraId(ids[0] ?? 0)}"`
        return `<w15:commentEx w15:paraId="${paraId(id)}"${parent} w15:done="${remark.isResolved ? 1 : 0}"/>`
      }),
    )
    return [
      {
        name: 'comments.xml',
        relation: 'comments',
        content: 'comments',
        xml: `${XML_HEAD}<w:comments ${NAMESPACES}>${comments.join('')}</w:comments>`,
      },
      {
        name: 'commentsExtended.xml',
        relation: 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
        content: 'commentsExtended',
        xml: `${XML_HEAD}<w15:commentsEx ${NAMESPACES}>${extended.join('')}</w15:commentsEx>`,
      },
    ]
  }

  #at(at: number): readonly Numbered[] {
    return this.#places.get(String(at)) ?? []
  }
}

/** The index of the paragraph in which the first of the words stands, else of the one that the remark names, else of the first. */
function placeOf(remark: Remark, paragraphs: readonly TrackedParagraph[]): string {
  const withWords = paragraphs.findIndex(({ runs }) => runs.some((run) => isAbout(remark, run)))
  if (withWords >= 0) return String(withWords)
  const named = paragraphs.findIndex(({ id }) => id === remark.paragraph)
  return String(Math.max(0, named))
}

function isAbout({ ranges }: Remark, { run: { client, clock, text } }: TrackedRun): boolean {
  return ranges.some(
    ([other, start, length]) =>
      other === client && start < clock + text.length && clock < start + length,
  )
}

function cut(tracked: TrackedRun, ranges: readonly Range[]): readonly TrackedRun[] {
  const { run } = tracked
  const { client, clock, text } = run
  const bounds = ranges
    .filter(([other]) => other === client)
    .flatMap(([, start, length]) => [start - clock, start + length - clock])
    .filter((at) => at > 0 && at < text.length)
  const places = [0, ...[...new Set(bounds)].sort((a, b) => a - b), text.length]
  if (places.length === 2) return [tracked]
  return places.slice(0, -1).map((from, index) => {
    const words = text.slice(from, places[index + 1])
    return { ...tracked, run: { ...run, clock: clock + from, text: words } }
  })
}

function closing(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}

function commentXml(id: number, signature: string, text: string, setting: Setting): string {
  const lines = text.split('\n')
  const direction = setting.isRightToLeft ? '<w:bidi/>' : ''
  const paragraphs = lines.map((line, at) => {
    const name = at === lines.length - 1 ? ` w14:paraId="${paraId(id)}"` : ''
    return `<w:p${name}><w:pPr><w:pStyle w:val="CommentText"/>${direction}</w:pPr>${setting.run(line)}</w:p>`
  })
  return `<w:comment w:id="${id}"${signature}>${paragraphs.join('')}</w:comment>`
}

/** What a thread calls a comment: eight hexadecimal digits, neither zero nor too large for a signed number. */
function paraId(id: number): string {
  return (0x10000000 + id).toString(16).toUpperCase()
}
