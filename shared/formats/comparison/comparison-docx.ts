import { documentXml, headerXml, styleOf } from '../docx/document.ts'
import { packDocument } from '../docx/package.ts'
import { Setting } from '../docx/setting.ts'
import { commonParts } from '../export-docx.ts'
import { FORMULAS, isFormulaLang } from '../formulas.ts'
import { escapeXml } from '../xml.ts'
import { type Compared, type Group, groupsOf, numbersIn, type Say } from './compared.ts'
import { type TrackedParagraph, trackedParagraphs } from './tracked-paragraphs.ts'

/** The comparison as a Word document with tracked changes, each by the delegation in whose name it is ([X52]). */
export function comparisonDocx(compared: Compared, say: Say, isAttributed = true): Uint8Array {
  const { topic, before, after, comparison } = compared
  const lang = isFormulaLang(compared.lang) ? compared.lang : 'en'
  const number = numbersIn(comparison)
  const date = `${new Date(after.at).toISOString().slice(0, 19)}Z`
  const setting = new Setting(lang)
  const tracking = new Tracking(setting, date, isAttributed ? null : say('compareTitle'))
  const paragraphs = trackedParagraphs(comparison).map((one) =>
    tracking.paragraph(one, groupsOf(one.pieces, number)),
  )
  const mark = say('comparisonLead', { before: before.name, after: after.name })
  return packDocument({
    title: `${mark} – ${topic}`,
    lang: FORMULAS[lang].tag,
    body: documentXml(paragraphs.join(''), setting),
    parts: [...commonParts(lang, headerXml(mark, setting)), ...setting.parts],
    links: setting.links,
  })
}

class Tracking {
  readonly #setting: Setting
  readonly #date: string
  /** Who stands as the author of everything, if nobody is to be named. */
  readonly #everybody: string | null

  constructor(setting: Setting, date: string, everybody: string | null) {
    this.#setting = setting
    this.#date = date
    this.#everybody = everybody
  }

  paragraph({ kind, end }: TrackedParagraph, groups: readonly Group[]): string {
    const bidi = this.#setting.isRightToLeft ? '<w:bidi/>' : ''
    // The mark came and went with the words beside it.
    const by = groups.findLast((one) => one.kind === end)?.by ?? []
    const mark = end === 'kept' ? '' : `<w:rPr><w:${TAGS[end]} ${this.#who(by)}/></w:rPr>`
    const words = groups.map((group) => this.#run(group)).join('')
    return `<w:p><w:pPr><w:pStyle w:val="${styleOf(kind, 1)}"/>${bidi}${mark}</w:pPr>${words}</w:p>`
  }

  #run({ kind, text, by, emphasis }: Group): string {
    const run = this.#setting.run(text, this.#setting.look(emphasis), kind === 'removed')
    if (kind === 'kept') return run
    return `<w:${TAGS[kind]} ${this.#who(by)}>${run}</w:${TAGS[kind]}>`
  }

  #who(by: readonly string[]): string {
    const author = this.#everybody ?? (by.length > 0 ? by.join(', ') : UNKNOWN)
    return `w:id="${this.#setting.nextId()}" w:author="${escapeXml(author)}" w:date="${this.#date}"`
  }
}

const UNKNOWN = '?'
const TAGS = { added: 'ins', removed: 'del' } as const
