import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Rung } from '../../shared/domain/ladder.ts'
import type { TakenStand } from '../../shared/domain/positions.ts'
import type { StatedPosition } from '../../shared/ydoc/positions.ts'

// Where the members of the sample stand on its paragraphs.

/** How far the pen has brought paragraphs, by the words with which they begin. */
export const RUNGS_REACHED: readonly {
  readonly paragraph: string
  readonly rung: Rung
  readonly waitsFor?: readonly string[]
  /** Words with which a paragraph begins that is a package with this one. */
  readonly with?: string
}[] = [
  { paragraph: 'The Security Council expresses grave concern', rung: 'agreed' },
  { paragraph: 'The Security Council affirms that the safety', rung: 'adRef' },
  { paragraph: 'The Security Council commits itself to mandates', rung: 'bracketed' },
  {
    paragraph: 'The Security Council stresses that resources',
    rung: 'pending',
    waitsFor: ['USA'],
    with: 'The Security Council calls upon these missions',
  },
  {
    paragraph: 'The Security Council calls upon these missions',
    rung: 'pending',
    waitsFor: ['ZAF'],
    with: 'The Security Council stresses that resources',
  },
  { paragraph: 'The Security Council welcomes joint exercises', rung: 'closed' },
]

type Word = Pick<StatedPosition, 'note' | 'redLine' | 'condition'> & { readonly stand: TakenStand }

export type ParagraphStands = {
  /** The words with which the paragraph begins. */
  readonly paragraph: string
  /** Whether the members said it on the zero draft, before the pen changed anything. */
  readonly isEarly?: boolean
  /** Those who have said anything at all; everybody, if it is not said. */
  readonly only?: readonly string[]
  /** Those who have not said anything yet. */
  readonly silent?: readonly string[]
  /** Everybody else agrees. */
  readonly but?: Readonly<Record<string, Word>>
  /** What the pen enters for members that said it on the floor. */
  readonly onTheFloor?: Readonly<Record<string, Word>>
}

export const STANDS_TAKEN: readonly ParagraphStands[] = [
  { paragraph: 'The Security Council pays tribute', isEarly: true },
  {
    paragraph: 'The Security Council expresses grave concern',
    isEarly: true,
    only: ['RUS', 'USA'],
    but: {
      RUS: { stand: 'reserve', note: 'The figures are to be those of the Secretariat.' },
      USA: { stand: 'awaiting' },
    },
  },
  {
    paragraph: 'The Security Council expresses grave concern',
    but: { USA: { stand: 'flexible' } },
  },
  {
    paragraph: 'The Security Council condemns in the strongest terms',
    but: {
      RUS: {
        stand: 'reserve',
        note: 'Jurisdiction belongs to the host State first.',
        redLine: 'No reference to international courts.',
      },
      GBR: { stand: 'flexible' },
      CHN: { stand: 'flexible' },
      ZAF: { stand: 'flexible' },
    },
    silent: ['NER'],
  },
  {
    paragraph: 'The Security Council recalls its resolutions',
    but: { RUS: { stand: 'oppose', note: 'Performance is a matter of resolution 2436 alone.' } },
    silent: ['DOM', 'VCT'],
  },
  {
    paragraph: 'The Security Council affirms that the safety',
    but: { VNM: { stand: 'flexible' } },
  },
  {
    paragraph: 'The Security Council commits itself to mandates',
    but: {
      USA: {
        stand: 'reserve',
        note: 'Reviews should follow events, not the calendar of renewals.',
        condition: 'Can join if paragraph 10 stays without a date.',
      },
      FRA: { stand: 'flexible' },
      DEU: { stand: 'awaiting' },
    },
  },
  {
    paragraph: 'The Security Council recalls that host States',
    but: { NER: { stand: 'flexible' }, TUN: { stand: 'flexible' }, ZAF: { stand: 'flexible' } },
  },
  { paragraph: 'The Security Council requests the Secretary-General to ensure' },
  { paragraph: 'The Security Council encourages Member States', silent: ['EST', 'VCT'] },
  {
    paragraph: 'The Security Council stresses that resources',
    but: {
      USA: { stand: 'oppose', note: 'Timing of contributions is for the Fifth Committee.' },
      IDN: {
        stand: 'agree',
        note: 'For those who send troops this paragraph is the heart of the text.',
      },
    },
    onTheFloor: { NER: { stand: 'agree', note: 'With Indonesia.' } },
  },
  {
    paragraph: 'The Security Council notes with deep concern',
    but: { NER: { stand: 'flexible' } },
    silent: ['DOM'],
  },
  {
    paragraph: 'The Security Council calls upon these missions',
    but: {
      RUS: {
        stand: 'flexible',
        condition: 'A package with the words on the sovereignty of host States.',
      },
      ZAF: { stand: 'reserve', note: 'Not without resources.' },
    },
  },
  { paragraph: 'The Security Council emphasizes that a wounded' },
  {
    paragraph: 'The Security Council underlines that the training',
    but: { GBR: { stand: 'flexible' } },
    onTheFloor: { VCT: { stand: 'awaiting' } },
    silent: ['EST'],
  },
  { paragraph: 'The Security Council welcomes joint exercises' },
  {
    paragraph: 'The Security Council requests the Secretary-General to set',
    but: { VNM: { stand: 'flexible' }, IDN: { stand: 'flexible' } },
  },
]

/** What a member says of a paragraph for itself; null if it says nothing. */
export function wordOf(stands: ParagraphStands, member: DelegationCode): Word | null {
  const { only, silent = [], but = {}, onTheFloor = {} } = stands
  if (only && !only.includes(member)) return null
  if (silent.includes(member) || onTheFloor[member]) return null
  return but[member] ?? { stand: 'agree' }
}
