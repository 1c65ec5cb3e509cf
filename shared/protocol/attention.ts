import * as v from 'valibot'
import { parseDelegationCode } from '../domain/delegations.ts'

// What a window asks of this machine to draw somebody's eye ([D29]): a number for the badge, and perhaps one thing to be
// told. Who calls and how long there is, never a word of what is said: a notification is read over shoulders.

const code = v.pipe(
  v.string(),
  v.check((text) => parseDelegationCode(text) !== null, 'three capital letters'),
)

export const Alert = v.variant('kind', [
  v.strictObject({ kind: v.literal('mention'), by: code }),
  v.strictObject({
    kind: v.literal('silence'),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  }),
  v.strictObject({ kind: v.literal('silenceOver') }),
])
export type Alert = v.InferOutput<typeof Alert>

export const Attention = v.strictObject({
  /** How many comments call on one that were not opened yet. */
  unread: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
  alert: v.nullable(Alert),
  /** Whether a silence runs: nobody is to be disturbed by the app's own affairs. */
  isSilence: v.boolean(),
})
export type Attention = v.InferOutput<typeof Attention>
