import * as v from 'valibot'
import { type DelegationCode, parseDelegationCode } from '../../../shared/domain/delegations.ts'
import { LOCALES } from '../../../shared/messages/locales.ts'
import { DraftPlan, TEXT_LANGS } from '../../../shared/protocol/start-window.ts'

// What is made of files in a process of its own, so that no window waits for a disk or a parser: one task a process.

export const FileTask = v.variant('kind', [
  /** Makes the file of a dossier from its concept note. */
  v.object({
    kind: v.literal('begin'),
    to: v.string(),
    note: v.string(),
    lang: v.picklist(TEXT_LANGS),
    /** Null: whoever presides according to the note. */
    penholder: v.nullable(
      v.custom<DelegationCode>(
        (value) => typeof value === 'string' && parseDelegationCode(value) !== null,
      ),
    ),
    locale: v.picklist(LOCALES),
  }),
  /** Makes the file of a dossier from a document, whose tracked changes are proposals. */
  v.object({
    kind: v.literal('beginFromDraft'),
    to: v.string(),
    draft: v.string(),
    plan: DraftPlan,
    locale: v.picklist(LOCALES),
  }),
  /** Copies the dossier in a file to a place where nothing is. */
  v.object({
    kind: v.literal('copy'),
    from: v.string(),
    to: v.string(),
    locale: v.picklist(LOCALES),
  }),
])
export type FileTask = v.InferOutput<typeof FileTask>

/** Sent to the process at any time later: the task is given up. */
export const StopTask = v.object({ kind: v.literal('stop') })

/** What became of it; sentences are for the user, in the language that was asked for. */
export const FileTaskReport = v.variant('kind', [
  v.object({ kind: v.literal('done') }),
  /** It is done, but for something that the user is to know. */
  v.object({ kind: v.literal('doneBut'), sentence: v.string() }),
  v.object({ kind: v.literal('noPresidency') }),
  v.object({ kind: v.literal('givenUp') }),
  v.object({ kind: v.literal('refused'), sentence: v.string() }),
])
export type FileTaskReport = v.InferOutput<typeof FileTaskReport>
