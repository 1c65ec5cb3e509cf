import * as v from 'valibot'
import { CHOSEN_TYPES, STANCES } from '../domain/adoption.ts'
import { isParagraphId, type ParagraphId } from '../domain/char-ids.ts'
import { type DelegationCode, parseDelegationCode } from '../domain/delegations.ts'
import { ANSWERS, CHANNELS } from '../domain/silence.ts'

// What is asked of the relay on the way from a draft to a document; what each does: shared/domain/SPEC.md [K].

const delegation = v.pipe(
  v.string(),
  v.check((text) => parseDelegationCode(text) !== null, 'three capital letters'),
  v.transform((text) => text as DelegationCode),
)
const paragraph = v.custom<ParagraphId>(
  (id) => typeof id === 'string' && isParagraphId(id),
  'the id of a paragraph',
)
/** Milliseconds since 1970. */
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
const note = v.optional(words(4000), '')
const reason = v.pipe(words(2000), v.minLength(1))
const recipients = v.optional(v.nullable(v.pipe(v.array(delegation), v.maxLength(250))), null)

const said = {
  answer: v.picklist(ANSWERS),
  /** When it was given, by the clock of who gave it. */
  given: moment,
  reason: v.optional(words(2000), ''),
  paragraph: v.optional(v.nullable(paragraph), null),
  /** Whether all members may know who breaks silence, and why. */
  isNamed: v.optional(v.boolean(), false),
  /** Until when an extension is asked for. */
  until: v.optional(v.nullable(moment), null),
}

/** The acts of the penholder; `issueAs` and `overrideGate` of the secretariat too. */
export const CLOSING_COMMANDS = [
  v.object({
    command: v.literal('circulate'),
    note,
    recipients,
    commentsUntil: v.optional(v.nullable(moment), null),
  }),
  v.object({ command: v.literal('beginSilence'), deadline: moment, note, recipients }),
  v.object({ command: v.literal('extendSilence'), until: moment }),
  /** Grants (an extension, by another deadline; a late break, by breaking) or refuses what an answer asks for. */
  v.object({
    command: v.literal('reply'),
    delegation,
    /** Of the answer, in the room of the delegation and the pen. */
    key: words(40),
    kind: v.picklist(['granted', 'refused']),
    until: v.optional(v.nullable(moment), null),
    reason: v.optional(words(2000), ''),
  }),
  /** What a delegation said by another way, and the pen vouches for. */
  v.object({
    command: v.literal('enterAnswer'),
    delegation,
    how: v.picklist(CHANNELS),
    ...said,
  }),
  v.object({ command: v.literal('voidSilence'), reason }),
  v.object({ command: v.literal('confirmSilence') }),
  v.object({ command: v.literal('reopen'), reason }),
  v.object({ command: v.literal('chooseType'), type: v.picklist(CHOSEN_TYPES), reason }),
  v.object({ command: v.literal('putInBlue') }),
  v.object({
    command: v.literal('recordStance'),
    delegation,
    stance: v.picklist(STANCES),
    paragraphs: v.optional(v.pipe(v.array(paragraph), v.maxLength(500)), []),
    explanation: v.optional(words(8000), ''),
  }),
  v.object({
    command: v.literal('issueAs'),
    symbol: words(40),
    meeting: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
    date: v.pipe(v.string(), v.isoDate()),
    /** The item of the agenda in the language of the text; as the dossier has it if it is empty. */
    item: v.optional(words(400), ''),
  }),
  /** The final pack may be made although something is left in the text. */
  v.object({ command: v.literal('overrideGate'), reason }),
  v.object({
    command: v.literal('adopt'),
    /** Why what is left over does not matter; null if nothing is. */
    override: v.optional(v.nullable(reason), null),
    /** Rivals that their authors withdrew; the others are set aside. */
    withdrawn: v.optional(v.pipe(v.array(words(24)), v.maxLength(300)), []),
  }),
] as const

export const ClosingCommand = v.variant('command', CLOSING_COMMANDS)
export type ClosingCommand = v.InferOutput<typeof ClosingCommand>

/** What a delegation says of the text under silence; `seen` when it was shown to somebody. */
export const SilenceAnswerRequest = v.object({
  round: v.pipe(v.number(), v.integer(), v.minValue(1)),
  ...said,
  answer: v.picklist([...ANSWERS, 'seen']),
})
export type SilenceAnswerRequest = v.InferOutput<typeof SilenceAnswerRequest>

/** What a member may read of what was said of a round: its own delegation's answers; who holds the pen, everybody's. */
export const SilenceAnswerList = v.object({
  answers: v.array(
    v.object({
      key: v.string(),
      round: v.number(),
      delegation,
      answer: v.picklist([...ANSWERS, 'seen']),
      at: moment,
      given: moment,
      deadline: moment,
      reason: v.string(),
      paragraph: v.nullable(paragraph),
      isNamed: v.boolean(),
      until: v.nullable(moment),
      attested: v.nullable(v.object({ by: delegation, how: v.picklist(CHANNELS) })),
      reply: v.nullable(
        v.object({ kind: v.picklist(['granted', 'refused']), at: moment, reason: v.string() }),
      ),
    }),
  ),
})
export type SilenceAnswerList = v.InferOutput<typeof SilenceAnswerList>
