import { chronologyOf, type Milestone } from '../domain/chronology.ts'
import { NEW_YORK } from '../domain/new-york-time.ts'
import type { en } from '../messages/chronology.ts'
import { documentXml, headerXml, plainXml } from './docx/document.ts'
import { packDocument } from './docx/package.ts'
import { Setting } from './docx/setting.ts'
import { commonParts } from './export-docx.ts'
import type { ExportSource } from './export-source.ts'
import { FORMULAS, type FormulaLang } from './formulas.ts'

// The chronology of a negotiation as the secretariat keeps it ([X70]): one entry a day and hour, in whole sentences.

/** Sentences of one language, and names of delegations in it. */
export type ChronologyWords = {
  readonly lang: FormulaLang
  readonly say: (key: keyof typeof en, values?: Readonly<Record<string, string | number>>) => string
  readonly nameOf: (code: string) => string
}

type Entry = { readonly time: string; readonly sentences: readonly string[] }

/** The chronology as a text: a time on a line of its own, and what happened under it. */
export function chronologyText(source: ExportSource, words: ChronologyWords): string {
  const { say } = words
  const head = [say('title'), source.dossier.topic, say('times')]
  const entries = entriesIn(source, words).map(({ time, sentences }) =>
    [time, ...sentences].join('\n'),
  )
  const body = entries.length > 0 ? entries : [say('nothing')]
  return `${[...head, ...body].join('\n\n')}\n`
}

/** The same as a Word document, in the layout of the others. */
export function chronologyDocx(source: ExportSource, words: ChronologyWords): Uint8Array {
  const { say, lang } = words
  const setting = new Setting(lang)
  const line = (style: string, text: string) => plainXml(style, text, setting)
  const entries = entriesIn(source, words).flatMap(({ time, sentences }) => [
    line('Heading', time),
    ...sentences.map((sentence) => line('Statement', sentence)),
  ])
  const body = [
    line('Title', say('title')),
    line('Statement', source.dossier.topic),
    line('Statement', say('times')),
    ...(entries.length > 0 ? entries : [line('Statement', say('nothing'))]),
  ]
  return packDocument({
    title: `${say('title')} – ${source.dossier.topic}`,
    lang: FORMULAS[lang].tag,
    body: documentXml(body.join(''), setting),
    parts: [...commonParts(lang, headerXml(say('mark'), setting)), ...setting.parts],
    links: setting.links,
  })
}

function entriesIn({ dossier }: ExportSource, words: ChronologyWords): Entry[] {
  const time = timeIn(words.lang)
  const teller = new Teller(words, dossier.members.length, time)
  return chronologyOf(dossier).map((milestone) => ({
    time: time(milestone.at),
    sentences: teller.tell(milestone),
  }))
}

/** Figures are those of the documents of the United Nations in Arabic, too. */
function localeOf(lang: FormulaLang): string {
  return { en: 'en-GB', ar: 'ar-u-nu-latn' }[String(lang)] ?? lang
}

function timeIn(lang: FormulaLang): (at: number) => string {
  const form = new Intl.DateTimeFormat(localeOf(lang), {
    timeZone: NEW_YORK,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => form.format(at)
}

class Teller {
  readonly #words: ChronologyWords
  readonly #members: number
  readonly #time: (at: number) => string

  constructor(words: ChronologyWords, members: number, time: (at: number) => string) {
    this.#words = words
    this.#members = members
    this.#time = time
  }

  tell(milestone: Milestone): string[] {
    const { say, nameOf } = this.#words
    switch (milestone.kind) {
      case 'circulated':
        return this.#circulated(milestone)
      case 'typeChosen': {
        const type = say(`type_${milestone.type}`)
        return [say('typeChosen', { type, by: nameOf(milestone.by) }), ...this.#reason(milestone)]
      }
      case 'begun':
      case 'extended': {
        const { number, revision } = milestone.round
        return [say(milestone.kind, { number, revision, time: this.#time(milestone.deadline) })]
      }
      case 'jumped':
        return [say('jumped', { seconds: Math.round(milestone.ms / 1000) })]
      case 'ended':
        return this.#ended(milestone)
      case 'reopened':
        return [say('reopened'), ...this.#reason(milestone)]
      case 'inBlue':
        return [say('inBlue')]
      case 'heard':
        return [say('heard'), ...this.#stances(milestone)]
      case 'adopted': {
        const { revision, overridden } = milestone.adoption
        const why = overridden ? [say('overridden', { reason: overridden.reason })] : []
        return [say('adopted', { revision }), ...why]
      }
      case 'issued': {
        const { symbol, date, meeting } = milestone.as
        const at = meeting === null ? [] : [say('meeting', { number: meeting })]
        return [say('issued', { symbol, date }), ...at]
      }
    }
  }

  #circulated({ revision }: Extract<Milestone, { kind: 'circulated' }>): string[] {
    const { say, nameOf } = this.#words
    const { name, note, commentsUntil } = revision
    const by = nameOf(revision.by)
    const isToAll = revision.recipients.length >= this.#members
    const recipients = this.#listed(revision.recipients)
    return [
      isToAll ? say('circulated', { by, name }) : say('circulatedTo', { by, name, recipients }),
      ...(commentsUntil === null
        ? []
        : [say('commentsUntil', { time: this.#time(commentsUntil) })]),
      ...(note === '' ? [] : [say('coverNote', { note })]),
    ]
  }

  #ended({ round, end }: Extract<Milestone, { kind: 'ended' }>): string[] {
    const { say, nameOf } = this.#words
    const { number, revision } = round
    const by = end.kind === 'broken' ? end.by : null
    const said = by
      ? say('brokenBy', { revision, by: nameOf(by) })
      : say(`ended_${end.kind}`, { number, revision })
    return [said, ...(end.kind === 'passed' ? [] : this.#reason(end))]
  }

  #stances({ stances }: Extract<Milestone, { kind: 'heard' }>): string[] {
    return [...stances].map(([stance, members]) =>
      this.#words.say(`stance_${stance}`, { members: this.#listed(members) }),
    )
  }

  #reason({ reason }: { readonly reason: string }): string[] {
    return reason === '' ? [] : [this.#words.say('reason', { reason })]
  }

  #listed(members: readonly string[]): string {
    const { lang, nameOf } = this.#words
    return new Intl.ListFormat(localeOf(lang), { type: 'conjunction' }).format(members.map(nameOf))
  }
}
