import type { DelegationCode } from '../../domain/delegations.ts'
import { numberParagraphs } from '../../domain/numbers.ts'
import type { TakenStand } from '../../domain/positions.ts'
import { called, calledIn } from '../../messages/called.ts'
import { type ExportSource, textOf } from '../export-source.ts'
import { rungOf } from '../rung-of.ts'
import { type Say, sayingBeside } from '../say.ts'
import { type ToldStand, toldStands } from '../told-stands.ts'

// The table of positions ([X43]): paragraphs by delegations, as all members were told. What every format of it shows.

export type MatrixCell = {
  readonly text: string
  /** Where the delegation stands; null for nothing said, and for what is no position. */
  readonly stand: TakenStand | null
}

export type Matrix = {
  readonly title: string
  readonly lang: string
  /** Number, paragraph, rung, then the members in English alphabetical order. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly MatrixCell[])[]
}

/** How much of a paragraph is quoted, in characters. */
const OPENING = 80

/** Where each member stands on each paragraph. */
export function matrixOf(source: ExportSource): Matrix {
  const { dossier, lang, markup, base } = source
  const say = sayingBeside(lang)
  const numbers = numberParagraphs(markup, dossier.revisions.at(-1)?.numbers)
  const members = inEnglishOrder(dossier.members)
  const about = { numbers, say, isAttributed: true }
  const standing = toldStands(source)
  const readings = new Map([...markup, ...base].map((paragraph) => [paragraph.id, paragraph]))
  const plain = (text: string): MatrixCell => ({ text, stand: null })
  return {
    title: say('matrixTitle'),
    lang,
    columns: [
      ...[say('matrixNumber'), say('matrixParagraph'), say('matrixRung')],
      ...members.map((code) => say('matrixMember', { code, name: calledIn(code, lang) })),
    ],
    rows: markup.map((paragraph) => {
      const { id } = paragraph
      const opening = shortened(textOf(readings.get(id) ?? paragraph).trim())
      const stands = standing.get(id)
      return [
        ...[plain(numbers.get(id) ?? ''), plain(opening), plain(rungOf(id, source, about))],
        ...members.map((member) => cellOf(stands?.get(member), say)),
      ]
    }),
  }
}

function inEnglishOrder(members: readonly DelegationCode[]): readonly DelegationCode[] {
  const order = new Intl.Collator('en')
  return [...members].sort((one, other) => order.compare(called(one, 'en'), called(other, 'en')))
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > OPENING ? `${characters.slice(0, OPENING).join('')}…` : text
}

/** The stand, whether it is of before the last change, how it was stated, and what goes with it: a line each. */
function cellOf(position: ToldStand | undefined, say: Say): MatrixCell {
  if (!position) return { text: '', stand: null }
  const { stand, isBefore, attested, note, redLine, condition } = position
  const name = say(`position_${stand}`)
  const lines = [
    isBefore ? `${name} (${say('beforeLastChange')})` : name,
    attested && say(`attested_${attested.via}`, { name: attested.by }),
    note && say('saidNote', { words: note }),
    redLine && say('saidRedLine', { words: redLine }),
    condition && say('saidCondition', { words: condition }),
  ]
  return { text: lines.filter((line) => line).join('\n'), stand }
}
