import * as v from 'valibot'
import type { CommandEntry } from './command-list.ts'

/** Whom commands are offered to: what the member at a window may do with the text now. */
export const Asker = v.strictObject({
  mayWrite: v.boolean(),
  holdsPen: v.boolean(),
  /** Whether it may say something of others' proposals; the secretariat may not ([G7]). */
  mayRemark: v.boolean(),
  /** Whether things may be said of the text, which goes on while the text itself rests under silence ([G7]). */
  maySpeak: v.boolean(),
})
export type Asker = Readonly<v.InferOutput<typeof Asker>>

/** Whether a command is open to whoever asks. */
export function isFor({ for: whose }: CommandEntry, asker: Asker): boolean {
  if (whose === 'all') return true
  if (whose === 'commenter') return asker.maySpeak
  if (whose === 'speaker') return asker.maySpeak && asker.mayRemark
  if (!asker.mayWrite) return false
  if (whose === 'writer') return true
  return whose === 'pen' ? asker.holdsPen : asker.mayRemark
}
